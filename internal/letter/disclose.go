package letter

import (
	"gehoor"
	"gehoor/internal/text"
)

// What who is complained about gets to read (D20). Words are what the coordinator selected, in paragraphs; nothing
// else of the dossier is in it, not even the number of the complaint.

// Invitation asks somebody to talk about a complaint about them: what it is about, the day, and that they may
// bring someone. Where says place and hour; empty leaves it out.
func Invitation(f Frame, words []string, on gehoor.Date, where string) Document {
	b := f.begin().say(text.DiscloseCame).head(text.DiscloseAbout).paragraphs(words).head(text.DiscloseTalk).say(text.DiscloseOn, f.day(on))
	if where != "" {
		b.add(Say(where))
	}
	return b.say(text.DiscloseBring).say(text.DiscloseAfter).say(text.DiscloseQuiet).onPaper(text.DiscloseInvitationTitle)
}

// AccountForComment is the account of somebody's own conversation, on which they may comment until a day.
func AccountForComment(f Frame, words []string, until gehoor.Date) Document {
	return f.begin().say(text.DiscloseSaid).head(text.DiscloseAccountHead).paragraphs(words).
		head(text.DiscloseRight).say(text.DiscloseComment, f.day(until)).onPaper(text.DiscloseAccountTitle)
}

// OutcomeFor tells who was complained about what came of it.
func OutcomeFor(f Frame, words []string) Document {
	return f.begin().say(text.DiscloseDone).head(text.DiscloseFound).paragraphs(words).say(text.DiscloseMore).onPaper(text.DiscloseOutcomeTitle)
}

func (b *body) paragraphs(words []string) *body {
	for _, w := range words {
		b.add(Say(w))
	}
	return b
}
