package web

import (
	"errors"
	"net/http"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// errorPage says that something cannot be done, what is safe, and where one can go on (P24). It names
// nothing of what was asked for: two addresses that one may not know give the same page.
func (r *Request) errorPage(title text.Msg, words string) Node {
	p := r.shell(title.In(r.Lang))
	p.Translated = "" // the same body, whatever was asked for
	if _, err := r.Cookie(staffCookie); err == nil {
		if r.Status == http.StatusNotFound {
			words = text.ErrNotFoundStaff.In(r.Lang)
		}
		return p.Public(heading(title.In(r.Lang)), paragraph(words), h.P(ui.LinkAlone("/bureau", text.BackToDesk.In(r.Lang))))
	}
	if r.Org.ID == 0 { // there is no organisation of this name, or nobody knows
		return p.Public(heading(title.In(r.Lang)), paragraph(words))
	}
	var reach Node
	if r.Status >= http.StatusInternalServerError || r.Status == http.StatusTooManyRequests {
		reach = r.otherWays()
	}
	return p.Public(heading(title.In(r.Lang)), paragraph(words), r.safe(), reach)
}

// errLink is a link in a mail for one thing that somebody does here, which opens nothing: it expired, was never one, or who has it may not do
// that any more. All of them look alike.
var errLink = errors.New("a link that opens nothing")

// byMail says so of what a link of a mail stands for.
func byMail[T any](of T, err error) (T, error) {
	if errors.Is(err, store.ErrNotFound) {
		err = errLink
	}
	return of, err
}

// linkGone leads to a new link: what is owed is not done by the going of the old one.
func (r *Request) linkGone() Node {
	r.Status = http.StatusNotFound
	p := r.shell(text.ErrLinkTitle.In(r.Lang))
	p.Translated = ""
	return p.Bare(heading(text.ErrLinkTitle.In(r.Lang)), paragraph(text.ErrLink.In(r.Lang)),
		ui.Buttons(ui.ButtonLink("/inloggen", text.ErrLinkNew.In(r.Lang))))
}

// safe says what of this browser's is kept, and leads there; and else to where one begins.
func (r *Request) safe() Node {
	l := r.Lang
	var block []Node
	if r.Status != http.StatusServiceUnavailable { // then nothing can be read
		if c, err := r.Cookie(draftCookie); err == nil {
			switch d, err := r.App.Draft(r.Org.ID, store.DraftID(c.Value)); {
			case err != nil:
			case d.Filed == 0:
				block = append(block, h.P(Text(text.ErrKept.In(l)+" "), ui.Link(resumePath, text.StartResume.In(l)), Text(".")))
			default:
				if got, _, err := r.App.FiledFor(r.Ctx(), r.Org.ID, d.ID); err == nil {
					block = append(block, h.P(Text(text.Fill(l, text.ErrSent, got.Number.String())+" "), ui.Link(sentPath, text.SentToReceipt.In(l)), Text(".")))
				}
			}
		}
		if c, err := r.reading(); err == nil {
			block = append(block, h.P(Text(text.Fill(l, text.ErrReading, c.Number().String())+" "), ui.Link(readPath, text.StartStatus.In(l)), Text(".")))
		}
	}
	if len(block) > 0 {
		return ui.Block(ui.Good, block...)
	}
	return Group{h.P(ui.LinkAlone("/", text.ErrHome.In(l))), h.P(ui.LinkAlone(readPath, text.StartStatus.In(l)))}
}
