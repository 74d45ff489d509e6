package gehoor

import "time"

// EraseAfter is the last day on which the dossier is kept; ok is false while it cannot be said: the
// procedure runs, something is still owed, an outside case runs, or it is held.
//
// Decision D35. Two years from the last closing event, and never before thirteen months after filing, in which the Geschillencommissie
// can still be asked (R19). What was declined or withdrawn, a signal and a test filing go after the
// thirteen months.
func EraseAfter(c *Complaint, p Procedure) (last Date, ok bool) {
	if c.Open() || c.Seq == 0 || !c.ErasedAt.IsZero() || c.Hold != (Date{}) || len(c.Outside) > 0 {
		return Date{}, false
	}
	for _, d := range c.duties {
		if d.Open() {
			return Date{}, false
		}
	}
	filing := DateOf(c.Filed.ReceivedAt).AddMonths(p.RetainFiling)
	last = DateOf(c.closing()).AddMonths(p.RetainMonths)
	if c.ClosedOn == ClosedDeclined || c.ClosedOn == ClosedWithdrawn || c.ClosedOn == ClosedSignal || c.Practice {
		last = filing
	}
	if last.Before(filing) {
		last = filing
	}
	return last, true
}

// closing is the moment of the last closing event: the procedure's end, that of an outside case, the
// last measure, or the end of a safety track.
func (c *Complaint) closing() time.Time {
	at := c.ClosedAt
	for _, e := range c.events {
		ends := false
		switch f := e.Fact.(type) {
		case EscalationEnded, MeasureDone:
			ends = true
		case SafetyStep:
			ends = f.Step == StepEnded && !f.Waits
		}
		if ends && e.At.After(at) {
			at = e.At
		}
	}
	return at
}

// EnquiryEraseAfter is the last day on which an enquiry is kept, six months after closing; ok is false while it is
// open, sealed or held, and when it became a complaint, with which it goes. Decision D32.
func EnquiryEraseAfter(e *Enquiry, p Procedure) (last Date, ok bool) {
	if e.Open() || e.Seq == 0 || !e.ErasedAt.IsZero() || e.Sealed || e.Hold != (Date{}) || e.Complaint != 0 {
		return Date{}, false
	}
	return DateOf(e.ClosedAt).AddMonths(p.EnquiryRetain), true
}
