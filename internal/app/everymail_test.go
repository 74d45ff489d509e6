package app

import (
	"bytes"
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"html"
	"log/slog"
	netmail "net/mail"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/mail"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
	"gehoor/internal/text"
)

// everyMail is the list of ux.md, with the mails of decisions: one that was not seen to go out, in each language, fails.
var everyMail = []string{
	"E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "E10", "E11", "E12", "E13", "E14", "E15", "E16", "E17", "E18", "E19", "E20",
	"E21", "E22", "E23", "E24", "E25", "E26", "E27", "E28", "E29", "E30", "E31", "E32", "E34", "E34 no",
	"D12 breach", "R19 statement", "R15 order", "D17 forwarding missed", "D18 approval", "D20 own data", "D20 place", "D22 alarm", "D25 telling", "D29 unopened", "D29 came back",
	"D32 receipt", "D32 answered", "D32 answer", "D32 turned", "sign-in",
}

// A sight is a mail that goes out: which of the list, to whom, with which subject, and something that it says.
type sight struct {
	id      string
	to      string
	subject text.Msg
	says    text.Msg // zero: nothing in particular
}

const (
	accusedMail = "kim@thuis.example"
	askerMail   = "vraag@thuis.example"
	draftMail   = "bewaard@thuis.example"
)

// A post office is a letterbox of which every mail is looked at.
type postOffice struct {
	*letterbox
	lang   text.Lang
	seen   map[string]bool
	looked int
}

// sees acts, and looks at the mails that go out: exactly these.
func (w *postOffice) sees(act func(), sights ...sight) {
	w.t.Helper()
	before := len(w.post.Mails())
	act()
	w.run()
	left := slices.Clone(sights)
	for _, m := range w.post.Mails()[before:] {
		w.look(m)
		i := slices.IndexFunc(left, func(s sight) bool {
			subject, _, _ := strings.Cut(s.subject.In(w.lang), "%")
			says, _, _ := strings.Cut(s.says.In(w.lang), "%")
			return s.to == m.To && strings.HasPrefix(m.Subject, subject) && strings.Contains(oneLine(m.Text), strings.TrimSpace(says))
		})
		if i < 0 {
			w.t.Errorf("%s, %s: %s got %q, which nobody waited for:\n%s", w.lang, w.clock.Format(time.DateTime), m.To, m.Subject, m.Text)
			continue
		}
		w.seen[left[i].id] = true
		left = slices.Delete(left, i, i+1)
	}
	for _, s := range left {
		w.t.Errorf("%s, %s: %s did not go to %s", w.lang, w.clock.Format(time.DateTime), s.id, s.to)
	}
}

func oneLine(words string) string { return strings.Join(strings.Fields(words), " ") }

var (
	addresses = regexp.MustCompile(`https://klachten\.example/[^\s"<]*`)
	tags      = regexp.MustCompile(`<[^>]*>`)
)

// look is what holds for every mail: its fields, both parts, its language, its links, and what it never says (D27).
func (w *postOffice) look(m OutboxMail) {
	w.t.Helper()
	w.looked++
	wrong := func(what string, got any) {
		w.t.Helper()
		w.t.Errorf("%s: %q to %s: %s: %v", w.lang, m.Subject, m.To, what, got)
	}
	read, err := netmail.ReadMessage(strings.NewReader(string(m.Raw)))
	if err != nil {
		w.t.Fatal(err)
	}
	parsed := mail.Parse(m.Raw)
	personal := strings.HasPrefix(m.Subject, strings.TrimSuffix(text.MailAskNews.In(w.lang), "%s")) && strings.Contains(m.Text, "Dat mag.")
	if auto := read.Header.Get("Auto-Submitted"); strings.HasPrefix(auto, "auto-") == personal {
		wrong("Auto-Submitted", auto)
	}
	if !regexp.MustCompile(`^[A-Za-z0-9]{20,}@opvang\.example$`).MatchString(m.MessageID) {
		wrong("Message-ID", m.MessageID)
	}
	if !m.Date.Equal(w.clock.Truncate(time.Second)) && m.Date.After(w.clock) {
		wrong("Date", m.Date)
	}
	if from := parsed.From; from.Name != "Zonnebloem" || from.Mail != "klachten@opvang.example" {
		wrong("From", from)
	}
	if reply := parsed.ReplyTo.Mail; !strings.HasPrefix(reply, "klachten") || !strings.HasSuffix(reply, "@opvang.example") || strings.Contains(m.Subject, "KL 26") && m.To == parentMail && !strings.Contains(reply, "+") && !strings.HasPrefix(m.Subject, strings.TrimSuffix(text.MailCodeSubject.In(w.lang), "%s")) {
		wrong("Reply-To", reply)
	}
	if got := read.Header.Get("Content-Language"); got != w.lang.String() {
		wrong("Content-Language", got)
	}
	if !strings.Contains(m.HTML, `lang="`+w.lang.String()+`"`) {
		wrong("the HTML has another language", "")
	}
	shown := oneLine(html.UnescapeString(tags.ReplaceAllString(regexp.MustCompile(`(?s)<style.*?</style>|<title.*?</title>`).ReplaceAllString(m.HTML, ""), " ")))
	said := strings.Fields(shown)
	for _, word := range strings.Fields(addresses.ReplaceAllString(m.Text, "")) { // what the text says, the HTML says
		if word = strings.Trim(word, ":-."); word != "" && !slices.ContainsFunc(said, func(s string) bool { return strings.Trim(s, ":-.") == word }) {
			wrong("the HTML does not say", word)
		}
	}
	inText, inHTML := addresses.FindAllString(m.Text, -1), addresses.FindAllString(m.HTML, -1)
	slices.Sort(inText)
	slices.Sort(inHTML)
	if got, want := slices.Compact(inHTML), slices.Compact(inText); !slices.Equal(got, want) {
		wrong("the HTML's links are others", got)
	}
	for _, link := range inText {
		if err := w.opens(m.To, strings.TrimPrefix(link, w.Base)); err != "" {
			wrong("its link does not work", err)
		}
	}
	secrets := []string{plantedStory, plantedChild, plantedEmployee, "06 12 34 56 78"}
	if m.To != parentMail && m.To != askerMail {
		secrets = append(secrets, "Bakker")
	}
	for _, secret := range secrets {
		if strings.Contains(m.Subject+m.Text+m.HTML, secret) {
			wrong("it says", secret)
		}
	}
	for _, name := range append([]string{"Sanne", "Bakker", "Kikker"}, names...) {
		if strings.Contains(m.Subject, name) {
			wrong("its subject names", name)
		}
	}
	if len(m.Raw) > 20_000 || strings.Contains(m.HTML, "<img") || strings.Contains(m.Text, "%!") {
		wrong("too large, with pictures, or with a blank", len(m.Raw))
	}
}

// opens reports why a page of ours would not open for who got its address.
func (w *postOffice) opens(to, path string) string {
	ctx := context.Background()
	at := func(prefix string) (rest string, ok bool) { return strings.CutPrefix(path, prefix) }
	if secret, ok := at(PageStatus); ok {
		if _, err := w.ByLink(ctx, 1, secret); err != nil {
			return err.Error()
		}
		return ""
	}
	if secret, ok := at(PageQuestion); ok {
		if _, err := w.Question(ctx, 1, secret); err != nil {
			return err.Error()
		}
		return ""
	}
	for _, prefix := range []string{PageContact, PageMeasure, PageOrder} {
		if secret, ok := at(prefix); ok {
			action, err := w.Store.Action(ctx, 1, secret)
			if err != nil || address(action.Person) != to {
				return "it is no link of " + to
			}
			return ""
		}
	}
	if number, ok := at(PageDossier); ok {
		id, err := w.Store.System().ByNumber(ctx, 1, number)
		if err != nil {
			return err.Error()
		}
		for i, name := range names {
			if strings.HasPrefix(to, strings.ToLower(name)+"@") && gehoor.Can(w.who(gehoor.PersonID(i+1)).Viewer, gehoor.Know, w.load(id)) {
				return ""
			}
		}
		if to == privacyMail {
			return ""
		}
		return "there is no such dossier for who got it"
	}
	for _, prefix := range []string{PageCode, PageEnquiries, PageTo, PageWeek, PageYear, PageDispute, PageSignIn, PageKeep, "/klacht/verder"} {
		if strings.HasPrefix(path, prefix) {
			return ""
		}
	}
	return path + " is no page of ours"
}

const privacyMail = "prim@opvang.example"

// TestEveryMailIsSeen sends every mail there is, by the real use cases, in both languages, and looks at each.
func TestEveryMailIsSeen(t *testing.T) {
	t.Parallel()
	for _, l := range []text.Lang{text.NL, text.EN} {
		t.Run(l.String(), func(t *testing.T) {
			t.Parallel()
			url := storetest.SQLite(t)
			w := &postOffice{letterbox: newLetterbox(t, storetest.OpenURL(t, url, 1)), lang: l, seen: map[string]bool{}}
			var log bytes.Buffer
			w.Log = slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
			w.autumn()
			wordsNowhere(t, url, log.Bytes(), plantedStory, plantedChild, plantedEmployee, parentMail, askerMail, accusedMail, draftMail, "0612345678", "06 12 34 56 78", "Sanne")
			for _, id := range everyMail {
				if !w.seen[id] {
					t.Errorf("nobody has seen %s go out in %s", id, l)
				}
			}
			for id := range w.seen {
				if !slices.Contains(everyMail, id) {
					t.Errorf("%s went out, and is not in the list", id)
				}
			}
			if w.looked < 70 {
				t.Errorf("only %d mails were looked at", w.looked)
			}
		})
	}
}

// autumn is what happens in an organisation from September on.
func (w *postOffice) autumn() {
	t, ctx, language := w.t, context.Background(), gehoor.Dutch
	if w.lang == text.EN {
		language = gehoor.English
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	w.write(func(tx *store.Tx) error {
		for i, name := range names {
			if _, err := tx.PutPerson(gehoor.Actor{}, store.Person{ID: gehoor.PersonID(i + 1), Name: name + " van de Opvang", Mail: address(gehoor.PersonID(i + 1)), Lang: language}); err != nil {
				return err
			}
		}
		prim, err := tx.PutPerson(gehoor.Actor{}, store.Person{Name: "Prim van de Opvang", Mail: privacyMail, Lang: language})
		if err != nil {
			return err
		}
		_, err = tx.PutPosition(gehoor.Actor{}, gehoor.Position{Person: prim, Seat: gehoor.Seat{Role: gehoor.PrivacyOfficer}, From: gehoor.DateOf(w.clock)})
		return err
	})
	in := func(change func(*Answers)) Answers {
		a := told()
		a.Language = language
		if change != nil {
			change(&a)
		}
		return a
	}
	system := func(id gehoor.StreamID, act func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error)) {
		t.Helper()
		b := &Body{Text: plantedStory}
		_, err := w.AsSystem(ctx, 1, id, []*Body{b}, func(c *gehoor.Complaint, day Day) ([]gehoor.Fact, error) { return act(c, b.Ref, day) })
		must(err)
	}
	parent := func(id gehoor.StreamID, act func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error)) {
		t.Helper()
		b := &Body{Text: plantedStory}
		_, err := w.AsComplainant(ctx, 1, id, []*Body{b}, func(c *gehoor.Complaint, day Day) ([]gehoor.Fact, error) { return act(c, b.Ref, day) })
		must(err)
	}
	minute := func() { w.clock = w.clock.Add(UndoLasts) }
	news := func(id string) sight { return sight{id, parentMail, text.MailNewsSubject, text.MailNewsLook} }
	routed := []sight{
		{"E6", address(mark), text.MailCallSubject, text.MailCall}, {"E7", address(rita), text.MailInformSubject, text.MailInform},
		{"E8", parentMail, text.MailNewsSubject, text.MailRouted},
	}
	filed := []sight{{"E3", parentMail, text.MailAckSubject, text.MailAckCode}, {"E5", address(cora), text.MailNewSubject, text.MailNewForward}}
	in2 := func(day gehoor.Date, hour, minute int) func() {
		return func() {
			w.clock = day.Start(nil).Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute)
		}
	}
	monday := gehoor.DateOf(w.clock)

	// Before anything is sent.
	draft, err := w.NewDraft(ctx, 1)
	must(err)
	w.sees(func() {
		_, err := w.KeepDraft(ctx, 1, draft.ID, draftMail, w.Base+"/klacht/verder?k=abc", w.lang)
		must(err)
	}, sight{"E1", draftMail, text.MailDraftSubject, text.MailDraftSaved})
	w.sees(func() {
		_, err := w.AskSignIn(ctx, 1, address(mark), "198.51.100.7", w.Base)
		must(err)
	}, sight{"sign-in", address(mark), text.MailSignInSubject, text.MailCode})

	// Ways that end early.
	var c, withdrawn, declined *gehoor.Complaint
	w.sees(func() {
		withdrawn = w.file(in(nil), Intake{})
		w.run()
		w.route(withdrawn.ID)
	}, slices.Concat(filed, routed)...)
	w.sees(func() {
		parent(withdrawn.ID, func(c *gehoor.Complaint, words gehoor.Ref, _ Day) ([]gehoor.Fact, error) {
			return c.Withdraw(gehoor.Withdrawn{Writing: words}, gehoor.Actor{Kind: gehoor.Complainant})
		})
	}, sight{"E26", parentMail, text.MailNewsSubject, text.MailNewsLook}, sight{"E26", address(mark), text.MailStoppedSubject, text.MailStopped},
		sight{"E26", address(rita), text.MailStoppedSubject, text.MailStoppedReopen})
	w.sees(func() { declined = w.file(in(nil), Intake{}) }, filed...)
	w.sees(func() {
		b := &Body{Text: plantedStory}
		_, err := w.Later(ctx, w.who(cora), declined.ID, 0, gehoor.Coordinate, []*Body{b}, func(*gehoor.Complaint) Letter {
			return Letter{Decline: &Declining{Ground: gehoor.NoComplaint, Letter: b.Ref}}
		})
		must(err)
		minute()
	}, news("E25"), sight{"E7", address(rita), text.MailInformSubject, text.MailInform})
	w.sees(func() {
		ack := slices.IndexFunc(w.post.Mails(), func(m OutboxMail) bool { return m.To == parentMail && strings.Contains(m.Subject, number(declined)) })
		w.take("Return-Path: <>", "From: MAILER-DAEMON@mx.example", "To: klachten@opvang.example", "Subject: Undelivered", "Content-Type: multipart/report; report-type=delivery-status; boundary=r", "",
			"--r", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; x", "", "Final-Recipient: rfc822; "+parentMail, "Action: failed", "Status: 5.2.2", "--r",
			"Content-Type: text/rfc822-headers", "", "Message-ID: <"+w.post.Mails()[ack].MessageID+">", "--r--")
	}, sight{"D29 came back", address(cora), text.MailBackSubject, text.MailBackParent})

	// Safety.
	var sealed *gehoor.Complaint
	w.sees(func() { sealed = w.file(in(func(a *Answers) { a.Safety = gehoor.StaffViolence }), Intake{}) },
		filed[0], sight{"D22 alarm", address(safa), text.MailNewSubject, text.MailNewAlarm})
	w.sees(func() {
		w.do(safa, gehoor.Safeguard, sealed.ID, func(c *gehoor.Complaint, _ gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.TakeStep(gehoor.StepReceived, day.Now, false, gehoor.Ref{}, true, day.Now)
		})
	})
	for _, id := range []string{"E24", "D25 telling"} {
		w.sees(func() {
			w.do(safa, gehoor.Safeguard, sealed.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
				return c.TellComplainant(words, gehoor.Ref{}, gehoor.OnStatusPage, day.Now)
			})
		}, news(id))
	}

	// On paper, and lying still.
	var paper *gehoor.Complaint
	w.sees(func() {
		paper = w.file(in(func(a *Answers) { a.Mail, a.Way, a.Address = "", gehoor.WritePost, "Dorpsstraat 1, 1234 AB Dorp" }), Intake{Who: w.who(cora), Channel: gehoor.ByLetter})
	}, filed[1])
	list, err := w.Undelivered(ctx, w.who(cora))
	must(err)
	for _, u := range list {
		if u.Complaint != paper.ID {
			continue
		}
		doc, err := w.Paper(ctx, w.who(cora), u.Job)
		must(err)
		code, err := w.Store.ReceiptCode(ctx, 1, paper.ID)
		must(err)
		if words := letter.Text(doc); doc.Lang == w.lang && strings.Contains(words, code) && strings.Contains(words, text.MailAckTitle.In(w.lang)) {
			w.seen["E4"] = true
		}
		must(w.MarkPosted(ctx, w.who(cora), u.Job, gehoor.OnPaper))
	}
	w.sees(in2(monday.AddDays(1), 12, 0), sight{"D17 forwarding missed", address(dee), text.MailForwardSubject, text.MailForward},
		sight{"D17 forwarding missed", address(bea), text.MailForwardSubject, text.MailForwardDo},
		sight{"E7", address(rita), text.MailInformSubject, text.MailInform}) // before it is routed (D19)
	w.sees(func() {
		system(paper.ID, func(c *gehoor.Complaint, words gehoor.Ref, _ Day) ([]gehoor.Fact, error) {
			return c.Withdraw(gehoor.Withdrawn{Writing: words}, gehoor.Actor{Kind: gehoor.Complainant})
		})
	})

	// Questions.
	var asked gehoor.Asked
	w.sees(func() {
		asked, err = w.Ask(ctx, 1, "t1", Question{Language: language, Location: 1, Words: plantedStory, Sender: Sender{Name: "Sanne Bakker", Mail: askerMail}})
		must(err)
	}, sight{"D32 receipt", askerMail, text.MailAskSubject, text.MailAskGot})
	id, err := w.Store.System().ByNumber(ctx, 1, string(asked.Number))
	must(err)
	answer := func(words string, inMail bool) func() {
		return func() {
			b := &Body{Text: words}
			must(w.DoEnquiry(ctx, w.who(cora), id, gehoor.Coordinate, []*Body{b}, func(e *gehoor.Enquiry, _ Day) ([]gehoor.Fact, error) {
				return e.Answer(b.Ref, inMail)
			}))
		}
	}
	w.sees(answer(plantedStory, false), sight{"D32 answered", askerMail, text.MailAskNews, text.MailAskAnswered})
	w.sees(answer("Dat mag. Altijd.", true), sight{"D32 answer", askerMail, text.MailAskNews, text.MailAskReply})
	var turned Receipt
	w.sees(func() {
		turned, err = w.Convert(ctx, w.who(cora), id, 1, "", in(func(a *Answers) { a.Mail = askerMail }))
		must(err)
	}, sight{"D32 turned", askerMail, text.MailAckSubject, text.MailAckNoCode}, filed[1])
	w.sees(func() {
		system(turned.Complaint, func(c *gehoor.Complaint, words gehoor.Ref, _ Day) ([]gehoor.Fact, error) {
			return c.Withdraw(gehoor.Withdrawn{Writing: words}, gehoor.Actor{Kind: gehoor.Complainant})
		})
	}, sight{"E26", askerMail, text.MailNewsSubject, text.MailNewsLook}, sight{"E7", address(rita), text.MailInformSubject, text.MailInform})

	// One complaint from the first word to the last measure.
	w.sees(func() {
		c = w.file(in(nil), Intake{})
		w.run()
		w.route(c.ID)
	}, slices.Concat(filed, routed)...)
	w.sees(func() {
		_, err := w.AskCode(ctx, 1, string(c.Number()), "127.0.0.1")
		must(err)
	}, sight{"E28", parentMail, text.MailCodeSubject, text.MailCodeType})
	aim := c.Filed.Terms.Contact.Plain
	w.sees(in2(monday.AddDays(3), 8, 0), sight{"E2", draftMail, text.MailDraftRemind, text.MailDraftOnce})
	w.sees(in2(aim, 13, 0), sight{"E9", address(mark), text.MailCallSubject, text.MailCallRemind})
	overdue := func(p gehoor.PersonID) sight {
		return sight{"E10", address(p), text.MailOverdueSubject, text.MailOverdueTold}
	}
	w.sees(in2(aim.AddDays(1), 8, 0), overdue(mark), overdue(rita), overdue(cora), sight{"E11", parentMail, text.MailNewsSubject, text.MailMissedBy})
	w.sees(func() {
		w.do(mark, gehoor.Handle, c.ID, func(c *gehoor.Complaint, _ gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.Try(gehoor.NoAnswer, day.Today, day.Now)
		})
		w.clock = w.clock.Add(gehoor.NoteLasts)
	}, sight{"E12", parentMail, text.MailNewsSubject, text.MailTriedWhen})
	w.sees(func() {
		w.do(mark, gehoor.Handle, c.ID, func(c *gehoor.Complaint, _ gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.Contact(day.Procedure, gehoor.Contact{Way: gehoor.Called, At: day.Now, Resolved: true}, day.Now)
		})
		w.clock = w.clock.Add(gehoor.NoteLasts)
	}, sight{"E20", parentMail, text.MailNewsSubject, text.MailNewsAnswer})
	w.sees(func() {
		w.do(mark, gehoor.Handle, c.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.AgreeSteps(words, gehoor.Seat{}, gehoor.Date{}, day.Now)
		})
		w.clock = w.clock.Add(gehoor.NoteLasts)
	}, sight{"E13", parentMail, text.MailNewsSubject, text.MailNewsNext})
	var message int
	w.sees(func() {
		parent(c.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			message = c.Seq + 1
			return c.Receive(day.Procedure, words, nil, 0, day.Now)
		})
	}, sight{"E14", address(cora), text.MailMessageSubject, text.MailMessageBy}, sight{"E14", address(mark), text.MailMessageSubject, text.MailMessage})
	write := func(answers int) func() {
		return func() {
			b := &Body{Text: plantedStory}
			_, err := w.Later(ctx, w.who(cora), c.ID, 0, gehoor.Coordinate, []*Body{b}, func(*gehoor.Complaint) Letter {
				return Letter{Message: &gehoor.Message{Text: b.Ref, By: cora, Answers: answers}}
			})
			must(err)
			minute()
		}
	}
	w.sees(write(message), sight{"E15", parentMail, text.MailNewsSubject, text.MailNewsNext})
	w.sees(func() {
		parent(c.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			message = c.Seq + 1
			return c.RequestData(day.Procedure, 0, gehoor.DataAccess, words, day.Now)
		})
	}, sight{"E29", parentMail, text.MailNewsSubject, text.MailRightsGot}, sight{"D20 own data", privacyMail, text.MailPrivacySubject, text.MailPrivacy})
	w.sees(func() {
		system(c.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.AnswerData(day.Procedure, gehoor.DataAnswered{Seq: message, Answer: words, Outcome: gehoor.DataMet}, day.Now)
		})
	}, news("E29"))
	w.sees(func() {
		system(c.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.SuspectBreach(words, day.Now, day.Now)
		})
	}, sight{"D12 breach", privacyMail, text.MailBreachSubject, text.MailBreach})
	saturday := gehoor.DateOf(w.clock).AddDays(2)
	w.sees(in2(saturday.AddDays(-1), 9, 0), sight{"D12 breach", privacyMail, text.MailBreachSubject, text.MailBreach})
	w.sees(in2(saturday, 9, 0), sight{"D12 breach", privacyMail, text.MailBreachSubject, text.MailBreach})
	w.sees(func() {
		system(c.ID, func(c *gehoor.Complaint, words gehoor.Ref, _ Day) ([]gehoor.Fact, error) {
			return c.JudgeBreach(gehoor.BreachJudged{Seq: suspectedIn(c), Outcome: gehoor.BreachNone, Reason: words})
		})
	})
	w.sees(func() {
		_, _, err := w.Disclose(ctx, w.who(cora), c.ID, 0, Disclosing{What: gehoor.DiscloseInvitation, Words: plantedStory, On: gehoor.DateOf(w.clock).AddDays(7),
			Way: gehoor.DiscloseByMail, Mail: accusedMail, Lang: w.lang})
		must(err)
	}, sight{"D20 place", accusedMail, text.MailPlaceSubject, text.MailPlaceRead})
	var weekly []sight
	for _, p := range []gehoor.PersonID{bea, cora, dee} {
		weekly = append(weekly, sight{"E31", address(p), text.MailWeekSubject, text.MailWeek})
	}
	week := func(n int) { w.sees(in2(monday.AddDays(7*n), 12, 0), weekly...) }
	week(1)
	week(2)
	w.sees(in2(gehoor.DateOf(w.clock).AddDays(4), 8, 0), sight{"E16", address(mark), text.MailQuietSubject, text.MailQuiet}, sight{"E16", parentMail, text.MailStillSubject, text.MailStillBy})
	week(3)
	w.sees(write(0), news("E15"))
	week(4)
	w.sees(in2(c.Filed.Terms.Decide.Plain.AddDays(-14), 8, 0), sight{"E17", address(mark), text.MailDecideSubject, text.MailDecideStart})
	w.sees(write(0), news("E15"))
	w.sees(in2(monday.AddDays(36), 8, 0), append(weekly, sight{"E18", address(mark), text.MailDecideSubject, text.MailDecideDraft}, sight{"E18", address(rita), text.MailDecideSubject, text.MailDecideDraft})...)
	w.sees(write(0), news("E15"))
	plain := c.Filed.Terms.Decide.Plain
	w.sees(in2(plain.AddDays(-4), 8, 0), sight{"E19", address(cora), text.MailDecideSubject, text.MailDecideRisk}, sight{"E19", address(rita), text.MailDecideSubject, text.MailDecideRisk},
		sight{"E19", address(bea), text.MailDecideSubject, text.MailDecideRisk})
	w.clock = plain.AddDays(1).Start(nil).Add(7 * time.Hour)
	w.sees(func() {}, weekly...)
	w.sees(in2(plain.AddDays(1), 12, 0), sight{"E27", parentMail, text.MailNewsSubject, text.MailNewsNext})

	measures := []gehoor.Measure{{No: 1, Kind: gehoor.ToldMeasure, Owner: mark, Due: gehoor.DateOf(w.clock).AddDays(20)}}
	w.sees(func() {
		w.do(cora, gehoor.Coordinate, c.ID, func(c *gehoor.Complaint, words gehoor.Ref, _ Day) ([]gehoor.Fact, error) {
			return c.CheckRelation(gehoor.ByContract, words)
		})
		w.do(cora, gehoor.Draft, c.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			measures[0].Text = words
			return c.DraftDecision(day.Procedure, gehoor.DecisionDrafted{Letter: words, OneSide: words,
				Findings: []gehoor.Finding{{Part: 1, Outcome: gehoor.Upheld, Reasons: words}}, Measures: measures}, cora, day.Now)
		})
	}, sight{"D18 approval", address(rita), text.MailApproveSubject, text.MailApprove})
	w.sees(func() {
		w.do(rita, gehoor.Approve, c.ID, func(c *gehoor.Complaint, _ gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.Approve(day.Procedure, rita, false, day.Now)
		})
		way := gehoor.OnStatusPage
		_, err := w.Later(ctx, w.who(cora), c.ID, 0, gehoor.Coordinate, nil, func(*gehoor.Complaint) Letter { return Letter{Decision: &way} })
		must(err)
		minute()
	}, news("E21"))
	w.sees(in2(gehoor.DateOf(w.clock).AddDays(6), 9, 0), append(weekly, sight{"D29 unopened", address(cora), text.MailUnopenedSubject, text.MailUnopenedPrint})...)
	parent(c.ID, func(c *gehoor.Complaint, _ gehoor.Ref, _ Day) ([]gehoor.Fact, error) { return c.OpenDecision() })
	w.clock = measures[0].Due.Start(nil).Add(7 * time.Hour)
	w.sees(func() {}, slices.Repeat(weekly, 2)...)
	w.sees(in2(measures[0].Due, 8, 0), sight{"E22", address(mark), text.MailMeasureSubject, text.MailMeasureTell})
	w.sees(func() {
		system(c.ID, func(c *gehoor.Complaint, words gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.MoveMeasure(1, day.Today.AddDays(7), words, 0, day.Now)
		})
	}, news("E23"))
	w.sees(func() {
		system(c.ID, func(c *gehoor.Complaint, _ gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.FinishMeasure(1, day.Today, gehoor.Ref{}, 0, day.Now)
		})
	}, news("E22"))
	w.sees(in2(measures[0].Due, 12, 5), sight{"E34", parentMail, text.MailNewsSubject, text.MailRating})
	w.sees(func() {
		parent(c.ID, func(c *gehoor.Complaint, _ gehoor.Ref, day Day) ([]gehoor.Fact, error) {
			return c.Rate(day.Procedure, gehoor.No, gehoor.Unanswered, day.Now)
		})
	}, sight{"E34 no", address(cora), text.MailMessageSubject, text.MailMessageBy})

	// A case at the committee without a complaint.
	w.disputeOpened(gehoor.DateOf(w.clock).AddDays(14))
	w.sees(in2(gehoor.DateOf(w.clock).AddDays(1), 9, 0), sight{"R19 statement", address(cora), text.MailDisputeSubject, text.MailDisputeState},
		sight{"R19 statement", address(dee), text.MailDisputeSubject, text.MailDisputeState})
	w.sees(func() { w.disputeEnded(mark) }, sight{"R15 order", address(mark), text.MailDisputeSubject, text.MailOrder})
	w.dispute(func(d gehoor.Dispute, _ []gehoor.Dispute, _ gehoor.Ref, day Day) ([]gehoor.Fact, error) {
		return d.FinishMeasure(1, day.Today, gehoor.Ref{}, day.Now)
	})

	// The year after.
	w.clock = gehoor.Date{Year: 2027, Month: time.December, Day: 1}.Start(nil).Add(7 * time.Hour)
	w.sees(func() {}, slices.Repeat(weekly, 13)...)
	w.sees(in2(gehoor.Date{Year: 2027, Month: time.December, Day: 1}, 9, 0), sight{"E30", address(cora), text.MailEraseSubject, text.MailEraseDo},
		sight{"E30", address(dee), text.MailEraseSubject, text.MailEraseDo}, sight{"E30", privacyMail, text.MailEraseSubject, text.MailEraseDo},
		sight{"E32", address(cora), text.MailYearSubject, text.MailYearDraft}, sight{"E32", address(dee), text.MailYearSubject, text.MailYearDraft})
}

// suspectedIn is the possible data breach that is to be judged.
func suspectedIn(c *gehoor.Complaint) int {
	for _, d := range c.Duties() {
		if d.Kind == gehoor.OweBreach && d.Open() {
			return d.No
		}
	}
	return 0
}

// Every job of this package has words on the page of mail that failed.
func TestEveryJobHasWords(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	kinds := []string{string(store.ScanDuty)}
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, source, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok {
				return true
			}
			typ, ok := spec.Type.(*ast.SelectorExpr)
			if !ok || typ.Sel.Name != "DutyKind" {
				return true
			}
			for _, v := range spec.Values {
				if lit, ok := v.(*ast.BasicLit); ok {
					word, err := strconv.Unquote(lit.Value)
					if err != nil {
						t.Fatal(err)
					}
					kinds = append(kinds, word)
				}
			}
			return true
		})
	}
	if len(kinds) < 40 {
		t.Errorf("only %d kinds of jobs were found", len(kinds))
	}
	for _, kind := range kinds {
		for _, l := range []text.Lang{text.NL, text.EN} {
			if text.Posted(l, gehoor.DutyKind(kind)) == "" {
				t.Errorf("%s has no words in %s", kind, l)
			}
		}
	}
}
