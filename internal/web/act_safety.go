package web

import (
	"slices"
	"strconv"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// R7, R8, D22-D26: sealing, the checklists, and the way back.
var actsSafety = []act{
	{
		slug: "veiligheid", text: text.ActSafety, verb: gehoor.Handle, danger: true,
		when: func(c *gehoor.Complaint) bool { return !c.Sealed && c.Seq > 0 },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return f.Radios("spoor", r.label(text.LabelTrack), choices(r.Lang, gehoor.ReportingDuty, gehoor.ReportingCode))
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			track := one(in, "spoor", gehoor.ReportingDuty, gehoor.ReportingCode)
			return nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.AskSafety(track, raisedBy(c))
			}
		},
		then: func(r *Request, c *gehoor.Complaint) ui.Path { return "/bureau" },
	},
	{
		slug: "stap", text: text.ActStep, verb: gehoor.Safeguard,
		when: func(c *gehoor.Complaint) bool { return c.Sealed },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				f.Radios("stap", r.label(text.LabelStep), choices(r.Lang, gehoor.Checklist(c.Track)...)),
				f.Checkbox("wacht", r.label(text.LabelWaits)),
				f.TextArea("reden", r.label(text.LabelReason), ui.Optional),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			step := one(in, "stap", gehoor.Checklist(c.Track)...)
			note := in.optional("reden")
			return []*app.Body{note}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.TakeStep(step, day.Now, in.has("wacht"), note.Ref, true, day.Now)
			}
		},
	},
	{
		slug: "vertellen", text: text.ActTell, verb: gehoor.Safeguard, letter: takenLetter,
		when: func(c *gehoor.Complaint) bool { return c.Sealed },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			starting := text.StartingTaken(text.LangOf(c.Filed.Language), r.Set.Words)
			words := starting
			if f.Values.Has(fieldWords) {
				words = f.Values.Get(fieldWords)
			}
			draft, err := takenLetter(r, c, words)
			if err != nil {
				r.S.Log.Error("writing a letter", "org", r.Org.ID, "error", err)
				return ui.Block(ui.Plain, paragraph(text.UnreadableWords.In(r.Lang)))
			}
			return Group{
				f.Radios("nu", r.label(text.TellNow), []ui.Choice{{Value: "ja", Words: r.label(text.TellYes)}, {Value: "nee", Words: r.label(text.TellNot)}}),
				f.TextArea(fieldWords, r.label(text.LabelLetter), ui.Optional, ui.Default(starting), ui.Hint(r.label(text.TellHint))),
				r.letterButtons(), r.letterPreview(f, draft),
				f.Radios("hoe", r.label(text.LabelHow), []ui.Choice{
					{Value: string(gehoor.OnStatusPage), Words: text.Sentence(text.Word(r.Lang, gehoor.OnStatusPage))},
					{Value: string(gehoor.OnPaper), Words: text.Sentence(text.Word(r.Lang, gehoor.OnPaper)), Hint: text.SendPaper.In(r.Lang)},
					{Value: string(gehoor.InHand), Words: text.Sentence(text.Word(r.Lang, gehoor.InHand))},
				}, ui.Optional),
				f.TextArea("reden", r.label(text.TellWhyNot), ui.Optional),
			}
		},
		then: func(r *Request, c *gehoor.Complaint) ui.Path {
			if r.PostForm.Get("nu") == "ja" && r.PostForm.Get("hoe") == string(gehoor.OnPaper) {
				return paperPath // it waits there to be printed
			}
			return dossierPath(c)
		},
		later: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, func(*gehoor.Complaint) app.Letter) {
			if in.Get("nu") != "ja" || in.Get("hoe") != string(gehoor.OnPaper) {
				return nil, nil
			}
			words, printed := r.takenBodies(c, in)
			return []*app.Body{words, printed}, func(*gehoor.Complaint) app.Letter { return app.Letter{Taken: words.Ref, PDF: printed.Ref} }
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			if one(in, "nu", progress("ja"), "nee") == "nee" {
				why := in.words("reden")
				return []*app.Body{why}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
					return c.TakeStep(gehoor.StepTold, day.Now, true, why.Ref, false, day.Now)
				}
			}
			words, printed := r.takenBodies(c, in)
			how := one(in, "hoe", gehoor.OnStatusPage, gehoor.InHand)
			return []*app.Body{words, printed}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.TellComplainant(words.Ref, printed.Ref, how, day.Now)
			}
		},
	},
	{
		slug: "overgenomen", text: text.Act{Title: text.SafetyDivert, Intro: text.SafetyDivertIntro, Button: text.SafetyDivert}, verb: gehoor.Safeguard, danger: true,
		when: func(c *gehoor.Complaint) bool { return c.Sealed && len(c.Remaining()) > 0 },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{
				f.Radios("spoor", r.label(text.LabelTrack), choices(r.Lang, gehoor.ReportingDuty, gehoor.ReportingCode)),
				r.whichParts(f, text.SafetyWhich, c.Remaining()),
			}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			track := one(in, "spoor", gehoor.ReportingDuty, gehoor.ReportingCode)
			parts := in.parts(c.Remaining())
			return nil, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.Divert(day.Procedure, track, parts, raisedBy(c), day.Now)
			}
		},
	},
	{
		slug: "geen-veiligheid", text: text.ActClear, verb: gehoor.Safeguard,
		when: func(c *gehoor.Complaint) bool { return c.Sealed && len(c.Diverted) == 0 },
		form: reasonForm,
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			reason := in.words("reden")
			return []*app.Body{reason}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.ClearSafety(reason.Ref)
			}
		},
	},
	{
		slug: "terugdraaien", text: text.ActReverse, verb: gehoor.Safeguard,
		when: func(c *gehoor.Complaint) bool { return len(c.Diverted) > 0 },
		form: func(r *Request, c *gehoor.Complaint, f ui.Form) Node {
			return Group{r.whichParts(f, text.SafetyBack, diverted(c)), reasonForm(r, c, f)}
		},
		read: func(r *Request, c *gehoor.Complaint, in *input) ([]*app.Body, app.Act) {
			parts, reason := in.parts(diverted(c)), in.words("reden")
			return []*app.Body{reason}, func(c *gehoor.Complaint, day app.Day) ([]gehoor.Fact, error) {
				return c.ReverseDiversion(parts, reason.Ref)
			}
		},
	},
}

// takenBodies are the words of the letter that another way goes first, and the same as it is printed; nil, with an error at the field,
// when they cannot be made.
func (r *Request) takenBodies(c *gehoor.Complaint, in *input) (words, printed *app.Body) {
	draft, err := takenLetter(r, c, in.Get(fieldWords))
	if err != nil {
		in.wrong(fieldWords, text.UnreadableWords)
		return nil, nil
	}
	in.letterWords(draft.Blanks)
	return &app.Body{Letter: &draft.Letter}, r.App.Print(r.Ctx(), *r.who, c, draft.Letter)
}

// raisedBy is the filing, or the last message of the complainant: known since then (D22).
func raisedBy(c *gehoor.Complaint) int {
	since := 1
	for _, e := range c.Events() {
		if _, ok := e.Fact.(gehoor.MessageReceived); ok {
			since = e.Seq
		}
	}
	return since
}

// diverted are the parts that were taken over (D24).
func diverted(c *gehoor.Complaint) []gehoor.Part {
	return slices.DeleteFunc(slices.Clone(c.Parts), func(p gehoor.Part) bool { return !slices.Contains(c.Diverted, p.No) })
}

// whichParts asks which of several parts; of one alone there is nothing to ask.
func (r *Request) whichParts(f ui.Form, legend text.Msg, parts []gehoor.Part) Node {
	if len(parts) < 2 {
		return nil
	}
	var list []ui.Choice
	for _, p := range parts {
		list = append(list, ui.Choice{Value: strconv.Itoa(int(p.No)), Words: r.partLine(p)})
	}
	return f.Checkboxes("delen", legend.In(r.Lang), list)
}

// parts are those that were chosen of several, or the only one.
func (in *input) parts(of []gehoor.Part) (list []gehoor.PartNo) {
	for _, p := range of {
		if len(of) == 1 || slices.Contains(in.Values["delen"], strconv.Itoa(int(p.No))) {
			list = append(list, p.No)
		}
	}
	if len(list) == 0 {
		in.wrong("delen", text.WrongChoice)
	}
	return list
}
