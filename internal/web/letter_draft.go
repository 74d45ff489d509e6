package web

import (
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

// D2, D25: letters of which a person writes the few words that are the complaint's own. All else the program knows: the
// number, both outside bodies with the last day, whom to call. What they become is shown before they go.
var _ = route(func(s *Server) {
	s.page("GET /dossier/{number}/brief/{seq}", (*Request).dossierSentLetter)
	s.page("GET "+string(letterPath)+"/{seq}", readers((*follower).sentLetterPage))
	s.page("GET "+string(letterPath)+"/{seq}/pdf", readers((*follower).sentLetterFile))
})

const (
	fieldShow  = "toon" // a button of an act: shows the letter, and sends nothing
	showPage   = "brief"
	showPDF    = "pdf"
	fieldWords = "brief" // the words of the letter
)

// showLetter shows what an act's letter would be, under what was typed, or as a file.
func (a act) showLetter(r *Request, c *gehoor.Complaint, in *input) (Node, error) {
	if in.Get(fieldShow) != showPDF {
		return a.page(r, c, in)
	}
	draft, err := a.letter(r, c, in.Get(fieldWords))
	if err != nil {
		return nil, err
	}
	body, err := r.App.DraftPDF(r.Ctx(), *r.who, c, draft.Letter)
	if err != nil {
		return nil, err
	}
	return nil, r.sendPDF(string(c.Number()), body)
}

// letterButtons show the letter as page and as file.
func (r *Request) letterButtons() Node {
	return ui.Buttons(ui.SecondButton(text.LetterShow.In(r.Lang), ui.Sends(fieldShow, showPage)), ui.QuietButton(text.LetterShowPDF.In(r.Lang), ui.Sends(fieldShow, showPDF)))
}

// letterPreview is the letter as it would go, once it was asked for, and before that only what it lacks whatever is typed.
func (r *Request) letterPreview(f ui.Form, draft app.DraftLetter) Node {
	l := r.Lang
	lacks := draft.Lacks
	shown := f.Values.Get(fieldShow) == showPage
	if !shown && f.Values.Get(fieldWords) == "" {
		lacks = slices.DeleteFunc(slices.Clone(lacks), func(s string) bool { return s == text.LawWhy.In(l) })
	}
	warn := func(some bool, title text.Msg, lines []string) Node {
		return Iff(some, func() Node {
			return ui.Block(ui.Warning, h.P(h.Strong(Text(title.In(l)))), h.Ul(Map(lines, func(s string) Node { return h.Li(Text(s)) })))
		})
	}
	doc := draft.Letter
	title := doc.Title
	doc.Title = ""
	return Group{
		warn(len(lacks) > 0, text.LetterLacks, lacks),
		warn(shown && len(draft.Blanks) > 0, text.LetterBlanks, draft.Blanks),
		Iff(shown, func() Node {
			return Group{r.boxWarning(draft.Boxes), section(text.AsParentSees.In(l)),
				ui.Block(ui.Plain, h.Article(h.Lang(doc.Lang.String()), h.P(h.Strong(Text(title))), letter.Page(doc)))}
		}),
	}
}

// letterWords reads the words of a letter; nothing goes out with a place that is still to be filled in.
func (in *input) letterWords(blanks []string) *app.Body {
	words := in.words(fieldWords)
	if len(blanks) > 0 {
		in.errors.Add(fieldWords, text.Fill(in.lang, text.WrongBlanks, strings.Join(blanks, ", ")))
	}
	return words
}

// declineLetter is why c is not taken up, as it would be read.
func declineLetter(r *Request, c *gehoor.Complaint, words string) (app.DraftLetter, error) {
	return r.App.DeclinedLetter(r.Ctx(), *r.who, c, words, r.Lang)
}

// takenLetter is that another way goes first, as it would be read.
func takenLetter(r *Request, c *gehoor.Complaint, words string) (app.DraftLetter, error) {
	return r.App.TakenLetter(r.Ctx(), *r.who, c, words, r.Lang)
}

// declineFields ask why, and the reasons in words. Who looks at the letter before there are any gets a text to begin with.
func (r *Request) declineFields(c *gehoor.Complaint, f ui.Form) Node {
	ground := pick(f.Values, "waarom", declineGrounds)
	if f.Values.Get(fieldShow) == showPage && strings.TrimSpace(f.Values.Get(fieldWords)) == "" && ground != "" {
		f.Values.Set(fieldWords, text.StartingDecline(text.LangOf(c.Filed.Language), r.Set.Words, ground))
	}
	draft, err := declineLetter(r, c, f.Values.Get(fieldWords))
	if err != nil {
		r.S.Log.Error("writing a letter", "org", r.Org.ID, "error", err)
		return ui.Block(ui.Plain, paragraph(text.UnreadableWords.In(r.Lang)))
	}
	return Group{
		f.Radios("waarom", r.label(text.LabelGround), choices(r.Lang, declineGrounds...)),
		f.TextArea(fieldWords, r.label(text.DeclineWords), ui.Hint(r.label(text.DeclineHint))),
		r.letterButtons(), r.letterPreview(f, draft),
	}
}

// dossierSentLetter is a letter that went out as a file, for who may read the dossier. Who downloads it is logged first.
func (r *Request) dossierSentLetter() (Node, error) {
	_, c, sees, err := r.dossier()
	if err != nil {
		return nil, err
	}
	if !sees {
		return nil, store.ErrNotFound
	}
	n, _ := strconv.Atoi(r.PathValue("seq"))
	sent, err := app.SentLetterAt(c, n)
	if err != nil {
		return nil, err
	}
	body, err := r.App.SentPDF(r.Ctx(), r.Org.ID, c, sent)
	if err != nil {
		return nil, err
	}
	if err := r.App.Store.LogAccess(r.Ctx(), r.Org.ID, r.who.Viewer.Person, c.ID, store.AccessFile, r.Now); err != nil {
		return nil, err
	}
	return nil, r.sendPDF(string(c.Number()), body)
}

// sentNode is a letter that went out, as its reader got it, with its file; nil when it is no longer there.
func (r *Request) sentNode(c *gehoor.Complaint, seq int) Node {
	sent, err := app.SentLetterAt(c, seq)
	if err != nil {
		return nil
	}
	doc, err := r.App.SentWords(r.Ctx(), r.Org.ID, c, sent)
	if err != nil {
		return nil
	}
	doc.Title = ""
	return Group{ui.Block(ui.Plain, h.Article(h.Lang(doc.Lang.String()), letter.Page(doc))),
		h.P(ui.Link(dossierPath(c).Join("brief").Join(strconv.Itoa(seq)), text.LetterDownload.In(r.Lang)))}
}

// sentLetter is a letter that the path names, if it is one that the complainant may read now. One with a decision is opened
// on its own page first (D29).
func (s *follower) sentLetter() (app.SentLetter, error) {
	n, _ := strconv.Atoi(s.PathValue("seq"))
	sent, err := app.SentLetterAt(s.c, n)
	if err == nil && (sent.Decision || s.c.Sealed && !sent.Confirmed) {
		err = store.ErrNotFound
	}
	return sent, err
}

func (s *follower) sentLetterPage() (Node, error) {
	sent, err := s.sentLetter()
	if err != nil {
		return nil, err
	}
	doc, err := s.App.SentWords(s.Ctx(), s.Org.ID, s.c, sent)
	if err != nil {
		return nil, err
	}
	title := doc.Title
	if title == "" {
		title = text.LetterOther.In(s.Lang)
	}
	doc.Title = ""
	return s.around(text.LetterOther).Public(
		heading(title), h.P(ui.Link(s.sentPath(sent).Join("pdf"), text.LetterDownload.In(s.Lang))),
		ui.Block(ui.Plain, h.Article(h.Lang(doc.Lang.String()), letter.Page(doc))),
		h.P(ui.LinkAlone(unhappyPath, text.LetterNot.In(s.Lang))),
	), nil
}

func (s *follower) sentLetterFile() (Node, error) {
	sent, err := s.sentLetter()
	if err != nil {
		return nil, err
	}
	body, err := s.App.SentPDF(s.Ctx(), s.Org.ID, s.c, sent)
	if err != nil {
		return nil, err
	}
	return nil, s.sendPDF(string(s.c.Number()), body)
}

func (s *follower) sentPath(sent app.SentLetter) ui.Path {
	return letterPath.Join(strconv.Itoa(sent.Seq))
}

// andLetter adds to what happened where its letter is read, when there is one.
func (s *follower) andLetter(what []Node, seq int) []Node {
	sent, err := app.SentLetterAt(s.c, seq)
	if err == nil {
		_, err = s.App.SentWords(s.Ctx(), s.Org.ID, s.c, sent)
	}
	if err != nil {
		return what
	}
	return append(what, Text(" "), ui.Link(s.sentPath(sent), text.LetterRead.In(s.Lang)))
}
