package gehoor

import "slices"

// A WeekChange is what differs between two weekly reports: that of a week, and that of an earlier one as it was
// frozen (R17). It says nothing that does not stand in the two reports.
type WeekChange struct {
	Since   Date // Monday of the earlier one
	Open    Change
	Late    Change // duties
	Overdue Change // told measures
	Outside Change // cases that run at an outside body
	Fresh   []Exception
}

// A Change is a number in the earlier report and in this one.
type Change struct{ Was, Now int }

// Since compares r with the report of an earlier week. Fresh are the exceptions of r that did not stand in it. What
// stood in it and is gone is not named: it was mended, or it is not for the reader's eyes any more.
func (r WeekReport) Since(before WeekReport) WeekChange {
	change := WeekChange{
		Since:   before.From,
		Open:    Change{before.Open, r.Open},
		Late:    Change{before.Late(), r.Late()},
		Overdue: Change{len(before.Overdue), len(r.Overdue)},
		Outside: Change{before.outside(), r.outside()},
		Fresh:   []Exception{},
	}
	for _, e := range r.Exceptions {
		if !slices.ContainsFunc(before.Exceptions, e.same) {
			change.Fresh = append(change.Fresh, e)
		}
	}
	return change
}

// same reports whether two reports tell of one thing; how many days late it is differs each week.
func (e Exception) same(o Exception) bool {
	return e.Complaint == o.Complaint && e.Duty == o.Duty && e.By == o.By && e.Alone == o.Alone
}

// Late is how many duties of the report are late.
func (r WeekReport) Late() int {
	n := 0
	for _, e := range r.Exceptions {
		if !e.Alone {
			n++
		}
	}
	return n
}

// LateComplaints is of how many complaints something is late.
func (r WeekReport) LateComplaints() int {
	late := map[StreamID]bool{}
	for _, e := range r.Exceptions {
		if !e.Alone {
			late[e.Complaint] = true
		}
	}
	return len(late)
}

func (r WeekReport) outside() int {
	n := 0
	for _, o := range r.Outside {
		n += o.Running
	}
	return n
}

// Places are the locations that the report tells of.
func (r WeekReport) Places() map[LocationID]bool {
	told := map[LocationID]bool{}
	for _, l := range r.Locations {
		told[l.Location] = true
	}
	for _, e := range r.Exceptions {
		told[e.Location] = true
	}
	for _, m := range slices.Concat(r.Overdue, r.NewMeasures) {
		told[m.Location] = true
	}
	return told
}
