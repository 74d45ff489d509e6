package text

// Whom one can turn to outside the organisation. Their numbers and addresses are here and nowhere else, and an
// organisation may correct them (page /beheer/buiten): they change, and nobody tells us.

// Emergency is the number for a child in danger now. It is the law's in all of Europe, so nobody can change it.
const Emergency = "112"

// AuthorityPage is where one complains about what was done with one's data.
const AuthorityPage = "https://www.autoriteitpersoonsgegevens.nl/"

// A Body is somebody outside the organisation, and how to reach it. What is empty is not known.
type Body struct {
	Name    string   `json:",omitempty"`
	Phone   string   `json:",omitempty"` // as people write it
	Hours   Msg      `json:",omitzero"`  // when the telephone is answered
	Page    string   `json:",omitempty"` // https://...
	Address []string `json:",omitempty"` // postal, line by line
}

// Bodies are those that our pages, mails and letters name.
type Bodies struct {
	Desk      Body // the Klachtenloket Kinderopvang (R18)
	Committee Body // the Geschillencommissie Kinderopvang (R19, R20)
	Inspector Body // the confidential inspector of the Inspectie van het Onderwijs (R8)
	Home      Body // Veilig Thuis (R7)
	Police    Body // without haste; in danger Emergency

	// CommitteeTerm is by when a parent committee must be at the Geschillencommissie, in a sentence (D14).
	CommitteeTerm Msg `json:",omitzero"`
}

// ShippedBodies are as they were known when this version was made.
func ShippedBodies() Bodies {
	office := Msg{"op werkdagen van 9 tot 17 uur", "on working days from 9:00 to 17:00"}
	return Bodies{
		Desk: Body{
			Name: "Klachtenloket Kinderopvang", Phone: "0900 1877", Page: "https://www.klachtenloket-kinderopvang.nl/",
		},
		Committee: Body{
			Name: "Geschillencommissie Kinderopvang", Phone: "070 310 53 10", Hours: office,
			Page:    "https://www.degeschillencommissie.nl/over-ons/commissies/kinderopvang/",
			Address: []string{"Postbus 90600", "2509 LP Den Haag"},
		},
		Inspector: Body{
			Name: "vertrouwensinspecteur", Phone: "0900 111 3 111",
			Hours: Msg{"op werkdagen van 8 tot 17 uur", "on working days from 8:00 to 17:00"},
		},
		Home: Body{
			Name: "Veilig Thuis", Phone: "0800 2000",
		},
		Police: Body{Name: "politie", Phone: "0900 8844"},
		CommitteeTerm: Msg{
			"Voor een oudercommissie gelden eigen regels en termijnen. Vraag ernaar bij het Klachtenloket.",
			"A parent committee has its own rules and terms. Ask the Klachtenloket about them.",
		},
	}
}

// A Certainty is how sure we were of what is shipped.
type Certainty int

// The certainties. Whoever edits sees them beside the fields.
const (
	Unsure  Certainty = iota // from memory: look it up
	Likely                   // one source
	Certain                  // the body's own publications, or several sources
)

var certainties = [...]Msg{
	Unsure:  {"hier zijn we niet zeker van, zoek het op", "we are not sure of this, look it up"},
	Likely:  {"waarschijnlijk goed, kijk het na", "probably right, check it"},
	Certain: {"nagekeken in meer dan één bron", "checked in more than one source"},
}

// BodyHint says what is shipped and how sure we were of it.
func BodyHint(l Lang, shipped string, c Certainty) string {
	if shipped == "" {
		return Msg{"Wij kennen er geen. Zoek het op", "We know of none. Look it up"}.In(l)
	}
	return Fill(l, Msg{"Standaard: %s (%s)", "Default: %s (%s)"}, shipped, certainties[c].In(l))
}

// Or gives b with what is empty taken from d.
func (b Body) Or(d Body) Body {
	b.Name, b.Phone, b.Page = or(b.Name, d.Name), or(b.Phone, d.Phone), or(b.Page, d.Page)
	b.Hours = b.Hours.Or(d.Hours)
	if len(b.Address) == 0 {
		b.Address = d.Address
	}
	return b
}

// Or gives b with what is empty taken from d.
func (b Bodies) Or(d Bodies) Bodies {
	return Bodies{
		Desk: b.Desk.Or(d.Desk), Committee: b.Committee.Or(d.Committee), Inspector: b.Inspector.Or(d.Inspector),
		Home: b.Home.Or(d.Home), Police: b.Police.Or(d.Police), CommitteeTerm: b.CommitteeTerm.Or(d.CommitteeTerm),
	}
}

// Or gives m with the words that are empty taken from d, language by language.
func (m Msg) Or(d Msg) Msg { return Msg{or(m.NL, d.NL), or(m.EN, d.EN)} }

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// What the page about the outside bodies says.
var (
	BodiesTitle = Msg{"Hulp van buiten", "Help from outside"}
	BodiesIntro = Msg{
		"Deze gegevens staan op pagina’s, in mails en in brieven. Ze zijn van anderen en kunnen veranderen: kijk ze elk jaar na. Maak je een veld leeg, dan geldt weer de standaard.",
		"This stands on pages, in mails and in letters. It belongs to others and may change: check it every year. If you empty a field, the default holds again.",
	}
	BodiesEmergency = Msg{
		"112 staat vast. Dat nummer kan niemand veranderen.",
		"112 is fixed. Nobody can change that number.",
	}
	BodyName       = Msg{"Naam", "Name"}
	BodyPhone      = Msg{"Telefoon", "Telephone"}
	BodyHours      = Msg{"Wanneer te bereiken", "Opening hours"}
	BodyHoursEN    = Msg{"Wanneer te bereiken, in het Engels", "Opening hours, in English"}
	BodyPage       = Msg{"Website", "Website"}
	BodyAddress    = Msg{"Postadres", "Postal address"}
	BodyTerm       = Msg{"Termijn voor een oudercommissie, in een zin", "Term for a parent committee, in a sentence"}
	BodyTermEN     = Msg{"Dezelfde zin in het Engels", "The same sentence in English"}
	WrongBodyPhone = Msg{"Vul een telefoonnummer in met alleen cijfers en spaties", "Enter a telephone number of digits and spaces only"}
	WrongBodyPage  = Msg{"Vul een webadres in dat begint met https://", "Enter a web address that begins with https://"}

	DetailsDutyPhone    = Msg{"Telefoonnummer van het bestuur voor noodgevallen", "Telephone number of the board for emergencies"}
	DetailsDutyPhoneFor = Msg{
		"Ouders zien dit nummer bij een vermoeden van geweld. Leeg: de telefoon voor klachten",
		"Parents see this number at a suspicion of violence. Empty: the telephone for complaints",
	}
	DetailsDutyHours   = Msg{"Wanneer te bereiken", "Opening hours"}
	DetailsDutyHoursEN = Msg{"Wanneer te bereiken, in het Engels", "Opening hours, in English"}
)
