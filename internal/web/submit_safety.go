package web

import (
	"net/url"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

var safetyAnswers = []gehoor.SafetyAnswer{gehoor.NoDanger, gehoor.DangerNow, gehoor.StaffViolence, gehoor.HomeWorry, gehoor.NotSure}

// safetyQuestion comes first, for both of the law's own tracks go before a complaint (R7, R8).
var safetyQuestion = question{
	path: safetyPath,
	ask:  func(v *visit) string { return text.AskSafety.In(v.Lang) },
	fields: func(v *visit, f ui.Form) Node {
		return f.Radios("veilig", text.AskSafety.In(v.Lang), choices(v.Lang, safetyAnswers...),
			ui.AsH1(ui.Step{N: 1, Of: len(questions)}), ui.Hint(text.AskSafetyHint.In(v.Lang)))
	},
	values: func(v *visit) url.Values {
		values := url.Values{}
		fill(values, "veilig", v.Safety)
		return values
	},
	read: func(v *visit, in *input, a *app.Answers) {
		if a.Safety = pick(in.Values, "veilig", safetyAnswers); a.Safety == "" {
			in.wrong("veilig", text.WrongSafety)
		}
	},
	detour: func(v *visit) ui.Path {
		switch v.Safety {
		case gehoor.DangerNow:
			return dangerPath
		case gehoor.StaffViolence:
			return staffPath
		case gehoor.HomeWorry:
			return homePath
		case gehoor.NotSure:
			return doubtPath
		}
		return ""
	},
}

// exit is a page that sends somebody to a faster way. It always leads on to the form too.
func (v *visit) exit(title text.Msg, content ...Node) Node {
	p := v.shellOf(title.In(v.Lang), safetyPath)
	return p.Public(heading(title.In(v.Lang)), Group(content))
}

// onward goes on with the form after question 1.
func (v *visit) onward(from ui.Path, words text.Msg) Node {
	return v.way(from, v.orFirst(v.after(safetyPath)), words, quietLink, ui.QuietButton)
}

// dangerStep: a child is in danger now (P1a).
var dangerStep = step{path: dangerPath, show: func(v *visit) (Node, error) {
	l := v.Lang
	n := v.exit(text.DangerTitle,
		ui.Block(ui.Danger, paragraph(text.DangerCall.In(l)), h.P(ui.EmergencyButton(text.Emergency, text.DangerBtn.In(l)))),
		section(text.DangerElse.In(l)), v.veiligThuis(),
		v.onward(dangerPath, text.DangerAlso))
	return n, nil
}}

func (v *visit) veiligThuis() Node {
	return h.P(Text(text.VeiligThuis.In(v.Lang)+" "), ui.PhoneLink(v.Set.Bodies().Home.Phone), Text(". "+text.VeiligFree.In(v.Lang)))
}

// staffStep: a member of staff may have hurt a child (P1b). The law's duty to report takes over.
var staffStep = step{path: staffPath, show: func(v *visit) (Node, error) {
	l := v.Lang
	bodies := v.Set.Bodies()
	phone, hours := v.Set.Duty()
	told, read := text.StaffSoon, v.own(text.StaffToBoard)
	if len(v.Set.DutyList) > 0 { // only then is there always somebody (D22)
		told, read = text.StaffToday, read+" "+text.StaffAlways.In(l)
	}
	n := v.exit(text.StaffTitle,
		ui.Intro(v.own(text.StaffIntro)),
		Iff(phone != "", func() Node {
			return ui.Block(ui.Danger, section(text.StaffCall.In(l)),
				h.P(Text(text.StaffDay.In(l)+" "), h.Strong(ui.PhoneLink(phone)), Text(inBrackets(hours.In(l))+".")),
				h.P(ui.CallButton(phone, text.StaffBtn.In(l))))
		}),
		section(text.StaffWrite.In(l)),
		v.way(staffPath, quickPath, text.StaffWriteIt, ui.SecondLink, ui.SecondButton),
		paragraph(read),
		section(text.StaffWhat.In(l)),
		h.Ol(h.Li(Text(v.own(text.StaffSafe))), h.Li(Text(v.own(text.StaffInspect))), h.Li(Text(v.own(text.StaffPolice))), h.Li(Text(told.In(l)))),
		section(text.StaffElse.In(l)),
		h.P(Text(text.StaffElse1.In(l)+" "), ui.PhoneLink(bodies.Inspector.Phone), Text(inBrackets(bodies.Inspector.Hours.In(l))+". "+text.StaffElse2.In(l)+" "), ui.PhoneLink(bodies.Police.Phone), Text(".")),
		v.onward(staffPath, text.StaffAll),
		v.way(staffPath, safetyPath, text.StaffMistake, quietLink, ui.QuietButton))
	return n, nil
}}

// inBrackets adds something to a sentence; nothing adds nothing.
func inBrackets(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

// homeStep: worries about a child in its own family (P1c). The reporting code is another way than a complaint.
var homeStep = step{path: homePath, show: func(v *visit) (Node, error) {
	l := v.Lang
	n := v.exit(text.HomeTitle,
		ui.Intro(v.own(text.HomeIntro)),
		ui.Block(ui.Warning, v.veiligThuis(), h.P(ui.CallButton(v.Set.Bodies().Home.Phone, text.HomeBtn.In(l)))),
		h.P(ui.SiteLink("https://www.knmi.nl/", text.HomeLeave.In(l))),
		paragraph(v.own(text.HomeUs)),
		section(text.HomeClaim.In(l)), paragraph(text.HomeGoOn.In(l)),
		v.onward(homePath, text.HomeClaimB))
	return n, nil
}}

// doubtStep helps to choose (P1d).
var doubtStep = step{path: doubtPath, show: func(v *visit) (Node, error) {
	l := v.Lang
	n := v.exit(text.DoubtTitle,
		ui.Intro(text.DoubtIntro.In(l)),
		section(text.DoubtCall.In(l)), bullets(l, text.DoubtCallFor[:]...),
		v.way(doubtPath, staffPath, text.DoubtStaff, ui.SecondLink, ui.SecondButton),
		v.veiligThuis(),
		section(text.DoubtClaim.In(l)), bullets(l, text.DoubtClaimFor[:]...),
		ui.Note(text.DoubtFine.In(l)),
		v.way(doubtPath, v.orFirst(v.after(safetyPath)), text.FormContinue, ui.ButtonLink, ui.Button))
	return n, nil
}}

// orFirst is a page of the form, or the first when nothing was answered yet.
func (v *visit) orFirst(to ui.Path) ui.Path {
	if v.ID == "" {
		return safetyPath
	}
	return to
}
