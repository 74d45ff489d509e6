package web

import (
	"encoding/hex"
	"errors"
	"slices"
	"strconv"
	"strings"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/letter"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// R19, D20: the dossier as one file, for the committee and others outside, and the complainant's own copy.
var actsPackage = []act{
	{
		slug: "pakket", text: text.ActPackage, verb: gehoor.Coordinate,
		when: func(c *gehoor.Complaint) bool { return c.Seq > 0 && c.ErasedAt.IsZero() && !c.Sealed },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			to := choices(r.Lang, slices.DeleteFunc(slices.Clone(gehoor.Recipients), func(p gehoor.Recipient) bool { return p == gehoor.ForComplainant })...)
			return Group{
				f.Radios("voor", r.label(text.PackageForWhom), to, ui.Default(string(gehoor.ForCommittee))),
				f.Text("wie", r.label(text.PackageToWhom), ui.Optional, ui.Hint(text.PackageToHint.In(r.Lang))),
				r.packageFields(c, f, gehoor.ForCommittee),
			}
		},
		carry: func(r *Request, c *gehoor.Complaint, in *input) carrying {
			to := one(in, "voor", slices.DeleteFunc(slices.Clone(gehoor.Recipients), func(p gehoor.Recipient) bool { return p == gehoor.ForComplainant })...)
			return r.packing(c, in, to)
		},
		at:   map[string]string{"package.to-whom": "wie", "package.for": "voor"},
		then: packagesOf,
	},
	{
		slug: "eigen-kopie", text: text.ActOwnPackage, verb: gehoor.Protect,
		when: func(c *gehoor.Complaint) bool { return c.CopyGranted() && c.ErasedAt.IsZero() && !c.Sealed },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return r.packageFields(c, f, gehoor.ForComplainant)
		},
		carry: func(r *Request, c *gehoor.Complaint, in *input) carrying {
			return r.packing(c, in, gehoor.ForComplainant)
		},
		then: packagesOf,
	},
}

func packagesOf(_ *Request, c *gehoor.Complaint) ui.Path { return dossierPath(c).Join("pakketten") }

var _ = route(func(s *Server) {
	s.page("GET /dossier/{number}/pakketten", (*Request).packages)
	s.page("GET /dossier/{number}/pakketten/{seq}", (*Request).packageFile)
	s.page("GET "+string(ownPackagePath), readers((*follower).ownPackage))
})

const ownPackagePath ui.Path = "/status/dossier"

// packageFields shows every item that may go along, and asks how. What is ours, and what has a secret address, does not go along of itself.
func (r *Request) packageFields(c *gehoor.Complaint, f ui.Form, to gehoor.Recipient) Node {
	l := r.Lang
	all, err := r.App.Exhibits(r.Ctx(), *r.who, c, to)
	if err != nil {
		r.S.Log.Error("listing what is kept", "org", r.Org.ID, "error", err)
		return paragraph(text.UnreadableWords.In(l))
	}
	var fields Group
	for i, x := range all {
		n := strconv.FormatInt(int64(x.Ref.Item), 10)
		ways := []ui.Choice{{Value: string(app.Whole), Words: text.Sentence(text.PackageAsWhole.In(l))}}
		switch {
		case x.Name == "":
			ways = append(ways, ui.Choice{Value: string(app.Cut), Words: text.Sentence(text.PackageAsCut.In(l))})
		case x.File.Copy.Item != 0:
			ways[0].Words = text.Sentence(text.PackageAsCopy.In(l))
			if gehoor.Can(r.who.Viewer, gehoor.Protect, c) {
				ways = append(ways, ui.Choice{Value: string(app.Original), Words: text.Sentence(text.PackageAsOriginal.In(l))})
			}
		}
		ways = append(ways, ui.Choice{Value: "niet", Words: text.Sentence(text.PackageAsOut.In(l))})
		first, hint := string(app.Whole), Node(nil)
		switch {
		case x.Inside:
			first, hint = "niet", ui.Note(text.PackageInside.In(l))
		case x.Secret:
			first, hint = "niet", ui.Note(text.PackageSecret.In(l))
		case x.Paper:
			hint = ui.Note(text.PackagePaper.In(l))
		}
		fields = append(fields, f.Group(strconv.Itoa(i+1)+". "+r.itemWords(app.Holding{KeptItem: x.KeptItem, Name: x.Name}), hint,
			If(x.Name == "", beginOf(x.Words, l)),
			f.Radios("hoe-"+n, text.PackageGoes.In(l), ways, ui.Default(first)),
			Iff(x.Name == "", func() Node {
				return ui.Details(text.Sentence(text.PackageAsCut.In(l)), f.TextArea("tekst-"+n, text.PackageWords.In(l), ui.Default(x.Words), ui.Optional, ui.Short))
			})))
	}
	preview := Node(nil)
	if f.Values != nil && f.Values.Get("voorbeeld") != "" {
		in := &input{Values: f.Values, lang: l}
		p := r.packed(in, all, to)
		d, err := r.App.PackageDocument(r.Ctx(), *r.who, c, p)
		if err == nil {
			title := d.Title
			d.Title = ""
			preview = Group{section(text.PackageSeen.In(l)), paragraph(title), ui.Block(ui.Plain, h.Article(h.Lang(d.Lang.String()), letter.Page(d)))}
		}
	}
	return Group{
		f.Radios("taal", text.PackageLanguage.In(l), []ui.Choice{{Value: text.NL.String(), Words: "Nederlands"}, {Value: text.EN.String(), Words: "English"}}, ui.Default(text.NL.String())),
		ui.Note(text.PackageNothing.In(l)), fields,
		ui.Buttons(ui.SecondButton(text.PackagePreview.In(l), ui.Sends("voorbeeld", "1"))), preview,
	}
}

// beginOf is words to be looked through, folded where they are long.
func beginOf(words string, l text.Lang) Node {
	begin := cut(words, 400)
	if begin == words {
		return ui.Block(ui.Plain, ui.Prose(words))
	}
	return Group{ui.Block(ui.Plain, ui.Prose(begin+" …")), ui.Details(text.PackageReadAll.In(l), ui.Prose(words))}
}

// packed is what was chosen on the form.
func (r *Request) packed(in *input, all []app.Exhibit, to gehoor.Recipient) app.Packing {
	p := app.Packing{For: to, To: strings.TrimSpace(in.Get("wie")), How: map[gehoor.Item]app.How{}, Cut: map[gehoor.Item]string{}}
	if to != gehoor.ForOther {
		p.To = ""
	}
	if lang, err := text.ParseLang(in.Get("taal")); err == nil {
		p.Lang = lang
	}
	for _, x := range all {
		n := strconv.FormatInt(int64(x.Ref.Item), 10)
		p.How[x.Ref.Item] = app.How(in.Get("hoe-" + n))
		p.Cut[x.Ref.Item] = in.Get("tekst-" + n)
	}
	return p
}

// packing makes the package that was chosen, or shows it first.
func (r *Request) packing(c *gehoor.Complaint, in *input, to gehoor.Recipient) carrying {
	return func(seq int) (*gehoor.Complaint, error) {
		if in.has("voorbeeld") {
			return c, errAsk
		}
		all, err := r.App.Exhibits(r.Ctx(), *r.who, c, to)
		if err != nil {
			return nil, err
		}
		return r.App.MakePackage(r.Ctx(), *r.who, c, seq, r.packed(in, all, to))
	}
}

// packages are those that were made: what, for whom, by whom and when (D20).
func (r *Request) packages() (Node, error) {
	_, c, sees, err := r.dossier()
	if err != nil {
		return nil, err
	}
	v := r.who.Viewer
	if !sees || !gehoor.Can(v, gehoor.Coordinate, c) && !gehoor.Can(v, gehoor.Protect, c) {
		return nil, store.ErrNotFound
	}
	l := r.Lang
	p := r.shell(text.PackagesTitle.In(l))
	p.Section = c.Number().String()
	p.Back, p.BackWords = dossierPath(c), text.BackToDossier.In(l)
	var list Group
	for _, e := range c.Packages() {
		f := e.Fact.(gehoor.PackageMade)
		to := text.Sentence(text.Word(l, f.For))
		if words := r.words(c, f.To); words != "" {
			to += ": " + words
		}
		fetch := Node(ui.Note(text.Sentence(text.PackageGone.In(l))))
		_, err := r.App.Store.Attachment(r.Ctx(), r.Org.ID, f.File)
		switch {
		case errors.Is(err, store.ErrErased):
		case err != nil:
			return nil, err
		case f.For == gehoor.ForComplainant && !gehoor.Can(v, gehoor.Protect, c):
			fetch = nil
		default:
			fetch = ui.Buttons(ui.SecondLink(packagesOf(r, c).Join(strconv.Itoa(e.Seq)), text.PackageFetch.In(l)))
		}
		list = append(list, section(text.FormatDateLong(l, gehoor.DateOf(e.At))+", "+text.FormatTime(l, e.At)), ui.SummaryList(l,
			ui.Row{Term: text.PackageFor.In(l), Words: to},
			ui.Row{Term: text.PackageByWhom.In(l), Words: r.actor(e.Actor)},
			ui.Row{Term: text.PackageHolds.In(l), Words: text.PackageCount(l, f.Shown, f.Cut, f.Left)},
			ui.Row{Term: text.PackageSumIs.In(l), Words: hex.EncodeToString(f.Sum[:])},
		), fetch)
	}
	if len(list) == 0 {
		list = append(list, paragraph(text.PackagesNone.In(l)))
	}
	return r.staffPage(p, "/bureau", ui.Above(c.Number().String()), heading(text.PackagesTitle.In(l)), list), nil
}

// packageFile sends a package again, for who may make one. That it was is logged first.
func (r *Request) packageFile() (Node, error) {
	_, c, sees, err := r.dossier()
	if err != nil {
		return nil, err
	}
	seq, err := strconv.Atoi(r.PathValue("seq"))
	if err != nil || !sees {
		return nil, store.ErrNotFound
	}
	blob, err := r.App.Package(r.Ctx(), *r.who, c, seq)
	if errors.Is(err, store.ErrErased) {
		err = store.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return nil, r.sendBlob(blob)
}

// granted offers the complainant the copy that was made for them, behind the code (D20).
func (s *follower) granted() Node {
	if _, err := s.App.OwnPackage(s.Ctx(), s.Org.ID, s.c); err != nil {
		return nil
	}
	return ui.Block(ui.Plain, section(text.OwnCopyTitle.In(s.Lang)), paragraph(text.OwnCopySays.In(s.Lang)),
		ui.Buttons(ui.SecondLink(ownPackagePath, text.OwnCopyFetch.In(s.Lang))))
}

func (s *follower) ownPackage() (Node, error) {
	blob, err := s.App.OwnPackage(s.Ctx(), s.Org.ID, s.c)
	if errors.Is(err, store.ErrErased) {
		err = store.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return nil, s.sendBlob(blob)
}
