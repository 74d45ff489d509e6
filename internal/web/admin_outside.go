package web

import (
	"net/url"
	"slices"
	"strings"

	. "maragu.dev/gomponents"

	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// An outsideBody is one of text.Bodies on the page where they are corrected: with how sure we were of the number
// and the hours that are shipped (nil: no page says hours), and whether more than these is said of it anywhere.
type outsideBody struct {
	prefix string
	of     func(*text.Bodies) *text.Body
	phone  text.Certainty
	hours  *text.Certainty
	whole  bool
}

var outsideBodies = []outsideBody{
	{"loket-", func(b *text.Bodies) *text.Body { return &b.Desk }, text.Likely, new(text.Unsure), true},
	{"commissie-", func(b *text.Bodies) *text.Body { return &b.Committee }, text.Certain, new(text.Certain), true},
	{"inspecteur-", func(b *text.Bodies) *text.Body { return &b.Inspector }, text.Certain, new(text.Likely), false},
	{"thuis-", func(b *text.Bodies) *text.Body { return &b.Home }, text.Likely, nil, false},
	{"politie-", func(b *text.Bodies) *text.Body { return &b.Police }, text.Likely, nil, false},
}

func (r *Request) bodiesNow() (url.Values, error) {
	bodies := r.Set.Bodies()
	values := url.Values{"termijn": {bodies.CommitteeTerm.NL}, "termijn-en": {bodies.CommitteeTerm.EN}}
	for _, o := range outsideBodies {
		b := o.of(&bodies)
		for name, value := range map[string]string{
			"naam": b.Name, "telefoon": b.Phone, "uren": b.Hours.NL, "uren-en": b.Hours.EN, "site": b.Page,
			"adres": strings.Join(b.Address, "\n"),
		} {
			values.Set(o.prefix+name, value)
		}
	}
	return values, nil
}

func (r *Request) bodiesForm(f ui.Form) Node {
	l := r.Lang
	shipped := text.ShippedBodies()
	content := Group{ui.Note(text.BodiesIntro.In(l) + " " + text.BodiesEmergency.In(l))}
	for _, o := range outsideBodies {
		b := o.of(&shipped)
		hint := func(value string, c text.Certainty) ui.Option { return ui.Hint(text.BodyHint(l, value, c)) }
		fields := Group{
			f.Text(o.prefix+"telefoon", text.BodyPhone.In(l), hint(b.Phone, o.phone), ui.Short, ui.Optional),
		}
		if o.hours != nil {
			fields = append(fields,
				f.Text(o.prefix+"uren", text.BodyHours.In(l), hint(b.Hours.NL, *o.hours), ui.Optional),
				f.Text(o.prefix+"uren-en", text.BodyHoursEN.In(l), hint(b.Hours.EN, *o.hours), ui.Optional))
		}
		if o.whole {
			fields = append(Group{f.Text(o.prefix+"naam", text.BodyName.In(l), hint(b.Name, text.Certain), ui.Optional)}, append(fields,
				f.Text(o.prefix+"site", text.BodyPage.In(l), hint(b.Page, text.Certain), ui.Optional),
				f.TextArea(o.prefix+"adres", text.BodyAddress.In(l), hint(strings.Join(b.Address, ", "), text.Certain), ui.Short, ui.Optional))...)
		}
		content = append(content, f.Group(text.Sentence(b.Name), fields))
	}
	term := shipped.CommitteeTerm
	return append(content,
		f.TextArea("termijn", text.BodyTerm.In(l), ui.Hint(text.BodyHint(l, term.NL, text.Unsure)), ui.Short, ui.Optional),
		f.TextArea("termijn-en", text.BodyTermEN.In(l), ui.Hint(text.BodyHint(l, term.EN, text.Unsure)), ui.Short, ui.Optional))
}

// bodiesRead keeps only what differs from what is shipped: a later version may know better.
func (r *Request) bodiesRead(in *input) change {
	shipped := text.ShippedBodies()
	own := func(s, shipped string) string {
		if s == shipped {
			return ""
		}
		return s
	}
	var bodies text.Bodies
	for _, o := range outsideBodies {
		b, was := o.of(&bodies), o.of(&shipped)
		*b = text.Body{
			Name: own(in.line(o.prefix+"naam"), was.Name), Phone: own(in.line(o.prefix+"telefoon"), was.Phone),
			Hours: text.Msg{NL: own(in.line(o.prefix+"uren"), was.Hours.NL), EN: own(in.line(o.prefix+"uren-en"), was.Hours.EN)},
			Page:  own(in.line(o.prefix+"site"), was.Page),
		}
		// Service numbers are longer or shorter than a subscriber's.
		if digits := strings.NewReplacer(" ", "", "-", "", "+", "").Replace(b.Phone); b.Phone != "" &&
			(len(digits) < 3 || len(digits) > 15 || strings.Trim(digits, "0123456789") != "") {
			in.wrong(o.prefix+"telefoon", text.WrongBodyPhone)
		}
		if u, err := url.Parse(b.Page); b.Page != "" && (err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil) {
			in.wrong(o.prefix+"site", text.WrongBodyPage)
		}
		if address := in.lines(o.prefix + "adres"); !slices.Equal(address, was.Address) {
			b.Address = address
		}
	}
	bodies.CommitteeTerm = text.Msg{
		NL: own(in.line("termijn"), shipped.CommitteeTerm.NL), EN: own(in.line("termijn-en"), shipped.CommitteeTerm.EN),
	}
	return r.set(func(s *store.Settings) { s.Outside = bodies })
}

// lines are the lines of a field that are not empty, without the spaces around them.
func (in *input) lines(name string) []string {
	var all []string
	for line := range strings.Lines(in.optional(name).Text) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}
