package gehoor

import (
	"reflect"
	"slices"
	"time"
)

// An Exhibit is something of a dossier that may go into a package for somebody outside (R19, D20): words, a letter or
// a file, with the event that it belongs to.
type Exhibit struct {
	KeptItem
	Inside bool // made for ourselves: it goes along only when somebody chooses it
}

// Exhibits lists what may go into a package for somebody, in the order in which it came. Never in it: personnel measures and all that was
// decided beside them (D21), what belongs to a safety track (D23), whose dossier this was and who read along, requests about own data
// of others than who gets it, and packages made before; nor any mail, ours or theirs, for it may have the complainant's own link to the
// status page: its line, with the day and the seal, goes along. A sealed or erased dossier has none.
func (c *Complaint) Exhibits(to Recipient) []Exhibit {
	if c.Sealed || c.Seq == 0 || !c.ErasedAt.IsZero() {
		return nil
	}
	gone := c.goneItems()
	at := map[Item]int{}
	var all []Exhibit
	for _, e := range c.events {
		if !c.tellable(e, to) {
			continue
		}
		keptIn(reflect.ValueOf(e.Fact), "", false, func(k KeptItem) {
			k.Event = e
			x := Exhibit{KeptItem: k, Inside: inside(e.Fact)}
			i, twice := at[k.Ref.Item]
			switch {
			case k.Ref.Item == 0 || gone[k.Ref.Item] || k.Field == "Message" || k.Field == "Raw":
			case !twice:
				at[k.Ref.Item] = len(all)
				all = append(all, x)
			case all[i].Inside && !x.Inside: // a draft became the letter that went out
				all[i] = x
			}
		})
	}
	slices.SortStableFunc(all, func(a, b Exhibit) int { return a.Event.Seq - b.Event.Seq })
	return all
}

// Telling lists the events that a package for somebody may tell of, in order: their lines of the log can go along as proof. What was made for
// ourselves is not among them; a line of it goes along with an exhibit that was chosen.
func (c *Complaint) Telling(to Recipient) []Event {
	var all []Event
	if c.Sealed || c.Seq == 0 || !c.ErasedAt.IsZero() {
		return nil
	}
	for _, e := range c.events {
		if c.tellable(e, to) && !inside(e.Fact) {
			all = append(all, e)
		}
	}
	return all
}

// tellable reports whether an event may be told of to somebody outside.
func (c *Complaint) tellable(e Event, to Recipient) bool {
	if e.Fact == nil || c.Recalled[e.Seq] || withPersonnel(reflect.ValueOf(e.Fact)) {
		return false
	}
	switch f := e.Fact.(type) {
	case SafetyAsked, SafetyCleared, Diverted, SafetyMarked, SafetyMarkRead, SafetyStep, DiversionReversed,
		Recalled, Held, Released, Erased, AccessGranted, AccessWithdrawn, CodeRenewed, PackageMade, BreachSuspected, BreachJudged,
		PartyNamed, PartyStands, PracticeProposed, MarkedPractice, Linked, SharedMailSet:
		return false
	case MeasureDone:
		return c.Measures[f.No].Kind != PersonnelMeasure
	case MeasurePassed:
		return to != ForComplainant && c.Measures[f.No].Kind != PersonnelMeasure
	case MeasureMoved:
		return c.Measures[f.No].Kind != PersonnelMeasure
	case DataRequested:
		return to == ForComplainant && f.Party == 0
	case DataAnswered:
		if f.Seq < 1 || f.Seq > len(c.events) {
			return false
		}
		asked, ok := c.events[f.Seq-1].Fact.(DataRequested)
		return ok && to == ForComplainant && asked.Party == 0
	case Disclosed, DisclosureGiven, DisclosureRenewed, DisclosureRead, DisclosureEnded: // theirs, not the complainant's
		return to != ForComplainant
	case Heard:
		return to != ForComplainant || f.Side == SideComplainant
	case AccountSent:
		return to != ForComplainant || f.Side == SideComplainant
	case AccountAnswered:
		return to != ForComplainant || f.Side == SideComplainant
	case HearingPlanned:
		return to != ForComplainant || f.Side == SideComplainant
	case MessageReceived:
		return to != ForComplainant || f.Party == 0
	case MessageSent:
		return to != ForComplainant || f.Party == 0
	case DocumentAdded:
		return to != ForComplainant || f.Public || f.Side == SideComplainant
	}
	return to != ForComplainant || !inside(e.Fact)
}

// inside reports whether a fact was made for ourselves.
func inside(f Fact) bool {
	switch f.(type) {
	case NoteAdded, Investigated, DecisionProposed, DecisionDrafted, DecisionSentBack, ApprovalPassed, TakenOver, HandedOver, CallPassed, MeasurePassed,
		Routed, Rerouted, SeniorTold, RelationChecked:
		return true
	}
	return false
}

// withPersonnel reports whether a fact holds a personnel measure (D21), or decides on one.
func withPersonnel(v reflect.Value) bool {
	if m, ok := v.Interface().(Measure); ok {
		return m.Kind == PersonnelMeasure
	}
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return false
		}
		for i := range v.NumField() {
			if withPersonnel(v.Field(i)) {
				return true
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if withPersonnel(v.Index(i)) {
				return true
			}
		}
	case reflect.Pointer:
		return !v.IsNil() && withPersonnel(v.Elem())
	}
	return false
}

// MakePackage records that a package of the dossier was made, and for whom (R19, D20, D34). The complainant's own copy answers
// their request for it: without an answer that was not a refusal there is none. Sealed dossiers leave the house by their track alone.
func (c *Complaint) MakePackage(in PackageMade) ([]Fact, error) {
	switch {
	case c.Seq == 0 || !c.ErasedAt.IsZero():
		return nil, refuse("D35", "escalate.erased")
	case c.Sealed:
		return nil, refuse("R8", "act.sealed")
	case !slices.Contains(Recipients, in.For):
		return nil, refuse("R19", "package.for")
	case in.For == ForComplainant && !c.CopyGranted():
		return nil, refuse("D20", "package.not-granted")
	case in.For == ForOther && in.To == Ref{}:
		return nil, refuse("D20", "package.to-whom")
	case in.Shown == 0:
		return nil, refuse("R19", "package.empty")
	case in.File.Original == Ref{} || in.Sum == Hash{}:
		return nil, refuse("R19", "package.empty")
	}
	return []Fact{in}, nil
}

// CopyGranted reports whether the privacy officer has granted the complainant to read or have what is kept (D20).
func (c *Complaint) CopyGranted() bool {
	for _, e := range c.events {
		a, ok := e.Fact.(DataAnswered)
		if !ok || a.Outcome == DataRefused || a.Seq < 1 || a.Seq > len(c.events) {
			continue
		}
		if q, ok := c.events[a.Seq-1].Fact.(DataRequested); ok && q.Party == 0 && (q.What == DataAccess || q.What == DataCopy) {
			return true
		}
	}
	return false
}

// Packages lists the packages that were made, oldest first, each with its event.
func (c *Complaint) Packages() []Event {
	var all []Event
	for _, e := range c.events {
		if _, ok := e.Fact.(PackageMade); ok {
			all = append(all, e)
		}
	}
	return all
}

// Recipients are those for whom a package can be made.
var Recipients = []Recipient{ForCommittee, ForComplaintsDesk, ForInspector, ForComplainant, ForOther}
