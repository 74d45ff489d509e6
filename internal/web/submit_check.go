package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// Soft limits, from one network address. They are high, for many parents may share one; nobody is
// shown a puzzle.
const (
	draftLimit = 300
	limitPer   = time.Hour
)

// honeyName is a field that nobody sees. Machines fill it in.
const honeyName = "website"

// checkStep shows everything once more before it is sent (P10), and who reads it (D30).
var checkStep = step{
	path: checkPath,
	show: func(v *visit) (Node, error) { return v.checkPage() },
	send: func(v *visit, form url.Values) (Node, error) {
		switch {
		case v.ID == "": // what was typed elsewhere is gone, and nothing came with this page
			return v.redirect(resumePath)
		case form.Has("bedoeld"):
			meant := mailMeant(v.Mail)
			if meant == "" {
				return v.advance(checkPath)
			}
			if err := v.save(func(a *app.Answers) { a.Mail = meant }); err != nil {
				return nil, err
			}
			return v.advance(checkPath)
		case form.Get(ui.FieldDraft) != string(v.ID), form.Get(honeyName) != "":
			v.away = true // look again, then send
			return v.checkPage()
		}
		return v.submit()
	},
}

func (v *visit) checkPage() (Node, error) {
	if q, missing := v.missing(); missing {
		v.check = questionAt(contactPath).complete(v)
		return v.advance(q.path)
	}
	v.check = false
	l := v.Lang
	p := v.shellOf(text.CheckTitle.In(l), contactPath)
	f := v.form(checkPath)
	f.Repeatable, f.Token = false, string(v.ID)
	return p.Public(
		heading(text.CheckTitle.In(l)),
		If(v.away, ui.Notice(ui.Warning, text.CheckAway.In(l), nil)),
		ui.Intro(text.CheckNotSent.In(l)),
		ui.SummaryList(l, v.rows()...),
		v.mailMeantForm(),
		ui.Block(ui.Plain, section(text.CheckReads.In(l)), v.readers(),
			h.P(Text(text.CheckFigures.In(l)+" "), ui.Link("/privacy", text.CheckPrivacy.In(l)), Text("."))),
		f.Node(
			h.Div(Attr("hidden"), h.Label(h.For(honeyName), Text(text.FormHoney.In(l))),
				h.Input(h.Type("text"), h.ID(honeyName), h.Name(honeyName), h.AutoComplete("off"))),
			ui.Buttons(ui.Button(text.FormSend.In(l)), ui.QuietButton(text.FormSave.In(l), ui.Sends(nameGo, string(savedPath))), v.backButton(contactPath))),
	), nil
}

// mailMeantForm asks whether an address with a slip of the finger was meant otherwise.
func (v *visit) mailMeantForm() Node {
	meant := mailMeant(v.Mail)
	if meant == "" {
		return nil
	}
	f := v.form(checkPath)
	f.Prefix = "bedoeld-"
	return ui.Block(ui.Warning, h.P(h.Strong(Text(text.Fill(v.Lang, text.MailMeant, meant)))),
		f.Node(ui.SecondButton(text.MailMeantYes.In(v.Lang), ui.Sends("bedoeld", "1"))))
}

// rows are the answers in words, each with the way to change it.
func (v *visit) rows() []ui.Row {
	l := v.Lang
	rows := answerRows(l, v.Answers, v.placeNames(), v.Today())
	for i := range rows {
		to := rows[i].path
		if !v.loose {
			rows[i].Change = to.With(nameCheck, "1")
			continue
		}
		said := rows[i].Words
		f := v.form(checkPath)
		rows[i].Value = Group{Text(said), f.Node(f.Hidden(nameCheck, "1"),
			ui.QuietButton(text.UIChange.In(l), ui.Sends(nameGo, string(to)), ui.About(rows[i].Term)))}
	}
	list := make([]ui.Row, len(rows))
	for i, r := range rows {
		list[i] = r.Row
	}
	return list
}

// An answerRow is a line of the answers, and the page of its question.
type answerRow struct {
	ui.Row
	path ui.Path
}

func answerRows(l text.Lang, a app.Answers, place string, today gehoor.Date) []answerRow {
	row := func(path ui.Path, term text.Msg, lines ...string) answerRow {
		lines = slices.DeleteFunc(lines, func(s string) bool { return s == "" })
		if len(lines) == 0 {
			lines = []string{text.CheckNothing.In(l)}
		}
		return answerRow{ui.Row{Term: term.In(l), Words: strings.Join(lines, "\n")}, path}
	}
	var wished, about []string
	for _, w := range a.Wishes {
		wished = append(wished, text.WishChoices[w].In(l))
	}
	for _, o := range a.About {
		about = append(about, text.AboutChoices[o][0].In(l))
	}
	if place == "" {
		place = text.PlaceNotListed.In(l)
		if a.NoPlace || !a.Unlisted {
			place = text.PlaceNone.In(l)
		}
	}
	rows := []answerRow{
		row(safetyPath, text.CheckSafety, text.Word(l, a.Safety)),
		row(whoPath, text.CheckWho, text.WhoChoices[a.Capacity][0].In(l), a.Committee),
		row(placePath, text.CheckPlace, place),
		row(storyPath, text.CheckStory, a.Story),
		row(whenPath, text.CheckWhen, happenedWords(l, a, today)...),
	}
	if a.WhyLate != "" {
		rows = append(rows, row(latePath, text.CheckWhy, a.WhyLate))
	}
	rows = append(rows,
		row(wishPath, text.CheckWish, append(wished, a.OtherWish)...),
		row(aboutPath, text.CheckAbout, append(about, a.AboutName)...),
		row(filesPath, text.CheckFiles, orNone(a.FileNames, text.CheckNoFiles.In(l))...),
		row(contactPath, text.CheckContact, contactWords(l, a)...))
	if a.Address != "" {
		address := []string{a.Address}
		if a.Secret {
			address = append(address, text.CheckSecret.In(l))
		}
		rows = append(rows, row(postPath, text.CheckPost, address...))
	}
	return rows
}

func orNone(lines []string, none string) []string {
	if len(lines) == 0 {
		return []string{none}
	}
	return slices.Clone(lines)
}

// happenedWords say when it happened; what was typed of the date is read back with its year.
func happenedWords(l text.Lang, a app.Answers, today gehoor.Date) []string {
	said := text.Sentence(text.Word(l, a.Happened))
	switch a.Happened {
	case gehoor.Recently:
		said = text.WhenRecently.In(l)
	case gehoor.AgainAndAgain:
		said = text.WhenRepeated.In(l)
	case gehoor.UnknownWhen:
		said = text.WhenUnknown.In(l)
	}
	date := a.Date
	if !a.Arose.IsZero() {
		date = text.Sentence(text.FormatDateLong(l, a.Arose))
	}
	return []string{said, date}
}

func contactWords(l text.Lang, a app.Answers) []string {
	lines := []string{a.Name, a.Mail, a.Phone, text.WayChoices[a.Way].In(l), a.Child, a.Second}
	if a.Behalf != "" {
		lines = append(lines, text.Fill(l, text.CheckBehalf, a.Behalf))
	}
	if a.Anonymous {
		lines = []string{text.CheckNoName.In(l), text.WayChoices[gehoor.OnThePage].In(l)}
	}
	if a.Replies() != languageOf(l) {
		lines = append(lines, text.AskLanguage.In(l))
	}
	if a.Shared {
		lines = append(lines, text.CheckOthers.In(l))
	}
	return lines
}

// readers says who is going to read it (D30).
func (v *visit) readers() Node {
	l := v.Lang
	if v.Safety == gehoor.StaffViolence {
		return Group{paragraph(text.CheckSealed.In(l)), paragraph(text.CheckShared.In(l))}
	}
	who := text.CheckReader
	switch {
	case slices.Contains(v.About, gehoor.AboutCoordinator):
		who = text.CheckReaderEx
	case slices.Contains(v.About, gehoor.AboutManager):
		who = text.CheckReaderUp
	}
	return Group{
		h.P(Text(who.In(l) + " " + text.CheckNext.In(l))),
		paragraph(text.CheckTold.In(l)),
		paragraph(text.CheckShared.In(l)),
	}
}

// submit files what was answered. It happens once: a second time leads to the same receipt (R3, R6).
func (v *visit) submit() (Node, error) {
	if v.Safety != gehoor.StaffViolence || v.Story == "" {
		if q, missing := v.missing(); missing {
			v.check = true
			return v.advance(q.path)
		}
	}
	loose := v.loose
	if _, err := v.App.Submit(v.Ctx(), v.Org.ID, v.ID, v.Answers, app.Intake{Channel: gehoor.ByForm}); err != nil {
		return nil, err
	}
	v.keepDraft()
	if !loose {
		return v.redirect(sentPath)
	}
	r, answers, err := v.App.FiledFor(v.Ctx(), v.Org.ID, v.ID)
	if err != nil {
		return nil, err
	}
	return v.receiptPage(r, answers), nil
}

// alreadySent answers who comes back to a form that was sent, by the back button or in another tab.
func (v *visit) alreadySent() (Node, error) {
	r, _, err := v.App.FiledFor(v.Ctx(), v.Org.ID, v.ID)
	if errors.Is(err, store.ErrNotFound) {
		return v.redirect(resumePath)
	}
	if err != nil {
		return nil, err
	}
	l := v.Lang
	v.Status = http.StatusOK
	title := text.Fill(l, text.SentAlready, text.FormatDate(l, gehoor.DateOf(r.Filed.ReceivedAt), v.Today()), text.FormatTime(l, r.Filed.ReceivedAt))
	p := v.shell(title)
	p.Section = text.StartSection.In(l)
	return p.Public(
		heading(title),
		h.P(Text(text.SentNumber.In(l)+" "), ui.Reference(r.Number.String())),
		paragraph(text.SentOnlyOnce.In(l)),
		ui.Buttons(ui.ButtonLink(sentPath, text.SentToReceipt.In(l)), ui.SecondLink(readPath, text.SentSee.In(l))),
		h.P(ui.LinkAlone(safetyPath, text.SentNew.In(l))),
	), nil
}
