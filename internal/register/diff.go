package register

import (
	"cmp"
	"slices"
	"strconv"
)

// Known is a holder as the store has it. Its names and fields are those the
// register last gave; what an administrator wrote over them is kept elsewhere,
// or the next import would undo it.
type Known struct {
	ID        int64
	Holder    Holder // Names and Locations are not read
	Locations []KnownLocation
}

// KnownLocation is a location as the store has it.
type KnownLocation struct {
	ID            int64
	Place         Place
	Closed        bool
	Registrations []KnownRegistration
}

// KnownRegistration is a registration as the store has it. One number may be
// known under several holders, of whom at most one has it now.
type KnownRegistration struct {
	ID           int64
	Registration Registration
}

// Act is what an import does with something.
type Act string

// The acts. Nothing is ever deleted: the register shows a registration for
// seven years, and complaints hang on it.
const (
	Leave  Act = "leave"
	Add    Act = "add"
	Change Act = "change"
	Close  Act = "close"
)

// Why a registration is closed.
type Why string

// The grounds for closing.
const (
	WhyGone         Why = "gone"         // no longer in the register
	WhyDeregistered Why = "deregistered" // marked as struck off
	WhySold         Why = "sold"         // now in the register under another holder
)

// Field is a field that an import changes.
type Field struct{ Name, Old, New string }

// Plan is what an import would do. The same file a second time gives a plan
// that does nothing.
type Plan struct {
	Holders []HolderStep // by KvK
	// Absent are known holders of whom the file has no row, by KvK. They are
	// left as they are, for the file may be of somebody else.
	Absent []string
	// Refused are the rows that were not read, as far as they may be of the
	// chosen holders. What they name is left as it is.
	Refused []Refused
}

// HolderStep is what becomes of a holder; Act is never Close.
type HolderStep struct {
	Act       Act
	ID        int64  // 0 when added
	Holder    Holder // without Locations
	Fields    []Field
	Locations []LocationStep
}

// LocationStep is what becomes of a location.
type LocationStep struct {
	Act           Act
	ID            int64 // 0 when added
	Place         Place
	Closed        bool // after the import; Fields has "closed" when a closed one opens again
	Since         Date // day of closing, "" for today or when open
	Fields        []Field
	Registrations []RegistrationStep
}

// RegistrationStep is what becomes of a registration. It stands at the location
// it belongs to after the import; when it stood at another one of the same
// holder, Fields has "location" with that one's id.
type RegistrationStep struct {
	Act          Act
	ID           int64        // 0 when added
	Registration Registration // after the import; Until is "" for today when closed without a date
	Fields       []Field
	Why          Why    // of Close
	SoldTo       string // KvK, of WhySold
}

// Count returns how many holders, locations and registrations get an act.
func (p Plan) Count(act Act) (holders, locations, registrations int) {
	for _, h := range p.Holders {
		if h.Act == act {
			holders++
		}
		for _, l := range h.Locations {
			if l.Act == act {
				locations++
			}
			for _, r := range l.Registrations {
				if r.Act == act {
					registrations++
				}
			}
		}
	}
	return holders, locations, registrations
}

// Idle tells whether the plan does nothing.
func (p Plan) Idle() bool {
	for _, act := range []Act{Add, Change, Close} {
		if h, l, r := p.Count(act); h+l+r > 0 {
			return false
		}
	}
	return true
}

// Diff tells what importing a register would do with what is known, for the
// holders with the given KvK numbers, or for every holder of the file when
// there are none.
//
// A location never passes to another holder: a registration that the register
// now has under another one is closed with the old, when either of the two is
// chosen, and added with the new, when that one is. A registration that the file does
// not have is closed, unless one of its refused rows may be that registration.
// A column that the file does not have changes nothing.
func Diff(known []Known, reg Register, kvks ...string) Plan {
	d := differ{reg: reg, owner: map[string]string{}, refusedLRK: map[string]bool{}, blind: map[string]bool{}}
	chosen := func(kvk string) bool { return len(kvks) == 0 || slices.Contains(kvks, kvk) }
	for _, h := range reg.Holders {
		for _, l := range h.Locations {
			for _, r := range l.Registrations {
				if r.Status == Registered {
					d.owner[r.LRK] = h.KvK
				}
			}
		}
	}
	var plan Plan
	for _, r := range reg.Refused {
		if r.LRK == "" {
			d.blind[r.KvK] = true
		} else {
			d.refusedLRK[r.LRK] = true
		}
		if r.KvK == "" || chosen(r.KvK) {
			plan.Refused = append(plan.Refused, r)
		}
	}
	before := map[string]Known{}
	for _, k := range known {
		before[k.Holder.KvK] = k
	}
	after := map[string]bool{}
	for _, h := range reg.Holders {
		after[h.KvK] = true
		if k, ok := before[h.KvK]; chosen(h.KvK) {
			plan.Holders = append(plan.Holders, d.holder(k, h, ok))
		}
	}
	for _, k := range known {
		kvk := k.Holder.KvK
		if after[kvk] && chosen(kvk) {
			continue
		}
		// Not compared, but what a chosen holder bought from it must end here.
		if step := d.soldOnly(k, chosen); len(step.Locations) > 0 {
			plan.Holders = append(plan.Holders, step)
		}
		if !after[kvk] && chosen(kvk) {
			plan.Absent = append(plan.Absent, kvk)
		}
	}
	slices.SortFunc(plan.Holders, func(a, b HolderStep) int { return cmp.Compare(a.Holder.KvK, b.Holder.KvK) })
	slices.Sort(plan.Absent)
	return plan
}

type differ struct {
	reg        Register
	owner      map[string]string // KvK of who has a registration now, by LRK number
	refusedLRK map[string]bool
	blind      map[string]bool // KvK numbers (or "") of refused rows without a readable LRK number
}

// unread tells whether the row of a registration was refused.
func (d differ) unread(r KnownRegistration) bool { return d.refusedLRK[r.Registration.LRK] }

// absent tells whether the file lacks a column.
func (d differ) absent(column string) bool { return slices.Contains(d.reg.Absent, column) }

// holder compares one holder; known is false for one that is new.
func (d differ) holder(k Known, h Holder, known bool) HolderStep {
	step := HolderStep{Act: Add, Holder: h}
	step.Holder.Locations = nil
	if known {
		step.ID = k.ID
		step.Fields = d.holderFields(k.Holder, &step.Holder)
		step.Act = changed(step.Fields)
	}
	places := d.match(k, h)
	at := map[string]placed{} // the known registrations, by LRK number
	for i, l := range k.Locations {
		for _, r := range l.Registrations {
			at[r.Registration.LRK] = placed{r, i}
		}
	}
	seen := map[string]bool{}
	steps := make([]LocationStep, 0, len(h.Locations))
	byKnown := map[int]int{} // index in steps by index in k.Locations
	for i, l := range h.Locations {
		ls := LocationStep{Act: Add, Place: l.Place}
		was := places[i]
		if was >= 0 {
			ls.ID = k.Locations[was].ID
			if slices.ContainsFunc(k.Locations[was].Registrations, d.unread) {
				// Its name is made from all its registrations, and one is not known now.
				ls.Place.Name = k.Locations[was].Place.Name
			}
			ls.Fields = d.placeFields(k.Locations[was].Place, &ls.Place)
			byKnown[was] = len(steps)
		}
		for _, r := range l.Registrations {
			seen[r.LRK] = true
			old, ok := at[r.LRK]
			if !ok {
				ls.Registrations = append(ls.Registrations, RegistrationStep{Act: Add, Registration: r})
				continue
			}
			rs := d.registration(old.KnownRegistration, r)
			if old.location != was {
				rs.Fields = append(rs.Fields, Field{"location", strconv.FormatInt(k.Locations[old.location].ID, 10), idText(ls.ID)})
				if rs.Act == Leave {
					rs.Act = Change
				}
			}
			ls.Registrations = append(ls.Registrations, rs)
		}
		steps = append(steps, ls)
	}
	// What the file no longer has stays where it was.
	for i, l := range k.Locations {
		for _, r := range l.Registrations {
			if seen[r.Registration.LRK] {
				continue
			}
			at, ok := byKnown[i]
			if !ok {
				at = len(steps)
				byKnown[i] = at
				steps = append(steps, LocationStep{ID: l.ID, Place: l.Place})
			}
			steps[at].Registrations = append(steps[at].Registrations, d.missing(k.Holder.KvK, r))
		}
		if _, ok := byKnown[i]; !ok {
			steps = append(steps, LocationStep{Act: Leave, ID: l.ID, Place: l.Place})
			byKnown[i] = len(steps) - 1
		}
	}
	for was, i := range byKnown {
		settle(&steps[i], k.Locations[was])
	}
	for i := range steps {
		if steps[i].ID == 0 {
			steps[i].Since, steps[i].Closed = closedAfter(steps[i].Registrations)
		}
	}
	step.Locations = steps
	return step
}

type placed struct {
	KnownRegistration
	location int
}

// match finds for each location of the register the index of the known one that
// it is, or -1: the one at the same address, else the one that most of its
// registrations come from and that nobody else is, for an address may change.
func (d differ) match(k Known, h Holder) []int {
	places := make([]int, len(h.Locations))
	taken := map[int]bool{}
	byKey := map[string]int{}
	byLRK := map[string]int{}
	for i, l := range k.Locations {
		if key := addressKey(l.Place); key != "" {
			if _, twice := byKey[key]; !twice {
				byKey[key] = i
			}
		}
		for _, r := range l.Registrations {
			byLRK[r.Registration.LRK] = i
		}
	}
	for i, l := range h.Locations {
		places[i] = -1
		if was, ok := byKey[addressKey(l.Place)]; ok && !taken[was] {
			places[i] = was
			taken[was] = true
		}
	}
	for i, l := range h.Locations {
		if places[i] >= 0 {
			continue
		}
		votes := map[int]int{}
		best := -1
		for _, r := range l.Registrations {
			was, ok := byLRK[r.LRK]
			if !ok || taken[was] {
				continue
			}
			votes[was]++
			if best < 0 || votes[was] > votes[best] {
				best = was
			}
		}
		if best >= 0 {
			places[i] = best
			taken[best] = true
		}
	}
	return places
}

// registration compares one registration that the file still has.
func (d differ) registration(old KnownRegistration, r Registration) RegistrationStep {
	was := old.Registration
	step := RegistrationStep{ID: old.ID, Registration: r}
	n := &step.Registration
	c := comparison{d: d}
	c.text("kind", colKind, string(was.Kind), (*string)(&n.Kind))
	c.text("name", colName, was.Name, &n.Name)
	if d.absent(colPlaces) {
		n.Places = was.Places
	} else if was.Places != n.Places {
		c.fields = append(c.fields, Field{"places", strconv.Itoa(was.Places), strconv.Itoa(n.Places)})
	}
	c.text("status", colStatus, string(was.Status), (*string)(&n.Status))
	c.text("from", colFrom, string(was.From), (*string)(&n.From))
	// A day of closing that the register does not give stays the one we noted.
	if n.Until == "" && n.Status == Deregistered {
		n.Until = was.Until
	}
	if was.Until != n.Until {
		c.fields = append(c.fields, Field{"until", string(was.Until), string(n.Until)})
	}
	c.text("municipality code", colCBS, was.Municipality.Code, &n.Municipality.Code)
	c.text("municipality", colMunicipality, was.Municipality.Name, &n.Municipality.Name)
	c.text("disputes committee from", colDisputes, string(was.DisputesFrom), (*string)(&n.DisputesFrom))
	c.text("disputes committee until", colDisputesEnd, string(was.DisputesUntil), (*string)(&n.DisputesUntil))
	c.text("branch", colBranch, was.Branch, &n.Branch)
	c.text("contact person", colPerson, was.Contact.Person, &n.Contact.Person)
	c.text("contact telephone", colTelephone, was.Contact.Telephone, &n.Contact.Telephone)
	c.text("contact mail", colMail, was.Contact.Mail, &n.Contact.Mail)
	c.text("contact website", colWebsite, was.Contact.Website, &n.Contact.Website)
	step.Fields = c.fields
	step.Act = changed(c.fields)
	if was.Status == Registered && n.Status == Deregistered {
		step.Act, step.Why = Close, WhyDeregistered
		if to := d.owner[n.LRK]; to != "" {
			step.Why, step.SoldTo = WhySold, to
		}
	}
	return step
}

// missing says what becomes of a registration the file does not have under its
// holder.
func (d differ) missing(kvk string, r KnownRegistration) RegistrationStep {
	step := RegistrationStep{Act: Leave, ID: r.ID, Registration: r.Registration}
	lrk := r.Registration.LRK
	to := d.owner[lrk]
	switch {
	case r.Registration.Status == Deregistered:
		return step
	case to != "" && to != kvk:
		step.Why, step.SoldTo = WhySold, to
	case d.refusedLRK[lrk] || d.blind[""] || d.blind[kvk]:
		return step
	default:
		step.Why = WhyGone
	}
	step.Act = Close
	step.Registration.Status = Deregistered
	step.Fields = []Field{{"status", string(Registered), string(Deregistered)}}
	return step
}

// soldOnly says what of a holder that is not compared went to a chosen one.
func (d differ) soldOnly(k Known, chosen func(string) bool) HolderStep {
	step := HolderStep{Act: Leave, ID: k.ID, Holder: k.Holder}
	step.Holder.Locations = nil
	for _, l := range k.Locations {
		ls := LocationStep{ID: l.ID, Place: l.Place}
		sold := false
		for _, r := range l.Registrations {
			rs := RegistrationStep{Act: Leave, ID: r.ID, Registration: r.Registration}
			if to := d.owner[r.Registration.LRK]; to != "" && to != k.Holder.KvK && chosen(to) {
				rs = d.missing(k.Holder.KvK, r)
			}
			sold = sold || rs.Act == Close
			ls.Registrations = append(ls.Registrations, rs)
		}
		if sold {
			settle(&ls, l)
			step.Locations = append(step.Locations, ls)
		}
	}
	return step
}

// settle decides what becomes of a known location after its registrations.
func settle(step *LocationStep, was KnownLocation) {
	step.Closed = was.Closed
	since, none := closedAfter(step.Registrations)
	none = none || len(step.Registrations) == 0
	stood := slices.ContainsFunc(was.Registrations, func(r KnownRegistration) bool { return r.Registration.Status == Registered })
	began := false
	for _, r := range step.Registrations {
		began = began || r.Registration.Status == Registered && r.Act != Leave && (r.Act == Add || hasField(r.Fields, "status") || hasField(r.Fields, "location"))
	}
	step.Act = changed(step.Fields)
	switch {
	case none && stood && !was.Closed:
		step.Act, step.Closed, step.Since = Close, true, since
	case began && was.Closed:
		step.Closed = false
		step.Fields = append(step.Fields, Field{"closed", "yes", "no"})
		step.Act = Change
	}
}

// closedAfter tells whether none of the registrations stands any more.
func closedAfter(at []RegistrationStep) (Date, bool) {
	var l Location
	for _, r := range at {
		l.Registrations = append(l.Registrations, r.Registration)
	}
	return l.Closed()
}

func (d differ) holderFields(was Holder, now *Holder) []Field {
	c := comparison{d: d}
	c.text("name", colHolder, was.Name, &now.Name)
	c.text("legal form", colLegalForm, was.LegalForm, &now.LegalForm)
	c.text("address", colHolderStreet, was.Address, &now.Address)
	c.text("postcode", colHolderCode, was.Postcode, &now.Postcode)
	c.text("town", colHolderTown, was.Town, &now.Town)
	return c.fields
}

func (d differ) placeFields(was Place, now *Place) []Field {
	c := comparison{d: d}
	c.text("name", colName, was.Name, &now.Name)
	c.text("address", colAddress, was.Address, &now.Address)
	c.text("postcode", colPostcode, was.Postcode, &now.Postcode)
	c.text("town", colTown, was.Town, &now.Town)
	c.text("bag", colBAG, was.BAG, &now.BAG)
	return c.fields
}

// comparison gathers the fields that differ.
type comparison struct {
	d      differ
	fields []Field
}

// text compares one field, and keeps the old when the file lacks its column.
func (c *comparison) text(name, column, was string, now *string) {
	switch {
	case c.d.absent(column):
		*now = was
	case was != *now:
		c.fields = append(c.fields, Field{name, was, *now})
	}
}

func changed(fields []Field) Act {
	if len(fields) > 0 {
		return Change
	}
	return Leave
}

func hasField(fields []Field, name string) bool {
	return slices.ContainsFunc(fields, func(f Field) bool { return f.Name == name })
}

// idText is an id in words, "" for one that does not exist yet.
func idText(id int64) string {
	if id == 0 {
		return ""
	}
	return strconv.FormatInt(id, 10)
}
