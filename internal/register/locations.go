package register

import (
	"cmp"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Kind is a kind of childcare as the register has it (type_oko).
type Kind string

// The kinds, in the order in which a location lists them.
const (
	DayCare     Kind = "KDV" // kinderdagverblijf
	PlayGroup   Kind = "PSZ" // peuterspeelzaal, in files up to 2016
	AfterSchool Kind = "BSO" // buitenschoolse opvang
	Agency      Kind = "GOB" // gastouderbureau
	ChildMinder Kind = "VGO" // voorziening voor gastouderopvang
)

var kinds = []Kind{DayCare, PlayGroup, AfterSchool, Agency, ChildMinder}

// Status is whether a registration stands in the register.
type Status string

// The statuses; files before 2017 say geregistreerd, niet meer geregistreerd.
const (
	Registered   Status = "registered"   // Ingeschreven
	Deregistered Status = "deregistered" // Uitgeschreven
)

var statuses = map[string]Status{
	"ingeschreven":             Registered,
	"geregistreerd":            Registered,
	"uitgeschreven":            Deregistered,
	"niet meer geregistreerd":  Deregistered,
	"niet langer ingeschreven": Deregistered,
}

// Register is a file of the childcare register: who offers what where.
// Its order depends on its content alone, not on the order of the file's rows.
type Register struct {
	Holders []Holder // by KvK
	// Unheld are child minders whose row names neither a KvK number nor an
	// agency of this file, by LRK number.
	Unheld []Location
	// Refused are the rows that could not be read, by line.
	Refused []Refused
	// Rows counts the rows below the header; each is a registration or refused.
	Rows int
	// Absent are the optional columns that this file does not have. What they
	// would say is unknown, not empty.
	Absent []string
}

// Holder is who runs locations (the houder), known by its KvK number.
type Holder struct {
	KvK       string   // eight digits
	Name      string   // the one most rows have
	Names     []string // all of them, the most frequent first
	LegalForm string   // written one way, such as "Besloten Vennootschap"; "" when not told
	Address   string
	Postcode  string
	Town      string
	Locations []Location // by town, address and first LRK number
}

// Location is a place at an address where one holder has registrations.
type Location struct {
	Place
	Registrations []Registration // day care first, then by LRK number
}

// Place is how a location is found.
type Place struct {
	Name     string // made from the names of the registrations
	Address  string // street and number; "" for a child minder who works at the parents'
	Postcode string // "3581GK"; "" like Address
	Town     string // in mixed case
	BAG      string // sixteen digits of the register of addresses and buildings, or ""
}

// Registration is one line of the register. Two at one address are two.
type Registration struct {
	LRK           string // nine digits
	Kind          Kind
	Name          string
	Places        int // children at a time; 0 when not told
	Status        Status
	From, Until   Date // Until is the day it was struck off, "" when unknown
	Municipality  Municipality
	DisputesFrom  Date   // joined the Geschillencommissie
	DisputesUntil Date   // left it
	Branch        string // vestigingsnummer, twelve digits or ""
	Contact       Contact
}

// Municipality is who supervises a registration.
type Municipality struct {
	Code string // four digits of the statistics office (CBS), or ""
	Name string
}

// Contact is what the register publishes for parents; every field may be "".
type Contact struct {
	Person, Telephone, Mail, Website string
}

// Closed tells whether a location has registrations but none that stands, and
// since when as far as the register says.
func (l Location) Closed() (since Date, closed bool) {
	for _, r := range l.Registrations {
		if r.Status == Registered {
			return "", false
		}
		since = max(since, r.Until)
	}
	return since, len(l.Registrations) > 0
}

// Columns of the register, by their own names.
const (
	colLRK          = "lrk_id"
	colKind         = "type_oko"
	colName         = "actuele_naam_oko"
	colPlaces       = "aantal_kindplaatsen"
	colStatus       = "status"
	colFrom         = "inschrijfdatum"
	colUntil        = "uitschrijfdatum"
	colAddress      = "opvanglocatie_adres"
	colPostcode     = "opvanglocatie_postcode"
	colTown         = "opvanglocatie_woonplaats"
	colBAG          = "bag_id"
	colHolder       = "naam_houder"
	colKvK          = "kvk_nummer_houder"
	colBranch       = "vestigingsnummer_houder"
	colLegalForm    = "rechtsvorm_houder"
	colDisputes     = "start_geschillencommissie"
	colDisputesEnd  = "einde_geschillencommissie"
	colHolderStreet = "houder_adres"
	colHolderCode   = "houder_postcode"
	colHolderTown   = "houder_woonplaats"
	colPerson       = "contact_persoon"
	colTelephone    = "contact_telefoon"
	colMail         = "contact_emailadres"
	colWebsite      = "contact_website"
	colCBS          = "cbs_code"
	colMunicipality = "verantwoordelijke_gemeente"
	colAgency1      = "gastouderbureau_1"
	colAgency2      = "gastouderbureau_2"
)

var (
	requiredColumns = []string{colLRK, colKind, colName, colStatus, colAddress, colPostcode, colTown, colHolder, colKvK}
	optionalColumns = []string{colPlaces, colFrom, colUntil, colBAG, colBranch, colLegalForm, colDisputes, colDisputesEnd,
		colHolderStreet, colHolderCode, colHolderTown, colPerson, colTelephone, colMail, colWebsite, colCBS, colMunicipality, colAgency1, colAgency2}
)

// ReadLocations reads the register's CSV as it really is: separated by
// semicolons, with either line end, in UTF-8 or Windows-1252, its columns in
// any order, unknown ones ignored. It reads row by row; a row it cannot take
// becomes a [Refused] one and the rest is still read. An error means that
// nothing could be read: [HeaderError], [ErrEmpty], [ErrUTF16] or the reader's.
func ReadLocations(r io.Reader) (Register, error) {
	known := func(name string) string {
		name = strings.ToLower(name)
		if slices.Contains(requiredColumns, name) || slices.Contains(optionalColumns, name) {
			return name
		}
		return ""
	}
	rows, err := openRows(r, known)
	if err != nil {
		return Register{}, err
	}
	if err := rows.need(requiredColumns...); err != nil {
		return Register{}, err
	}
	var reg Register
	for _, c := range optionalColumns {
		if !rows.has(c) {
			reg.Absent = append(reg.Absent, c)
		}
	}
	var entries []entry
	lines := map[[2]string]int{} // of a holder's registration
	row := make(map[string]string)
	for {
		refused, err := rows.next(row)
		if err == io.EOF {
			reg.group(entries)
			return reg, nil
		}
		if err != nil {
			return Register{}, err
		}
		reg.Rows++
		if refused == nil {
			var e entry
			if e, refused = readEntry(rows, row); refused == nil {
				key := [2]string{e.holder.KvK, e.LRK}
				if first, twice := lines[key]; twice {
					refused = rows.refuse(ReasonTwice, strconv.Itoa(first))
				} else {
					lines[key] = rows.line
					entries = append(entries, e)
				}
			}
		}
		if refused != nil {
			// Diff must not take a row that it cannot read for one that is gone.
			refused.LRK, refused.KvK = lrkForm.FindString(row[colLRK]), kvkForm.FindString(row[colKvK])
			reg.Refused = append(reg.Refused, *refused)
		}
	}
}

// entry is a registration with what its row says around it.
type entry struct {
	Registration
	place    Place
	holder   Holder // without locations and names
	agencies string
}

var (
	lrkForm      = regexp.MustCompile(`^[0-9]{9}$`)
	lrkWithin    = regexp.MustCompile(`\b[0-9]{9}\b`)
	kvkForm      = regexp.MustCompile(`^[0-9]{8}$`)
	branchForm   = regexp.MustCompile(`^[0-9]{12}$`)
	bagForm      = regexp.MustCompile(`^[0-9]{16}$`)
	cbsForm      = regexp.MustCompile(`^[0-9]{4}$`)
	postcodeForm = regexp.MustCompile(`^([1-9][0-9]{3}) ?([A-Za-z]{2})$`)
)

// fieldReader reads the fields of one row and keeps what was first wrong.
type fieldReader struct {
	rows    *rows
	row     map[string]string
	refused *Refused
}

func (f *fieldReader) fail(why Reason, column string, more ...string) {
	if f.refused == nil {
		f.refused = f.rows.refuse(why, append([]string{column}, more...)...)
	}
}

func (f *fieldReader) text(column string) string {
	return strings.Join(strings.Fields(f.row[column]), " ")
}

func (f *fieldReader) required(column string) string {
	s := f.text(column)
	if s == "" {
		f.fail(ReasonMissing, column)
	}
	return s
}

// form reads a field that is empty or as the expression asks.
func (f *fieldReader) form(column string, form *regexp.Regexp) string {
	s := f.text(column)
	if s != "" && !form.MatchString(s) {
		f.fail(ReasonMalformed, column, s)
	}
	return s
}

func (f *fieldReader) date(column string) Date {
	d, ok := parseDate(f.text(column))
	if !ok {
		f.fail(ReasonMalformed, column, f.text(column))
	}
	return d
}

func (f *fieldReader) count(column string) int {
	s := f.text(column)
	if s == "" {
		return 0
	}
	n, err := strconv.ParseUint(s, 10, 16)
	if err != nil {
		f.fail(ReasonMalformed, column, s)
	}
	return int(n)
}

func (f *fieldReader) postcode(column string) string {
	s := f.text(column)
	m := postcodeForm.FindStringSubmatch(s)
	if m == nil {
		if s != "" {
			f.fail(ReasonMalformed, column, s)
		}
		return ""
	}
	return m[1] + strings.ToUpper(m[2])
}

// unwrapped reads a contact field, around which the register leaves apostrophes.
func (f *fieldReader) unwrapped(column string) string {
	return strings.TrimSpace(strings.Trim(f.text(column), "' "))
}

func readEntry(rows *rows, row map[string]string) (entry, *Refused) {
	f := &fieldReader{rows: rows, row: row}
	var e entry
	f.required(colLRK)
	e.LRK = f.form(colLRK, lrkForm)
	e.Kind = Kind(strings.ToUpper(f.required(colKind)))
	if !slices.Contains(kinds, e.Kind) {
		f.fail(ReasonUnknown, colKind, f.text(colKind))
	}
	e.Status = statuses[strings.ToLower(f.required(colStatus))]
	if e.Status == "" {
		f.fail(ReasonUnknown, colStatus, f.text(colStatus))
	}
	e.Name = f.required(colName)
	e.Places = f.count(colPlaces)
	e.From, e.Until = f.date(colFrom), f.date(colUntil)
	e.DisputesFrom, e.DisputesUntil = f.date(colDisputes), f.date(colDisputesEnd)
	e.Municipality = Municipality{Code: f.form(colCBS, cbsForm), Name: f.text(colMunicipality)}
	e.Branch = f.form(colBranch, branchForm)
	e.Contact = Contact{
		Person:    f.unwrapped(colPerson),
		Telephone: f.unwrapped(colTelephone),
		Mail:      f.unwrapped(colMail),
		Website:   f.unwrapped(colWebsite),
	}
	e.agencies = f.text(colAgency1) + " " + f.text(colAgency2)
	if e.Kind != ChildMinder {
		for _, c := range []string{colAddress, colPostcode, colTown, colHolder, colKvK} {
			f.required(c)
		}
	}
	e.place = Place{
		Name:     e.Name,
		Address:  f.text(colAddress),
		Postcode: f.postcode(colPostcode),
		Town:     townName(f.text(colTown)),
		BAG:      f.form(colBAG, bagForm),
	}
	e.holder = Holder{
		KvK:       f.form(colKvK, kvkForm),
		Name:      f.text(colHolder),
		LegalForm: legalForm(f.text(colLegalForm)),
		Address:   f.text(colHolderStreet),
		// Holders may live abroad, where other postcodes are.
		Postcode: strings.ToUpper(f.text(colHolderCode)),
		Town:     townName(f.text(colHolderTown)),
	}
	return e, f.refused
}

// group puts the registrations under their holders and addresses.
func (reg *Register) group(entries []entry) {
	agencies := map[string]Holder{} // by the agency's own LRK number
	for _, e := range entries {
		if e.Kind == Agency && (agencies[e.LRK].KvK == "" || e.Status == Registered) {
			agencies[e.LRK] = e.holder
		}
	}
	holders := map[string]map[string][]entry{}
	rows := map[string][]Holder{} // what the rows say of each holder
	for _, e := range entries {
		kvk := e.holder.KvK
		if kvk != "" {
			rows[kvk] = append(rows[kvk], e.holder)
		} else {
			// A complaint about a child minder is for the agency that sent her.
			for _, lrk := range lrkWithin.FindAllString(e.agencies, -1) {
				kvk = cmp.Or(kvk, agencies[lrk].KvK)
			}
		}
		if holders[kvk] == nil {
			holders[kvk] = map[string][]entry{}
		}
		key := addressKey(e.place)
		if key == "" {
			key = "lrk " + e.LRK
		}
		holders[kvk][key] = append(holders[kvk][key], e)
	}
	for _, kvk := range slices.Sorted(maps.Keys(holders)) {
		locations := make([]Location, 0, len(holders[kvk]))
		for _, at := range holders[kvk] {
			locations = append(locations, locationOf(at))
		}
		slices.SortFunc(locations, func(a, b Location) int {
			return cmp.Or(cmp.Compare(fold(a.Town), fold(b.Town)), cmp.Compare(fold(a.Address), fold(b.Address)),
				cmp.Compare(a.Registrations[0].LRK, b.Registrations[0].LRK))
		})
		if kvk == "" {
			slices.SortFunc(locations, func(a, b Location) int { return cmp.Compare(a.Registrations[0].LRK, b.Registrations[0].LRK) })
			reg.Unheld = locations
			continue
		}
		h := holderOf(rows[kvk])
		h.Locations = locations
		reg.Holders = append(reg.Holders, h)
	}
}

// locationOf makes one location of the entries at one address.
func locationOf(at []entry) Location {
	slices.SortFunc(at, func(a, b entry) int {
		return cmp.Or(cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)), cmp.Compare(a.LRK, b.LRK))
	})
	l := Location{Place: Place{
		Address:  most(at, func(e entry) string { return e.place.Address })[0],
		Postcode: at[0].place.Postcode,
		Town:     most(at, func(e entry) string { return e.place.Town })[0],
		BAG:      most(at, func(e entry) string { return e.place.BAG })[0],
	}}
	for _, e := range at {
		l.Registrations = append(l.Registrations, e.Registration)
	}
	l.Name = placeName(l.Registrations)
	return l
}

// holderOf makes one holder of what the rows of one KvK number say.
func holderOf(rows []Holder) Holder {
	h := Holder{KvK: rows[0].KvK, Names: most(rows, func(h Holder) string { return h.Name })}
	h.Name = h.Names[0]
	h.LegalForm = most(rows, func(h Holder) string { return h.LegalForm })[0]
	// Street, postcode and town must come from one row to fit together.
	address := most(rows, func(h Holder) string { return h.Address + "\x00" + h.Postcode + "\x00" + h.Town })[0]
	parts := strings.Split(address, "\x00")
	h.Address, h.Postcode, h.Town = parts[0], parts[1], parts[2]
	return h
}

// most lists what the items say, the most frequent first and then by alphabet,
// and what is empty last. It is never empty itself when items is not.
func most[T any](items []T, say func(T) string) []string {
	count := map[string]int{}
	for _, it := range items {
		count[say(it)]++
	}
	return slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		if (a == "") != (b == "") {
			return cmp.Compare(b, a)
		}
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
}

// Count returns how many holders, locations and registrations were read,
// those without a holder included.
func (reg Register) Count() (holders, locations, registrations int) {
	locations = len(reg.Unheld)
	for _, l := range reg.Unheld {
		registrations += len(l.Registrations)
	}
	for _, h := range reg.Holders {
		locations += len(h.Locations)
		for _, l := range h.Locations {
			registrations += len(l.Registrations)
		}
	}
	return len(reg.Holders), locations, registrations
}
