package web

import (
	"errors"
	"strconv"
	"strings"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// D20, C11: requests about own data. Anyone who reads the dossier may record that one came in, for its month begins
// then; the privacy officer answers.
var actsProtect = []act{
	{
		slug: "verzoek", text: text.ActAsked, verb: gehoor.See,
		when: func(c *gehoor.Complaint) bool { return c.Seq > 0 && c.ErasedAt.IsZero() },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				f.Radios("wie", r.label(text.AskedWho), r.askers(c)),
				f.Radios("wat", r.label(text.AskedWhat), choices(r.Lang, dataRights...)),
				f.Date("op", r.label(text.AskedOn), r.example()),
				f.TextArea("woorden", r.label(text.AskedWords), ui.Short),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			party := in.number("wie")
			what := pick(in.Values, "wat", dataRights)
			if what == "" {
				in.wrong("wat", text.WrongData)
			}
			on, words := in.date("op", r.Today()), in.words("woorden")
			if on.After(r.Today()) {
				in.wrong("op", text.AskedFuture)
			}
			return []*app.Body{words}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.RequestData(day.Procedure, gehoor.Party(party), what, words.Ref, on.Start(nil))
			}
		},
	},
	{
		slug: "gegevens", text: text.ActAnswer, verb: gehoor.Protect,
		when: func(c *gehoor.Complaint) bool { return len(openRequests(c)) > 0 },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			var which []ui.Choice
			for _, d := range openRequests(c) {
				asked := c.Events()[d.No-1].Fact.(gehoor.DataRequested)
				words := r.asker(c, asked.Party) + ": " + text.Word(r.Lang, asked.What) + " (" + text.FormatDateLong(r.Lang, d.Term.Plain) + ")"
				which = append(which, ui.Choice{Value: strconv.Itoa(d.No), Words: words})
			}
			var did []ui.Choice
			for _, o := range []gehoor.DataOutcome{gehoor.DataMet, gehoor.DataLater, gehoor.DataRefused} {
				did = append(did, ui.Choice{Value: string(o), Words: text.Outcome(r.Lang, o)})
			}
			procedure, err := r.App.Store.Procedure(r.Org.ID, r.Today())
			if err != nil {
				procedure = gehoor.DefaultProcedure()
			}
			return Group{
				If(len(which) == 0, ui.Block(ui.Warning, paragraph(text.AnswerNone.In(r.Lang)))),
				f.Radios("verzoek", r.label(text.AnswerWhich), which, ui.Default(firstOf(which))),
				f.Radios("gedaan", r.label(text.AnswerDid), did),
				ui.Note(text.Fill(r.Lang, text.AnswerLeaves, text.FormatDateLong(r.Lang, c.Leaves(procedure, r.Now)))),
				f.TextArea("antwoord", r.label(text.AnswerWords)),
				section(text.KeptHere.In(r.Lang)), r.copyFields(c, f),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			answer := in.words("antwoord")
			a := gehoor.DataAnswered{Seq: int(in.number("verzoek")), Outcome: one(in, "gedaan", gehoor.DataMet, gehoor.DataLater, gehoor.DataRefused)}
			holdings, err := r.App.Holdings(r.Ctx(), *r.who, c)
			if err != nil {
				in.wrong("antwoord", text.UnreadableWords)
			}
			var chosen []app.Holding
			for _, k := range holdings {
				n := strconv.FormatInt(int64(k.Ref.Item), 10)
				if k.Personnel || !in.has("mee-"+n) {
					continue
				}
				k.Words = in.line("tekst-" + n)
				chosen = append(chosen, k)
			}
			document := app.CopyOf(text.LangOf(c.Filed.Language), chosen)
			kept := &app.Body{}
			if len(chosen) > 0 {
				kept.Letter = &document
			}
			return []*app.Body{answer, kept}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				a.Answer, a.Copy = answer.Ref, kept.Ref
				return c.AnswerData(day.Procedure, a, day.Now)
			}
		},
	},
}

var _ = route(func(s *Server) {
	s.page("GET /dossier/{number}/gegevens/{seq}", (*Request).dataCopy)
	s.page("GET /dossier/{number}/stukken", (*Request).items)
	s.page("POST /dossier/{number}/stukken", (*Request).eraseItems)
	s.page("GET /dossier/{number}/origineel/{item}", (*Request).original)
	s.page("POST /dossier/{number}/origineel/{item}", (*Request).openOriginal)
})

func openRequests(c *gehoor.Complaint) (open []gehoor.Duty) {
	for _, d := range c.Duties() {
		if d.Kind == gehoor.OweData && d.Open() && d.No >= 1 {
			open = append(open, d)
		}
	}
	return open
}

// askers are those of whom a dossier may hold data: who complains, and the persons in it.
func (r *Request) askers(c *gehoor.Complaint) []ui.Choice {
	list := []ui.Choice{{Value: "0", Words: r.asker(c, 0)}}
	for p := gehoor.Party(1); int(p) <= len(c.Parties); p++ {
		list = append(list, ui.Choice{Value: strconv.Itoa(int(p)), Words: r.asker(c, p)})
	}
	return list
}

func (r *Request) asker(c *gehoor.Complaint, p gehoor.Party) string {
	if p == 0 {
		return text.Sentence(text.Word(r.Lang, gehoor.SideComplainant))
	}
	return r.partyName(c, p)
}

// copyFields shows everything, item by item: whether it goes into the copy, and as what words.
func (r *Request) copyFields(c *gehoor.Complaint, f ui.Form) Node {
	holdings, err := r.App.Holdings(r.Ctx(), *r.who, c)
	if err != nil {
		r.S.Log.Error("listing what is kept", "org", r.Org.ID, "error", err)
		return paragraph(text.UnreadableWords.In(r.Lang))
	}
	var all Group
	for _, k := range holdings {
		n := strconv.FormatInt(int64(k.Ref.Item), 10)
		if k.Paper {
			continue
		}
		if k.Personnel {
			all = append(all, f.Group(r.itemWords(k), ui.Note(text.KeptSecret.In(r.Lang))))
			continue
		}
		var own []ui.Option
		if f.Values == nil && k.Event.Actor.Kind == gehoor.Complainant {
			own = append(own, ui.Default("1"))
		}
		parts := Group{f.Checkbox("mee-"+n, text.CopyInclude.In(r.Lang), own...)}
		if k.Name == "" {
			parts = append(parts, f.TextArea("tekst-"+n, text.CopyEdit.In(r.Lang), ui.Default(k.Words), ui.Optional, ui.Short))
		}
		all = append(all, f.Group(r.itemWords(k), parts))
	}
	return all
}

// itemWords says what an item is, and when and from whom it came.
func (r *Request) itemWords(k app.Holding) string {
	words := text.FormatDateLong(r.Lang, gehoor.DateOf(k.Event.At)) + " · " + r.actor(k.Event.Actor) + " · " +
		strings.TrimSuffix(text.Fact(r.Lang, k.Event.Fact), ".")
	switch part := text.PackageField(r.Lang, k.Field); {
	case k.Name != "":
		words += ": " + k.Name
	case part != "": // an event may have several
		words += ": " + part
	}
	if k.Paper {
		words += " (PDF)"
	}
	return words
}

// protected is the dossier, for who may answer requests and take things out.
func (r *Request) protected() (*gehoor.Complaint, error) {
	_, c, sees, err := r.dossier()
	if err != nil {
		return nil, err
	}
	if !sees || !gehoor.Can(r.who.Viewer, gehoor.Protect, c) {
		return nil, store.ErrNotFound
	}
	return c, r.reads(c)
}

// dataCopy is an answer with its copy, to be read again and printed for who has no page here.
func (r *Request) dataCopy() (Node, error) {
	c, err := r.protected()
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(r.PathValue("seq"))
	if err != nil || n < 1 || n > c.Seq {
		return nil, store.ErrNotFound
	}
	a, ok := c.Events()[n-1].Fact.(gehoor.DataAnswered)
	if !ok {
		return nil, store.ErrNotFound
	}
	p := r.shell(text.ActAnswer.Title.In(r.Lang))
	p.Section = c.Number().String()
	p.Back, p.BackWords = dossierPath(c), text.BackToDossier.In(r.Lang)
	kept := r.letterNode(c, a.Copy)
	if kept == nil {
		kept = ui.Note(text.CopyNone.In(r.Lang))
	}
	return r.staffPage(p, "/bureau", ui.Above(c.Number().String()), heading(text.ActAnswer.Title.In(r.Lang)),
		ui.SummaryList(r.Lang, ui.Row{Term: text.AnswerDid.In(r.Lang), Words: text.Outcome(r.Lang, a.Outcome)}),
		ui.Prose(r.words(c, a.Answer)), r.forgetting(a, gehoor.DateOf(c.Events()[n-1].At)), section(text.CopyTitle.In(r.Lang)), kept,
		If(c.CopyGranted() && !c.Sealed, h.P(ui.Link(dossierPath(c).Join("eigen-kopie"), text.ActOwnPackage.Title.In(r.Lang)))),
		If(len(c.Packages()) > 0, h.P(ui.Link(packagesOf(r, c), text.PackagesTitle.In(r.Lang))))), nil
}

// forgetting names the day by which backups forget, in the answer to who asked (D35).
func (r *Request) forgetting(a gehoor.DataAnswered, on gehoor.Date) Node {
	switch {
	case a.Outcome == gehoor.DataLater:
		return paragraph(text.Fill(r.Lang, text.DidLeave, text.FormatDateLong(r.Lang, a.Until), text.FormatDateLong(r.Lang, app.Forgotten(r.Set, a.Until.AddDays(1)))))
	case a.Outcome == gehoor.DataMet:
		return paragraph(text.Fill(r.Lang, text.DidForget, text.FormatDateLong(r.Lang, app.Forgotten(r.Set, on))))
	}
	return nil
}

func (r *Request) items() (Node, error) {
	c, err := r.protected()
	if err != nil {
		return nil, err
	}
	return r.itemsPage(c, nil)
}

// itemsPage is where single items are taken out.
func (r *Request) itemsPage(c *gehoor.Complaint, in *input) (Node, error) {
	holdings, err := r.App.Holdings(r.Ctx(), *r.who, c)
	if err != nil {
		return nil, err
	}
	l := r.Lang
	p := r.shell(text.ItemsTitle.In(l))
	p.Section = c.Number().String()
	p.Back, p.BackWords = dossierPath(c), text.BackToDossier.In(l)
	f := ui.Form{Lang: l, Action: dossierPath(c).Join("stukken"), Repeatable: true}
	if in != nil {
		f.Values, f.Errors, p.Errors = in.Values, in.errors, in.errors
		r.invalid()
	}
	var list, why []ui.Choice
	var originals Group
	for _, k := range holdings {
		n := strconv.FormatInt(int64(k.Ref.Item), 10)
		words := r.itemWords(k)
		if start := cut(k.Words, 60); start != k.Words {
			words += ": " + start + "…"
		} else if start != "" {
			words += ": " + start
		}
		list = append(list, ui.Choice{Value: n, Words: words})
		if k.File.Copy.Item != 0 {
			originals = append(originals, h.Li(ui.Link(dossierPath(c).Join("origineel").Join(n), text.OriginalOpen.In(l)+": "+k.Name)))
		}
	}
	for _, cause := range itemCauses {
		why = append(why, ui.Choice{Value: string(cause), Words: text.Cause(l, cause)})
	}
	return r.staffPage(p, "/bureau", ui.Above(c.Number().String()), heading(text.ItemsTitle.In(l)), ui.Note(text.ItemsWhat.In(l)),
		f.Node(f.Checkboxes("stuk", text.ItemsWhich.In(l), list), f.Radios("oorzaak", text.ItemsCause.In(l), why), f.TextArea("reden", text.ItemsReason.In(l), ui.Short),
			ui.Buttons(ui.DangerButton(text.EraseButton.In(l)))),
		If(len(originals) > 0, Group{section(text.OriginalTitle.In(l)), h.Ul(originals)})), nil
}

var itemCauses = []gehoor.EraseCause{gehoor.CauseThird, gehoor.CauseRequest, gehoor.CauseMistake}

func (r *Request) eraseItems() (Node, error) {
	c, err := r.protected()
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	var items []gehoor.Item
	for _, k := range c.KeptItems() {
		for _, ticked := range in.Values["stuk"] {
			if ticked == strconv.FormatInt(int64(k.Ref.Item), 10) {
				items = append(items, k.Items()...)
			}
		}
	}
	cause, reason := one(in, "oorzaak", itemCauses...), in.words("reden").Text
	if len(items) == 0 {
		in.wrong("stuk", text.WrongChoice)
	}
	if len(in.errors) == 0 {
		err = r.App.EraseItems(r.Ctx(), *r.who, c.ID, items, cause, reason)
		var no *gehoor.Refusal
		if errors.As(err, &no) {
			in.errors.Add("stuk", text.Refusal(r.Lang, no))
		} else if err != nil {
			return nil, err
		}
	}
	if len(in.errors) > 0 {
		return r.itemsPage(c, in)
	}
	return r.redirect(dossierPath(c))
}

// originalOf is the file that the path names, if it has an original that not everybody reads.
func (r *Request) originalOf() (*gehoor.Complaint, gehoor.File, error) {
	c, err := r.protected()
	if err != nil {
		return nil, gehoor.File{}, err
	}
	for _, k := range c.KeptItems() {
		if k.File.Copy.Item != 0 && strconv.FormatInt(int64(k.Ref.Item), 10) == r.PathValue("item") {
			return c, k.File, nil
		}
	}
	return nil, gehoor.File{}, store.ErrNotFound
}

func (r *Request) original() (Node, error) {
	c, _, err := r.originalOf()
	if err != nil {
		return nil, err
	}
	p := r.shell(text.OriginalTitle.In(r.Lang))
	p.Section = c.Number().String()
	p.Back, p.BackWords = dossierPath(c).Join("stukken"), text.ItemsTitle.In(r.Lang)
	f := ui.Form{Lang: r.Lang, Action: dossierPath(c).Join("origineel").Join(r.PathValue("item")), Repeatable: true}
	return r.staffPage(p, "/bureau", ui.Above(c.Number().String()), heading(text.OriginalTitle.In(r.Lang)), ui.Intro(text.OriginalWhat.In(r.Lang)),
		f.Node(ui.Buttons(ui.Button(text.OriginalOpen.In(r.Lang))))), nil
}

func (r *Request) openOriginal() (Node, error) {
	c, f, err := r.originalOf()
	if err != nil {
		return nil, err
	}
	blob, err := r.App.Original(r.Ctx(), *r.who, c, f)
	if err != nil {
		return nil, err
	}
	return nil, r.sendBlob(blob)
}

// firstOf is the first choice; there is none in a form that comes back after somebody else dealt with the last.
func firstOf(all []ui.Choice) string {
	if len(all) == 0 {
		return ""
	}
	return all[0].Value
}
