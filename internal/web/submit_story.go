package web

import (
	"net/url"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// storyLimit is how long a story may be, in characters. Nobody is shown a counter.
const storyLimit = 20_000

// storyQuestion is the complaint itself, in somebody's own words (R3).
var storyQuestion = question{
	path: storyPath,
	ask:  func(v *visit) string { return v.storyTitle().In(v.Lang) },
	fields: func(v *visit, f ui.Form) Node {
		l := v.Lang
		help := text.StoryHelps[:]
		if v.Capacity == gehoor.ParentCommittee {
			help = []text.Msg{help[0], help[1], help[3]} // a committee writes about no child of its own
		}
		return Group{
			f.TextArea("wat", v.storyTitle().In(l), ui.AsH1(ui.Step{N: 4, Of: len(questions)}), ui.Hint(text.AskStoryHint.In(l))),
			If(v.Capacity == gehoor.ParentCommittee, ui.Note(text.StoryCommittee.In(l))), // D14
			If(l == text.EN, ui.Note(v.own(text.StoryEnglish))),
			ui.Details(text.StoryHelp.In(l),
				paragraph(v.own(text.StoryHelpIntro)), bullets(l, help...), paragraph(v.own(text.StoryNoNames))),
		}
	},
	values: func(v *visit) url.Values {
		values := url.Values{}
		fill(values, "wat", v.Story)
		return values
	},
	read: func(v *visit, in *input, a *app.Answers) {
		a.Story = typedWords(in.Values, "wat")
		readStory(in, a.Story)
	},
}

func (v *visit) storyTitle() text.Msg {
	if v.Capacity == gehoor.ParentCommittee {
		return text.AskStoryCommittee
	}
	return text.AskStory
}

func readStory(in *input, story string) {
	switch n := len([]rune(story)); {
	case n == 0:
		in.wrong("wat", text.WrongStory)
	case n > storyLimit:
		in.errors.Add("wat", text.Fill(in.lang, text.WrongTooLong, n-storyLimit))
	}
}
