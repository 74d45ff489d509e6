package web

import (
	"errors"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/mail"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// mailWords shows what somebody wrote, with what stands under it folded: earlier mails and a signature are there, and not
// in the way.
func (r *Request) mailWords(words string) Node {
	var all Group
	for _, p := range mail.Fold(words) {
		if p.Folded {
			all = append(all, ui.Details(text.MailFolded.In(r.Lang), ui.Prose(p.Words)))
		} else {
			all = append(all, ui.Prose(p.Words))
		}
	}
	return all
}

// mailNotes says how a message came by mail, and what to think of that; nothing when it did not.
func (r *Request) mailNotes(m gehoor.Mailed) Node {
	if m.At.IsZero() {
		return nil
	}
	l := r.Lang
	notes := Group{ui.Note(text.Fill(l, text.MailCame, text.FormatDate(l, gehoor.DateOf(m.At), r.Today()), text.FormatTime(l, m.At)))}
	warn := func(words text.Msg) { notes = append(notes, h.P(ui.Tag(ui.Soon, words.In(l)))) }
	if m.Other {
		warn(text.MailOther)
	}
	switch m.Found {
	case gehoor.FoundByThread:
		notes = append(notes, ui.Note(text.MailByThread.In(l)))
	case gehoor.FoundByHand:
		notes = append(notes, ui.Note(text.MailByHand.In(l)))
	}
	switch m.Proof {
	case gehoor.ProofPassed:
		notes = append(notes, ui.Note(text.MailProved.In(l)))
	case gehoor.ProofFailed:
		warn(text.MailUnproved)
	}
	return notes
}

// fileList lists files with their names. One that waits to be scanned has no link yet.
func (r *Request) fileList(all []gehoor.File, to func(gehoor.Item) ui.Path) Node {
	if len(all) == 0 {
		return nil
	}
	var lines Group
	for i, f := range all {
		lines = append(lines, h.Li(r.fileLine(f, i+1, to(f.Original.Item))))
	}
	return h.Ul(lines)
}

func (r *Request) fileLine(f gehoor.File, n int, to ui.Path) Node {
	l := r.Lang
	a, err := r.App.Store.Attachment(r.Ctx(), r.Org.ID, f)
	if errors.Is(err, store.ErrErased) {
		if state, err := r.App.Store.ScanState(r.Ctx(), r.Org.ID, f.Original.Item); err == nil && state == store.ScanFound {
			return Text(text.FileName(l, n) + ": " + text.FileInfected.In(l))
		}
		return Text(text.ErasedWords.In(l))
	}
	name := a.Name
	if err != nil || name == "" {
		name = text.FileName(l, n)
	}
	if a.Scan == store.ScanWaits {
		return Text(name + ": " + text.FileWaits.In(l))
	}
	line := Group{ui.Link(to, name), Text(" (" + text.Megabytes(l, f.Size) + ")")}
	if a.Why != "" {
		line = append(line, Text(": "+text.MailKept(l, a.Why)))
	}
	return line
}

func atDesk(who app.Who) bool {
	return who.Viewer.Has(gehoor.Coordinator) || who.Viewer.Has(gehoor.DeputyCoordinator)
}
