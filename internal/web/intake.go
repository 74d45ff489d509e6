package web

import (
	"crypto/rand"
	"errors"
	"strings"
	"time"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/seal"
	"gehoor/internal/store"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// C4, R3, D1: a complaint by letter, telephone or at the counter is entered by the coordinator, with
// its true date of receipt, which starts the clock.
var _ = route(func(s *Server) {
	s.page("GET /invoeren", (*Request).intake)
	s.page("POST /invoeren", (*Request).enter)
})

// mayEnter says who enters complaints: the desk.
func (r *Request) mayEnter() (app.Who, error) {
	who, err := r.staff()
	if err != nil {
		return who, err
	}
	if !who.Viewer.Has(gehoor.Coordinator) && !who.Viewer.Has(gehoor.DeputyCoordinator) {
		return who, store.ErrNotFound
	}
	return who, nil
}

func (r *Request) intake() (Node, error) {
	if _, err := r.mayEnter(); err != nil {
		return nil, err
	}
	return r.intakePage(&input{Values: map[string][]string{ui.FieldToken: {rand.Text()}}, lang: r.Lang}), nil
}

// aboutWhom is what the desk can say of whom or what a complaint is about (D16).
var aboutWhom = []gehoor.About{gehoor.AboutStaff, gehoor.AboutManager, gehoor.AboutNextLevel, gehoor.AboutCoordinator, gehoor.AboutRules, gehoor.AboutContract, gehoor.AboutOffice}

func (r *Request) intakePage(in *input) Node {
	l := r.Lang
	p := r.shell(text.DeskEnter.In(l))
	p.Back, p.BackWords, p.Errors = "/bureau", text.BackToDesk.In(l), in.errors
	if len(in.errors) > 0 {
		r.invalid()
	}
	f := ui.Form{Lang: l, Action: "/invoeren", Values: in.Values, Errors: in.errors, Token: in.Get(ui.FieldToken)}
	return r.staffPage(p, "/bureau", heading(text.DeskEnter.In(l)), ui.Note(text.IntakeIntro.In(l)), f.Node(
		f.Radios("hoe", text.LabelHow.In(l), choices(l, gehoor.ByLetter, gehoor.ByTelephone, gehoor.AtCounter, gehoor.ByMail)),
		f.Date("ontvangen", text.IntakeReceived.In(l), r.example(), ui.Hint(text.IntakeReceivedHint.In(l))),
		f.Select("wie", text.DossierFrom.In(l), choices(l, gehoor.Parent, gehoor.FormerParent, gehoor.FutureParent, gehoor.OnBehalf, gehoor.ParentCommittee, gehoor.SomeoneElse)),
		f.Select("locatie", text.LabelLocation.In(l), append([]ui.Choice{{Value: "0", Words: text.IntakeNoLocation.In(l)}}, r.locations()...)),
		f.TextArea("wat", text.DossierComplaint.In(l)),
		f.Select("wanneer", text.DossierArose.In(l), choices(l, gehoor.Recently, gehoor.WithinTheTerm, gehoor.BeforeTheTerm, gehoor.AgainAndAgain, gehoor.UnknownWhen)),
		f.Date("ontstaan", text.IntakeArose.In(l), r.example(), ui.Optional),
		f.Checkboxes("over", text.DossierAbout.In(l), choices(l, aboutWhom...), ui.Optional),
		f.Text("naam-over", text.IntakeAboutName.In(l), ui.Optional),
		f.Radios("veilig", text.IntakeSafety.In(l), choices(l, gehoor.NoDanger, gehoor.StaffViolence, gehoor.HomeWorry, gehoor.NotSure)),
		f.Text("naam", text.IntakeName.In(l), ui.Optional),
		f.Email("mail", text.IntakeMail.In(l), ui.Optional),
		f.Tel("telefoon", text.IntakePhone.In(l), ui.Optional),
		f.TextArea("adres", text.IntakeAddress.In(l), ui.Optional),
		f.Select("voorkeur", text.DossierReach.In(l), choices(l, gehoor.CallDaytime, gehoor.CallEvening, gehoor.WriteMail, gehoor.WritePost, gehoor.MeetThere)),
		f.Checkbox("engels", text.IntakeEnglish.In(l)),
		ui.Buttons(ui.Button(text.IntakeSave.In(l), ui.AccessKey("s"))),
	))
}

func (r *Request) enter() (Node, error) {
	who, err := r.mayEnter()
	if err != nil {
		return nil, err
	}
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	in := &input{Values: r.PostForm, lang: r.Lang}
	answers := app.Answers{
		Capacity: one(in, "wie", gehoor.Parent, gehoor.FormerParent, gehoor.FutureParent, gehoor.OnBehalf, gehoor.ParentCommittee, gehoor.SomeoneElse),
		Location: gehoor.LocationID(in.number("locatie")), Story: in.words("wat").Text,
		Happened:  one(in, "wanneer", gehoor.Recently, gehoor.WithinTheTerm, gehoor.BeforeTheTerm, gehoor.AgainAndAgain, gehoor.UnknownWhen),
		AboutName: strings.TrimSpace(in.Get("naam-over")),
		Safety:    one(in, "veilig", gehoor.NoDanger, gehoor.StaffViolence, gehoor.HomeWorry, gehoor.NotSure),
		Sender:    app.Sender{Name: strings.TrimSpace(in.Get("naam")), Mail: strings.TrimSpace(in.Get("mail")), Phone: strings.TrimSpace(in.Get("telefoon")), Address: strings.TrimSpace(in.Get("adres"))},
		Way:       one(in, "voorkeur", gehoor.CallDaytime, gehoor.CallEvening, gehoor.WriteMail, gehoor.WritePost, gehoor.MeetThere),
	}
	answers.Unlisted = answers.Location == 0
	if in.has("engels") {
		answers.Language = gehoor.English
	}
	for _, about := range in.Values["over"] {
		answers.About = append(answers.About, gehoor.About(about))
	}
	if in.has("ontstaan") {
		answers.Arose = in.date("ontstaan", r.Today())
	}
	how := app.Intake{Who: who, Channel: one(in, "hoe", gehoor.ByLetter, gehoor.ByTelephone, gehoor.AtCounter, gehoor.ByMail)}
	if day := in.date("ontvangen", r.Today()); day != r.Today() && !day.IsZero() {
		how.ReceivedAt = day.Start(nil).Add(12 * time.Hour)
	}
	if in.Get(ui.FieldToken) == "" {
		in.Set(ui.FieldToken, rand.Text())
	}
	if len(in.errors) > 0 {
		return r.intakePage(in), nil
	}
	receipt, err := r.App.Submit(r.Ctx(), r.Org.ID, store.DraftID(in.Get(ui.FieldToken)), answers, how)
	var refusal *gehoor.Refusal
	if errors.As(err, &refusal) {
		in.errors.Add("ontvangen", text.Refusal(r.Lang, refusal))
		return r.intakePage(in), nil
	}
	if err != nil {
		return nil, err
	}
	p := r.shell(text.IntakeDone.In(r.Lang))
	return r.staffPage(p, "/bureau", ui.Block(ui.Good, heading(text.IntakeDone.In(r.Lang)),
		paragraph(text.IntakeTell.In(r.Lang)), ui.Reference(receipt.Number.String()), Text(" "), ui.Reference(seal.FormatCode(receipt.Code))),
		ui.Buttons(ui.ButtonLink("/bureau", text.BackToDesk.In(r.Lang)))), nil
}
