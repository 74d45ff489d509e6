package register

import (
	"fmt"
	"io"
	"net/mail"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Role is what a person is in the organisation.
type Role string

// The roles.
const (
	LocationManager  Role = "location manager"
	RegionalManager  Role = "regional manager"
	Director         Role = "director"
	Board            Role = "board"
	Supervisor       Role = "supervisor" // of the board: raad van toezicht
	Coordinator      Role = "coordinator"
	Deputy           Role = "deputy coordinator" // of the complaints coordinator
	SafetyOfficer    Role = "safety officer"
	AttentionOfficer Role = "attention officer" // aandachtsfunctionaris of the meldcode
	PrivacyOfficer   Role = "privacy officer"
	Administrator    Role = "administrator"
	Auditor          Role = "auditor"
)

// roleWords are the words for the roles, by their letters alone.
var roleWords = map[string]Role{
	"locationmanager": LocationManager, "locatiemanager": LocationManager, "vestigingsmanager": LocationManager, "clustermanager": LocationManager,
	"regionalmanager": RegionalManager, "regionmanager": RegionalManager, "regiomanager": RegionalManager,
	"director": Director, "directeur": Director, "directrice": Director, "directie": Director,
	"board": Board, "boardmember": Board, "bestuur": Board, "bestuurder": Board, "raadvanbestuur": Board,
	"supervisor": Supervisor, "supervisoryboard": Supervisor, "toezichthouder": Supervisor, "raadvantoezicht": Supervisor, "toezichthouderraadvantoezicht": Supervisor, "raadvancommissarissen": Supervisor,
	"coordinator": Coordinator, "complaintscoordinator": Coordinator, "klachtencoordinator": Coordinator, "klachtenfunctionaris": Coordinator,
	"deputycoordinator": Deputy, "deputycomplaintscoordinator": Deputy, "plaatsvervangendcoordinator": Deputy, "plaatsvervangendklachtencoordinator": Deputy, "plaatsvervangendklachtenfunctionaris": Deputy, "vervangendcoordinator": Deputy, "vervangendklachtencoordinator": Deputy, "tweedeklachtencoordinator": Deputy,
	"safetyofficer": SafetyOfficer, "veiligheidsfunctionaris": SafetyOfficer,
	"attentionofficer": AttentionOfficer, "aandachtsfunctionaris": AttentionOfficer,
	"privacyofficer": PrivacyOfficer, "dataprotectionofficer": PrivacyOfficer, "functionarisgegevensbescherming": PrivacyOfficer, "functionarisvoorgegevensbescherming": PrivacyOfficer, "fg": PrivacyOfficer, "dpo": PrivacyOfficer,
	"administrator": Administrator, "beheerder": Administrator,
	"auditor": Auditor,
}

// Person is a line of the people's file: somebody in one role. Who has two
// roles stands on two lines, with the same mail address.
type Person struct {
	Line      int    // of the file, the header included
	Name      string // as people say it
	Mail      string // the address, its domain in lower case; the account
	Telephone string // "+31612345678", a Dutch service number such as "09001234", or ""
	Role      Role
	Position  string // what the person's function is called, or ""
	Location  string // an LRK number or a name, as [Finder.Place] takes it; always for a location manager
	Town      string // to tell two locations of one name apart, or ""
	Region    string // the region's name; always for a regional manager
	From      Date   // first day, "" for as long as anybody knows
	Until     Date   // last day, "" for open
}

// People is what a people's file says.
type People struct {
	People  []Person  // by line
	Refused []Refused // by line
	Rows    int       // lines below the header that are not empty
	Ignored []string  // columns the file has and the reader does not know
}

const (
	pcName     = "name"
	pcMail     = "mail"
	pcPhone    = "telephone"
	pcRole     = "role"
	pcPosition = "position"
	pcLocation = "location"
	pcTown     = "town"
	pcRegion   = "region"
	pcEither   = "location or region"
	pcFrom     = "from"
	pcUntil    = "until"
)

// peopleColumns are the words for the columns, by their letters alone.
var peopleColumns = map[string]string{
	"name": pcName, "naam": pcName,
	"mail": pcMail, "email": pcMail, "emailaddress": pcMail, "mailadres": pcMail, "emailadres": pcMail,
	"telephone": pcPhone, "phone": pcPhone, "telefoon": pcPhone, "telefoonnummer": pcPhone, "tel": pcPhone, "mobiel": pcPhone,
	"role": pcRole, "rol": pcRole,
	"position": pcPosition, "functie": pcPosition, "functienaam": pcPosition,
	"location": pcLocation, "locatie": pcLocation, "lrk": pcLocation, "lrknummer": pcLocation,
	"town": pcTown, "plaats": pcTown, "woonplaats": pcTown,
	"region": pcRegion, "regio": pcRegion,
	"locationorregion": pcEither, "locatieofregio": pcEither, "locationregion": pcEither, "locatieregio": pcEither,
	"from": pcFrom, "van": pcFrom, "vanaf": pcFrom, "begindatum": pcFrom, "ingangsdatum": pcFrom,
	"until": pcUntil, "tot": pcUntil, "totenmet": pcUntil, "tm": pcUntil, "einddatum": pcUntil,
}

// ReadPeople reads a file of people as a spreadsheet saves it: separated by
// commas, semicolons or tabs, in UTF-8 or Windows-1252, its columns in any
// order and named in Dutch or English: name, mail, telephone, role, position,
// location, town, region (or "location or region" in one), from, until. Name,
// mail and role are required. A bad line becomes a [Refused] one and the rest is
// still read. Errors are those of [ReadLocations].
func ReadPeople(r io.Reader) (People, error) {
	var p People
	rows, err := openRows(r, func(name string) string {
		column := peopleColumns[letters(name)]
		if column == "" && name != "" {
			p.Ignored = append(p.Ignored, name)
		}
		return column
	})
	if err != nil {
		return People{}, err
	}
	if err := rows.need(pcName, pcMail, pcRole); err != nil {
		return People{}, err
	}
	seen := roll{lines: map[string]int{}, names: map[string]Person{}}
	row := make(map[string]string)
	for {
		refused, err := rows.next(row)
		if err == io.EOF {
			return p, nil
		}
		if err != nil {
			return People{}, err
		}
		p.Rows++
		var person Person
		if refused == nil {
			person, refused = readPerson(rows, row)
		}
		if refused == nil {
			refused = seen.check(rows, person)
		}
		if refused != nil {
			p.Refused = append(p.Refused, *refused)
			continue
		}
		p.People = append(p.People, person)
	}
}

// roll knows who was on the earlier lines.
type roll struct {
	lines map[string]int    // by everything that makes a position one
	names map[string]Person // by mail address
}

// check refuses a line that repeats an earlier one, or gives its mail address
// to somebody else: the address is the account, and two people share none.
func (s roll) check(rows *rows, p Person) *Refused {
	account := strings.ToLower(p.Mail)
	if first, known := s.names[account]; known && fold(first.Name) != fold(p.Name) {
		return rows.refuse(ReasonOtherName, strconv.Itoa(first.Line))
	}
	key := fmt.Sprintf("%q", []string{account, string(p.Role), fold(p.Location), fold(p.Town), fold(p.Region), string(p.From)})
	if first, known := s.lines[key]; known {
		return rows.refuse(ReasonTwice, strconv.Itoa(first))
	}
	s.lines[key] = p.Line
	if _, known := s.names[account]; !known {
		s.names[account] = p
	}
	return nil
}

func readPerson(rows *rows, row map[string]string) (Person, *Refused) {
	f := &fieldReader{rows: rows, row: row}
	p := Person{
		Line:     rows.line,
		Name:     f.required(pcName),
		Role:     roleWords[letters(f.required(pcRole))],
		Position: f.text(pcPosition),
		Location: f.text(pcLocation),
		Town:     f.text(pcTown),
		Region:   f.text(pcRegion),
		From:     f.date(pcFrom),
		Until:    f.date(pcUntil),
	}
	if letters(p.Name) == "" {
		f.fail(ReasonMalformed, pcName, p.Name)
	}
	var ok bool
	if p.Mail, ok = mailAddress(f.required(pcMail)); !ok {
		f.fail(ReasonMalformed, pcMail, f.text(pcMail))
	}
	if p.Telephone, ok = telephone(f.text(pcPhone)); !ok {
		f.fail(ReasonMalformed, pcPhone, f.text(pcPhone))
	}
	if p.Role == "" {
		f.fail(ReasonUnknown, pcRole, f.text(pcRole))
	}
	if either := f.text(pcEither); either != "" {
		// One column for both: only the regional manager's is a region.
		if p.Role == RegionalManager && p.Region == "" {
			p.Region = either
		} else if p.Role != RegionalManager && p.Location == "" {
			p.Location = either
		}
	}
	if p.Role == LocationManager && p.Location == "" {
		f.fail(ReasonMissing, pcLocation)
	}
	if p.Role == RegionalManager && p.Region == "" {
		f.fail(ReasonMissing, pcRegion)
	}
	if p.From != "" && p.Until != "" && p.Until < p.From {
		f.fail(ReasonOrder, string(p.From), string(p.Until))
	}
	return p, f.refused
}

// mailAddress reads an address alone, without a name around it.
func mailAddress(s string) (string, bool) {
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || len(s) > 254 {
		return "", false
	}
	at := strings.LastIndexByte(s, '@')
	domain := strings.ToLower(s[at+1:])
	if !domainForm.MatchString(domain) || strings.ContainsAny(s[:at], " \"") {
		return "", false
	}
	return s[:at+1] + domain, true
}

var (
	domainForm  = regexp.MustCompile(`^(?:[\pL\pN](?:[\pL\pN-]*[\pL\pN])?\.)+[\pL][\pL\pN-]*[\pL\pN]$`)
	phoneForm   = regexp.MustCompile(`^\+?[0-9 ().\-/]+$`)
	serviceForm = regexp.MustCompile(`^0(?:800|900|906|909)(?:[0-9]{4}|[0-9]{7})$`)
	dutchForm   = regexp.MustCompile(`^0[1-9][0-9]{8}$`)
	abroadForm  = regexp.MustCompile(`^\+[1-9][0-9]{7,14}$`)
)

// telephone reads a Dutch number as people write it, 06-12 34 56 78 or
// +31 (0)6 12345678, or one from abroad with its country code.
func telephone(s string) (string, bool) {
	if s == "" {
		return "", true
	}
	if !phoneForm.MatchString(s) {
		return "", false
	}
	s = strings.Replace(s, "(0)", "", 1)
	digits := strings.Map(func(r rune) rune {
		if r == '+' || '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, s)
	if rest, ok := strings.CutPrefix(digits, "00"); ok {
		digits = "+" + rest
	}
	if rest, ok := strings.CutPrefix(digits, "+31"); ok {
		digits = "0" + strings.TrimPrefix(rest, "0")
	}
	switch {
	case serviceForm.MatchString(digits):
		return digits, true
	case dutchForm.MatchString(digits) && !slices.Contains([]string{"0800", "0900"}, digits[:4]):
		return "+31" + digits[1:], true
	case abroadForm.MatchString(digits) && !strings.HasPrefix(digits, "+31"):
		return digits, true
	}
	return "", false
}
