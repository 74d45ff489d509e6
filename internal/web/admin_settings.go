package web

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/procedure"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/static"
	"gehoor/internal/web/ui"
)

// sheetsSettings are the forms about the organisation as a whole.
var sheetsSettings = []sheet{
	{path: "gegevens", title: text.DetailsTitle, back: "/beheer", now: (*Request).detailsNow, form: (*Request).detailsForm, read: (*Request).detailsRead},
	{path: "buiten", title: text.BodiesTitle, back: "/beheer", now: (*Request).bodiesNow, form: (*Request).bodiesForm, read: (*Request).bodiesRead},
	{path: "kleuren", title: text.BrandTitle, back: "/beheer", now: (*Request).brandNow, form: (*Request).brandForm, read: (*Request).brandRead, shown: (*Request).brandShown},
	{path: "reglement", title: text.RegulationTitle, back: "/beheer", button: text.RegulationTake, upload: true, now: (*Request).regulationNow, form: (*Request).regulationForm, read: (*Request).regulationRead, beside: (*Request).regulations},
}

// set makes a change of the settings of a function that changes them, and tells the log that they were.
func (r *Request) set(f func(*store.Settings)) change {
	return func(tx *store.Tx, by gehoor.Actor) error {
		set, err := r.App.Store.Settings(r.Org.ID)
		if err != nil {
			return err
		}
		set.DutyList, set.Address = slices.Clone(set.DutyList), slices.Clone(set.Address) // they are shared
		f(&set)
		if err := tx.PutSettings(set); err != nil {
			return err
		}
		return tx.AppendOrg(by, gehoor.ChartChanged{What: gehoor.ChartSettings, Changed: 1})
	}
}

func (r *Request) detailsNow() (url.Values, error) {
	s := r.Set
	values := url.Values{
		"naam": {s.Name}, "mail": {s.Mail}, "telefoon": {s.Phone}, "uren": {s.PhoneHours.NL}, "uren-en": {s.PhoneHours.EN},
		"adres": {strings.Join(s.Address, "\n")}, "afzender": {s.MailFrom}, "commissie": {s.CommitteeMail},
		"bestuur": {idText(s.BoardContact)}, "directeur": {s.DirectorPhone},
		"nood": {s.DutyPhone}, "nood-uren": {s.DutyPhoneHours.NL}, "nood-uren-en": {s.DutyPhoneHours.EN},
		"kopie-dagen": {idText(s.SnapshotDays)}, "meldcode": {dateText(s.ReportingCode)},
	}
	if s.WindowRight {
		values.Set("venster", "1")
	}
	for i, id := range s.DutyList {
		values.Set(dutyField(i), idText(id))
	}
	return values, nil
}

func dutyField(i int) string { return "piket-" + strconv.Itoa(i+1) }

// dutyPlaces is how many the form has: five, and always an empty one.
func (r *Request) dutyPlaces() int { return max(5, len(r.Set.DutyList)+1) }

func (r *Request) detailsForm(f ui.Form) Node {
	l := r.Lang
	people := r.colleagues(nil)
	var duty Group
	for i := range r.dutyPlaces() {
		duty = append(duty, f.Select(dutyField(i), text.DutyPerson(l, i+1), orEmpty(text.AdminNobody.In(l), people)))
	}
	return Group{
		f.Text("naam", text.DetailsName.In(l)),
		f.Email("mail", text.DetailsMail.In(l)),
		f.Tel("telefoon", text.DetailsPhone.In(l)),
		f.Text("uren", text.DetailsHours.In(l), ui.Optional),
		f.Text("uren-en", text.DetailsHoursEN.In(l), ui.Optional),
		f.TextArea("adres", text.DetailsAddress.In(l), ui.Short),
		f.Checkbox("venster", text.DetailsWindow.In(l)),
		f.Email("afzender", text.DetailsFrom.In(l), ui.Hint(text.DetailsFromHint.In(l)), ui.Optional),
		f.Email("commissie", text.DetailsCommittee.In(l), ui.Hint(text.DetailsCommitteeOK.In(l)), ui.Optional),
		f.Select("bestuur", text.DetailsBoard.In(l), orEmpty(text.AdminNobody.In(l), people)),
		f.Tel("directeur", text.DetailsDirector.In(l), ui.Hint(text.DetailsDirectorFor.In(l)), ui.Optional),
		f.Tel("nood", text.DetailsDutyPhone.In(l), ui.Hint(text.DetailsDutyPhoneFor.In(l)), ui.Optional),
		f.Text("nood-uren", text.DetailsDutyHours.In(l), ui.Optional),
		f.Text("nood-uren-en", text.DetailsDutyHoursEN.In(l), ui.Optional),
		f.Date("meldcode", text.DetailsCode.In(l), r.example(), ui.Hint(text.DetailsCodeFor.In(l)), ui.Optional),
		f.Text("kopie-dagen", text.DetailsSnapshot.In(l), ui.Hint(text.DetailsSnapshotHint.In(l)), ui.Short, ui.Optional),
		f.Group(text.DutyTitle.In(l), ui.Note(text.DutyHint.In(l)), duty),
	}
}

func (r *Request) detailsRead(in *input) change {
	name, mail, phone := in.words("naam").Text, in.maybeMail("mail"), in.maybePhone("telefoon")
	if mail == "" && phone == "" {
		in.wrong("mail", text.WrongContact)
	}
	in.words("adres") // must be there
	address := in.lines("adres")
	from, committee, director := in.maybeMail("afzender"), in.maybeMail("commissie"), in.maybePhone("directeur")
	dutyPhone, dutyHours := in.maybePhone("nood"), text.Msg{NL: in.line("nood-uren"), EN: in.line("nood-uren-en")}
	people := r.colleagues(nil)
	board := gehoor.PersonID(in.maybeID("bestuur", people))
	var duty []gehoor.PersonID
	for i := range r.dutyPlaces() {
		id := gehoor.PersonID(in.maybeID(dutyField(i), people))
		switch {
		case slices.Contains(duty, id):
			in.wrong(dutyField(i), text.WrongTwice)
		case id != 0:
			duty = append(duty, id)
		}
	}
	snapshots := 0
	if in.line("kopie-dagen") != "" {
		if snapshots = int(in.number("kopie-dagen")); snapshots < 0 || snapshots > 3660 {
			in.wrong("kopie-dagen", text.WrongChoice)
		}
	}
	code := in.maybeDate("meldcode", r.Today())
	if code.After(r.Today()) {
		in.wrong("meldcode", text.WrongFuture)
	}
	return r.set(func(s *store.Settings) {
		s.ReportingCode = code
		s.SnapshotDays, s.WindowRight = snapshots, in.has("venster")
		s.Name, s.Mail, s.Phone, s.Address = name, mail, phone, address
		s.PhoneHours = text.Msg{NL: in.line("uren"), EN: in.line("uren-en")}
		s.MailFrom, s.CommitteeMail, s.DirectorPhone = from, committee, director
		s.BoardContact, s.DutyList = board, duty
		s.DutyPhone, s.DutyPhoneHours = dutyPhone, dutyHours
	})
}

// A brandColour is one of the seven of a palette: its field, what it is called, and its name in the stylesheet.
type brandColour struct {
	field, token string
	label        text.Msg
	of           func(*static.Palette) *static.Colour
}

var brandColours = []brandColour{
	{"knop", "brand", text.BrandBrand, func(p *static.Palette) *static.Colour { return &p.Brand }},
	{"muis", "brand-strong", text.BrandStrong, func(p *static.Palette) *static.Colour { return &p.BrandStrong }},
	{"op-knop", "on-brand", text.BrandOn, func(p *static.Palette) *static.Colour { return &p.OnBrand }},
	{"zacht", "brand-soft", text.BrandSoft, func(p *static.Palette) *static.Colour { return &p.BrandSoft }},
	{"balk", "kop", text.BrandHeader, func(p *static.Palette) *static.Colour { return &p.Header }},
	{"op-balk", "op-kop", text.BrandOnHeader, func(p *static.Palette) *static.Colour { return &p.OnHeader }},
	{"link", "link", text.BrandLink, func(p *static.Palette) *static.Colour { return &p.Link }},
}

// brandModes are the two palettes by what static.ContrastFault calls them.
var brandModes = []struct {
	mode, prefix string
	legend       text.Msg
	of           func(*static.Theme) *static.Palette
}{
	{"light", "licht-", text.BrandLight, func(t *static.Theme) *static.Palette { return &t.Light }},
	{"dark", "donker-", text.BrandDark, func(t *static.Theme) *static.Palette { return &t.Dark }},
}

// The roundings one may choose.
var radii = []struct {
	value  string
	words  text.Msg
	radius static.Radius
}{{"gewoon", text.BrandDefault, 0}, {"recht", text.BrandSquare, static.Square}, {"rond", text.BrandRound, 100}}

func (r *Request) brandNow() (url.Values, error) {
	theme := r.Set.Theme
	values := url.Values{"letter": {string(theme.Font)}}
	for _, m := range brandModes {
		for _, c := range brandColours {
			values.Set(m.prefix+c.field, c.of(m.of(&theme)).String())
		}
	}
	for _, o := range radii {
		if o.radius == theme.Radius {
			values.Set("hoek", o.value)
		}
	}
	return values, nil
}

func (r *Request) brandForm(f ui.Form) Node {
	l := r.Lang
	content := Group{ui.Note(text.BrandIntro.In(l))}
	for _, m := range brandModes {
		var fields Group
		for _, c := range brandColours {
			fields = append(fields, f.Text(m.prefix+c.field, c.label.In(l), ui.Short))
		}
		content = append(content, f.Group(m.legend.In(l), ui.InRow(fields)))
	}
	var corners []ui.Choice
	for _, o := range radii {
		corners = append(corners, ui.Choice{Value: o.value, Words: o.words.In(l)})
	}
	return append(content, f.Radios("hoek", text.BrandRadius.In(l), corners), f.Text("letter", text.BrandFont.In(l), ui.Hint(text.BrandFontHint.In(l)), ui.Optional))
}

// typedTheme reads the theme of the form, and tells of each field that is no colour or font.
func (r *Request) typedTheme(in *input) static.Theme {
	theme := static.Theme{Radius: r.Set.Theme.Radius}
	for _, m := range brandModes {
		for _, c := range brandColours {
			colour, err := static.ParseColour(in.line(m.prefix + c.field))
			if err != nil {
				in.wrong(m.prefix+c.field, text.WrongColour)
			}
			*c.of(m.of(&theme)) = colour
		}
	}
	// A rounding that the form does not offer stays as it is when none is chosen.
	for _, o := range radii {
		if in.Get("hoek") == o.value {
			theme.Radius = o.radius
		}
	}
	font, err := static.ParseFont(in.line("letter"))
	if err != nil {
		in.wrong("letter", text.WrongFont)
	}
	theme.Font = font
	return theme
}

// previewPath is the stylesheet of what the colours' page shows before it is saved; the colours stand behind it.
const previewPath = "/beheer/kleuren/voorbeeld.css"

func (r *Request) preview() (Node, error) {
	if _, err := r.administrator(); err != nil {
		return nil, err
	}
	css := r.typedTheme(&input{Values: r.URL.Query(), lang: r.Lang}).PreviewCSS()
	r.W.Header().Set("Content-Type", "text/css; charset=utf-8")
	_, err := r.W.Write(css)
	return nil, err
}

func (r *Request) brandShown(in *input) Node {
	l, theme := r.Lang, url.Values{}
	for name, values := range in.Values {
		if name == "hoek" || name == "letter" || strings.HasPrefix(name, "licht-") || strings.HasPrefix(name, "donker-") {
			theme[name] = values
		}
	}
	return ui.Preview(ui.Path(previewPath+"?"+theme.Encode()), ui.PreviewWords{
		Title: text.BrandExample.In(l), Light: text.BrandLight.In(l), Dark: text.BrandDarkPages.In(l), Name: r.Set.Name, To: "/beheer/kleuren",
		Plain: text.BrandWords.In(l), Link: text.BrandALink.In(l), Button: text.BrandButton.In(l), Chosen: text.BrandChosen.In(l), Error: text.BrandError.In(l),
	})
}

func (r *Request) brandRead(in *input) change {
	theme := r.typedTheme(in)
	if len(in.errors) == 0 {
		r.contrast(in, theme)
	}
	return r.set(func(s *store.Settings) { s.Theme = theme })
}

// contrast refuses colours that people cannot tell apart, at the field of one of the two, both named.
func (r *Request) contrast(in *input, theme static.Theme) {
	name := func(token string) string {
		for _, c := range brandColours {
			if c.token == token {
				return "‘" + c.label.In(r.Lang) + "’ (" + token + ")"
			}
		}
		return token
	}
	for _, fault := range theme.Check() {
		prefix := brandModes[0].prefix
		if fault.Mode == brandModes[1].mode && theme.Dark != (static.Palette{}) {
			prefix = brandModes[1].prefix
		}
		field := brandColours[0].field
		for _, c := range brandColours {
			if c.token == fault.Foreground || c.token == fault.Background {
				field = c.field
			}
		}
		in.errors.Add(prefix+field, text.Pale(r.Lang, fault.Mode, name(fault.Foreground), name(fault.Background), fault.Ratio, fault.LeastWanted))
	}
}

// noAdvice stands in the form for gehoor.AdviceNotAsked, which is empty.
const noAdvice gehoor.Advice = "not-asked"

// regulationNow is the text in force, to change.
func (r *Request) regulationNow() (url.Values, error) {
	v, err := r.App.Store.ProcedureVersion(r.Org.ID, r.Today())
	if err != nil {
		return nil, err
	}
	yaml, err := r.procedureFile(v)
	if err != nil {
		return nil, err
	}
	return url.Values{"tekst": {string(yaml)}, "vanaf": {dateText(r.Today())}}, nil
}

// procedureFile is the file of a version.
func (r *Request) procedureFile(v store.ProcedureVersion) ([]byte, error) {
	if v.Applied == (gehoor.ProcedureApplied{}) {
		return procedure.DefaultFile(), nil
	}
	content, err := r.App.Store.Item(r.Ctx(), r.Org.ID, v.Applied.Text)
	return content.Body, err
}

func (r *Request) regulationForm(f ui.Form) Node {
	l := r.Lang
	return Group{
		f.File("bestand", text.RegulationFile.In(l), ui.Accept(".yaml,.yml"), ui.Hint(text.RegulationFileFor.In(l)), ui.Optional),
		f.TextArea("tekst", text.RegulationText.In(l), ui.Code),
		r.applyingFields(f),
	}
}

// applyingFields ask from when a version holds and what the parent committees advised (R5).
func (r *Request) applyingFields(f ui.Form) Node {
	l := r.Lang
	return Group{
		f.Date("vanaf", text.RegulationFrom.In(l), r.example()),
		f.Radios("advies", text.RegulationAdvice.In(l), []ui.Choice{
			{Value: string(gehoor.AdvicePositive), Words: text.Sentence(text.Advice(l, gehoor.AdvicePositive))},
			{Value: string(gehoor.AdviceNegative), Words: text.Sentence(text.Advice(l, gehoor.AdviceNegative))},
			{Value: string(gehoor.AdviceNone), Words: text.Sentence(text.Advice(l, gehoor.AdviceNone))},
			{Value: string(noAdvice), Words: text.Sentence(text.Advice(l, gehoor.AdviceNotAsked))},
		}),
		f.Date("advies-op", text.RegulationAdvised.In(l), r.example(), ui.Optional),
		f.TextArea("redenen", text.RegulationReasons.In(l), ui.Hint(text.RegulationReasonsFor.In(l)), ui.Short, ui.Optional),
	}
}

func (r *Request) regulationRead(in *input) change {
	file, _, err := r.FormFile("bestand")
	if err == nil {
		var content []byte
		if content, err = io.ReadAll(file); err == nil && len(content) > 0 {
			in.Set("tekst", string(content))
		}
		file.Close()
	}
	if errors.Is(err, http.ErrMissingFile) || errors.Is(err, http.ErrNotMultipart) {
		err = nil
	}
	// A browser sends the lines of a text with CR LF.
	yaml := strings.ReplaceAll(in.Get("tekst"), "\r\n", "\n")
	if strings.TrimSpace(yaml) == "" {
		in.wrong("tekst", text.WrongNoYAML)
	} else if _, _, err := procedure.Parse("procedure.yaml", []byte(yaml)); err != nil {
		in.errors.Add("tekst", r.lineErrors(err))
	}
	applying := r.applying(in)
	applying.File = []byte(yaml)
	return func(tx *store.Tx, by gehoor.Actor) error {
		if err != nil {
			return err
		}
		_, err := tx.ApplyProcedure(by, applying)
		return err
	}
}

// applying reads what applyingFields ask; the file is the caller's.
func (r *Request) applying(in *input) store.Applying {
	from := in.date("vanaf", r.Today())
	if !from.IsZero() && from.Before(r.Today()) {
		in.wrong("vanaf", text.WrongBeforeToday)
	}
	if was, err := r.latest(); err == nil && !from.IsZero() && from.Before(was.Applied.From) {
		in.errors.Add("vanaf", text.WrongFromBefore(r.Lang, was.Applied.Version, text.FormatDateLong(r.Lang, was.Applied.From)))
	}
	advice, on := one(in, "advies", gehoor.AdvicePositive, gehoor.AdviceNegative, gehoor.AdviceNone, noAdvice), in.maybeDate("advies-op", r.Today())
	switch {
	case advice == noAdvice:
		advice, on = gehoor.AdviceNotAsked, gehoor.Date{}
	case (advice == gehoor.AdvicePositive || advice == gehoor.AdviceNegative) && on.IsZero():
		in.wrong("advies-op", text.WrongAdviceDate)
	}
	reasons := strings.ReplaceAll(in.optional("redenen").Text, "\r\n", "\n")
	if advice == gehoor.AdviceNegative && reasons == "" {
		in.wrong("redenen", text.WrongReasons)
	}
	return store.Applying{From: from, Advice: advice, AdviceDate: on, Reasons: reasons}
}

// lineErrors says what is wrong with a file, line by line.
func (r *Request) lineErrors(err error) string {
	var all procedure.Errors
	if !errors.As(err, &all) {
		return err.Error()
	}
	lines := make([]string, len(all))
	for i, e := range all {
		lines[i] = text.LineWrong(r.Lang, e.Line, e.Msg)
	}
	return strings.Join(lines, " · ")
}

// regulations are the version in force and those before it.
func (r *Request) regulations() (Node, error) {
	now, err := r.App.Store.ProcedureVersion(r.Org.ID, r.Today())
	if err != nil {
		return nil, err
	}
	versions, err := r.App.Store.Procedures(r.Org.ID)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	inForce := text.RegulationShipped.In(l)
	if now.Applied != (gehoor.ProcedureApplied{}) {
		inForce = text.RegulationApplied(l, now.Applied.Version, text.FormatDateLong(l, now.Applied.From))
	}
	t := ui.DataTable{Caption: text.RegulationAll.In(l), None: text.RegulationShipped.In(l), Columns: []ui.Column{
		{Words: text.RegulationVersion.In(l)}, {Words: text.RegulationFrom.In(l)}, {Words: text.RegulationAdvice.In(l)}, {Words: text.RegulationAdvised.In(l)},
	}}
	for _, v := range slices.Backward(versions) {
		t.Rows = append(t.Rows, []Node{Text(strconv.Itoa(v.Applied.Version)), Text(text.FormatDateLong(l, v.Applied.From)),
			Group{Text(text.Advice(l, v.Applied.Advice)), If(v.Procedure.Reasons != "", ui.Details(text.RegulationWhy.In(l), h.P(Text(v.Procedure.Reasons))))}, Text(text.FormatDateLong(l, v.Applied.AdviceDate))})
	}
	return Group{section(text.RegulationNow.In(l)), paragraph(inForce), section(text.RegulationAll.In(l)), t.Node()}, nil
}
