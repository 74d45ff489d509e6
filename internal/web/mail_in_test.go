package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/mail"
	"gehoor/internal/store"
)

// comes lets a mail come in and be read.
func (h *house) comes(uid uint32, lines ...string) {
	h.t.Helper()
	raw := strings.Join(lines, "\r\n") + "\r\n"
	if _, err := h.app.TakeMail(h.t.Context(), 1, []mail.Fetched{{Validity: 1, UID: uid, Arrived: h.Now(), Size: int64(len(raw)), Raw: []byte(raw)}}); err != nil {
		h.t.Fatal(err)
	}
	h.work()
}

func (h *house) whoIs(person gehoor.PersonID) app.Who {
	h.t.Helper()
	who, err := h.app.Who(1, person)
	if err != nil {
		h.t.Fatal(err)
	}
	return who
}

func (h *house) enquiries() []*gehoor.Enquiry {
	h.t.Helper()
	var all []*gehoor.Enquiry
	for e, err := range h.app.Store.System().Enquiries(h.t.Context(), 1) {
		if err != nil {
			h.t.Fatal(err)
		}
		all = append(all, e)
	}
	return all
}

// R2, D32: a question that came by mail, by the pages: read, answered in the mail, followed by the link, made a complaint.
func TestR2AQuestionByMailByThePages(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.app.Mailboxes = map[int64]app.Mailbox{1: {Inbox: mail.Inbox{Host: "imap.example", Username: "klachten"}, Separator: "+"}}
	h.app.Base = "https://klachten.voorbeeld.example"
	h.comes(1, "From: Noor <noor@example.net>", "Subject: <b>Hek</b>", "Message-ID: <een@example.net>", "Content-Type: multipart/mixed; boundary=m", "",
		"--m", "Content-Type: text/html", "", "<p>Is het hek <script>alert(1)</script>al gemaakt?</p><p>Verstuurd vanaf mijn iPhone</p>", "--m",
		"Content-Type: application/ms-tnef; name=\"winmail.dat\"", "", "xxx", "--m--")
	e := h.enquiries()[0]
	desk := h.as(h.coordinator)
	path := "/vragen/" + string(e.Asked.Number)
	page := desk.both(path)
	for _, want := range []string{"Is het hek al gemaakt?", "&lt;b&gt;Hek&lt;/b&gt;", "winmail.dat", "alleen Outlook", "<summary>Eerdere mails en ondertekening</summary>", "Per mail. Aangekomen op"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(page, "alert(1)") {
		t.Error("the page has the script")
	}
	file := path + "/bestand/" + store.ItemID(e.Asked.Files[0].Original.Item)
	if w := desk.do("GET", file, nil); w.Code != http.StatusOK || w.Body.String() != "xxx" || w.Header().Get("Content-Type") != "application/octet-stream" {
		t.Errorf("the file is %d %q", w.Code, w.Body)
	}
	for _, other := range []gehoor.PersonID{h.manager, h.director, h.safety, h.admin} {
		b := h.as(other)
		if w := b.do("GET", path, nil); w.Code != http.StatusNotFound {
			t.Errorf("person %d reads the question: %d", other, w.Code)
		}
		if w := b.do("GET", file, nil); w.Code != http.StatusNotFound {
			t.Errorf("person %d reads the file: %d", other, w.Code)
		}
		if w := b.do("GET", "/post/binnen", nil); w.Code != http.StatusNotFound {
			t.Errorf("person %d reads the mail that came in: %d", other, w.Code)
		}
	}
	if page := desk.get(path + "?tekst=1"); !strings.Contains(page, "Je kunt een klacht indienen met het formulier") {
		t.Error("the text is not filled in")
	}
	desk.post(path+"/antwoord", url.Values{"antwoord": {"Ja, gisteren."}, "hoe": {"mail"}})
	h.work()
	mails := h.mailsTo("noor@example.net")
	if last := mails[len(mails)-1]; len(mails) != 2 || !strings.Contains(last.Text, "Ja, gisteren.") {
		t.Fatalf("%d mails, the last says %s", len(mails), last.Text)
	}

	// By the link, for an answer that stays there.
	h.comes(3, "From: Noor <noor@example.net>", "In-Reply-To: <"+mails[0].MessageID+">", "", "O ja.")
	h.comes(2, "From: Noor <noor@example.net>", "In-Reply-To: <"+mails[0].MessageID+">", "", "En de poort?")
	desk.post(path+"/antwoord", url.Values{"antwoord": {"De poort ook."}, "hoe": {"pagina"}})
	h.work()
	mails = h.mailsTo("noor@example.net")
	last := mails[len(mails)-1].Text
	i := strings.Index(last, "/vraag/")
	if i < 0 || strings.Contains(last, "De poort ook.") {
		t.Fatalf("the mail says %s", last)
	}
	link := strings.Fields(last[i:])[0]
	visitor := h.as(0)
	if page := visitor.both(link); !strings.Contains(page, "De poort ook.") || !strings.Contains(page, "Ja, gisteren.") || strings.Contains(page, "noor@") {
		t.Errorf("the page of the link is %s", page)
	}
	token := func(page string) string {
		_, rest, _ := strings.Cut(page, `name="token" value="`)
		value, _, _ := strings.Cut(rest, `"`)
		return value
	}
	once := url.Values{"bericht": {"Dank u."}, "token": {token(visitor.get(link))}}
	for range 2 {
		visitor.post(link, once)
	}
	if n := strings.Count(desk.get(path), "Dank u."); n != 1 {
		t.Errorf("the message stands there %d times", n)
	}
	if w := visitor.do("GET", "/vraag/geraden", nil); w.Code != http.StatusNotFound {
		t.Errorf("a guessed link gives %d", w.Code)
	}

	for _, d := range h.enquiries()[0].Duties() {
		if d.Kind == gehoor.OweAnswer && d.Open() && d.No < h.enquiries()[0].Seq {
			t.Errorf("message %d is still to be answered", d.No)
		}
	}
	desk.post(path+"/klacht", url.Values{"wie": {"parent"}, "wanneer": {"recent"}, "bericht": {"1"}})
	if w := visitor.do("GET", link, nil); w.Code != http.StatusNotFound {
		t.Errorf("after it became a complaint the link gives %d", w.Code)
	}
	c, err := h.app.Store.System().Load(t.Context(), 1, h.enquiries()[0].Complaint)
	if err != nil {
		t.Fatal(err)
	}
	dossier := "/dossier/" + string(c.Number())
	for _, again := range []string{"GET", "POST"} { // done twice it is the same complaint
		form := path
		if again == "POST" {
			form += "/klacht"
		}
		if w := desk.do(again, form, url.Values{"wie": {"parent"}, "wanneer": {"recent"}}); w.Code != http.StatusSeeOther || w.Header().Get("Location") != dossier {
			t.Errorf("%s %s gives %d to %s", again, form, w.Code, w.Header().Get("Location"))
		}
	}
	if page := desk.get("/post/binnen?toon=alles"); !strings.Contains(page, dossier) {
		t.Error("the mail that came in does not lead to the complaint")
	}
	if found, err := h.app.Find(t.Context(), h.whoIs(h.coordinator), e.Asked.Number.String()); err != nil || len(found.Rows) != 1 || found.Rows[0].ID != c.ID {
		t.Errorf("by the number of the question one finds %+v, %v", found, err)
	}
}

// D22, D26: what may be about safety stands on top; sealed, it is the safety officer's alone.
func TestD22AQuestionIsSealedByThePage(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.comes(1, "From: noor@example.net", "", "Zij heeft hem geslagen.")
	e := h.enquiries()[0]
	path := "/vragen/" + string(e.Asked.Number)
	desk, safety := h.as(h.coordinator), h.as(h.safety)
	if page := desk.both(path); !strings.Contains(page, "Lees eerst") {
		t.Error("no mark")
	}
	desk.post(path+"/veiligheid", url.Values{"spoor": {"duty"}})
	h.work()
	for _, p := range []string{path, path + "/bestand/1"} {
		if w := desk.do("GET", p, nil); w.Code != http.StatusNotFound {
			t.Errorf("the coordinator still gets %s: %d", p, w.Code)
		}
	}
	if strings.Contains(desk.get("/vragen"), e.Asked.Number.String()) {
		t.Error("it still stands in the coordinator's list")
	}
	if page := safety.both(path); !strings.Contains(page, "geslagen") || !strings.Contains(page, "Ik heb het alarm") {
		t.Errorf("the safety officer reads %s", page)
	}
	safety.post(path+"/alarm", nil)
	safety.post(path+"/vrijgeven", url.Values{"reden": {"Het ging over een spel."}})
	if page := desk.get(path); !strings.Contains(page, "geslagen") {
		t.Error("cleared, and the coordinator does not read it")
	}
}

// D23: of a mail on its way to a sealed dossier the desk sees neither who wrote nor about what, and of one that is there
// nothing at all; of its own dossiers it sees where each mail went.
func TestD23TheDeskSeesWhatBecameOfItsMail(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.app.Mailboxes = map[int64]app.Mailbox{1: {Inbox: mail.Inbox{Host: "imap.example", Username: "klachten"}, Separator: "+"}}
	h.comes(1, "From: een@example.net", "Subject: over het hek", "Message-ID: <a@example.net>", "", "Is het hek al gemaakt?")
	h.comes(2, "From: geheim@example.net", "Subject: eerste geheim", "Message-ID: <b@example.net>", "", "Nog een vraag.")
	open, secret := h.enquiries()[0], h.enquiries()[1]
	desk := h.as(h.coordinator)
	desk.post("/vragen/"+string(secret.Asked.Number)+"/veiligheid", url.Values{"spoor": {"duty"}})
	receipt := h.mailsTo("geheim@example.net")[0]
	raw := "From: geheim@example.net\r\nSubject: tweede geheim\r\nIn-Reply-To: <" + receipt.MessageID + ">\r\n\r\nNog iets.\r\n"
	if _, err := h.app.TakeMail(t.Context(), 1, []mail.Fetched{{Validity: 1, UID: 3, Arrived: h.Now(), Size: int64(len(raw)), Raw: []byte(raw)}}); err != nil {
		t.Fatal(err)
	}
	every := "/post/binnen?toon=alles"
	for _, path := range []string{"/post/binnen", every} { // it waits to be read
		if page := desk.both(path); strings.Contains(page, "geheim") || !strings.Contains(page, "Wacht om gelezen te worden") {
			t.Errorf("%s says %s", path, page)
		}
	}
	h.work()
	page := desk.both(every)
	if strings.Contains(page, "geheim") || strings.Contains(page, secret.Asked.Number.String()) || strings.Contains(page, "Wacht om") {
		t.Errorf("of the sealed one it says %s", page)
	}
	if !strings.Contains(page, "over het hek") || !strings.Contains(page, open.Asked.Number.String()) || !strings.Contains(page, "Een nieuwe vraag") {
		t.Errorf("of its own it says %s", page)
	}
	for _, other := range []gehoor.PersonID{h.manager, h.director, h.safety, h.admin} {
		if w := h.as(other).do("GET", every, nil); w.Code != http.StatusNotFound {
			t.Errorf("person %d reads the mail that came in: %d", other, w.Code)
		}
	}
}

// D16: a question that is a complaint about the coordinator leaves her desk as soon as she says so.
func TestD16AQuestionAboutTheCoordinator(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.comes(1, "From: noor@example.net", "", "De coördinator belt nooit terug.")
	path := "/vragen/" + string(h.enquiries()[0].Asked.Number)
	desk := h.as(h.coordinator)
	if page := desk.both(path); !strings.Contains(page, `name="over"`) {
		t.Error("it is not asked whom it is about")
	}
	w := desk.do("POST", path+"/klacht", url.Values{"wie": {"parent"}, "wanneer": {"recent"}, "bericht": {"1"}, "over": {string(gehoor.AboutCoordinator), "onzin"}})
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/vragen" {
		t.Errorf("it gives %d to %s", w.Code, w.Header().Get("Location"))
	}
	c, err := h.app.Store.System().Load(t.Context(), 1, h.enquiries()[0].Complaint)
	if err != nil || len(c.Filed.About) != 1 {
		t.Fatalf("about %v, %v", c, err)
	}
	e := h.enquiries()[0]
	for _, p := range []string{"/dossier/" + string(c.Number()), path, path + "/bestand/1"} {
		if w := desk.do("GET", p, nil); w.Code != http.StatusNotFound {
			t.Errorf("she reads %s: %d", p, w.Code)
		}
	}
	if w := desk.do("POST", path+"/klacht", url.Values{"wie": {"parent"}, "wanneer": {"recent"}}); w.Code != http.StatusNotFound {
		t.Errorf("making it a complaint again gives %d", w.Code)
	}
	for _, list := range []string{"/vragen", "/vragen?toon=afgesloten", "/post/binnen?toon=alles", "/post/binnen"} {
		if page := desk.get(list); strings.Contains(page, e.Asked.Number.String()) || strings.Contains(page, c.Number().String()) || strings.Contains(page, "noor@") {
			t.Errorf("it stands at %s", list)
		}
	}
	who := h.whoIs(h.coordinator)
	for _, typed := range []string{e.Asked.Number.String(), "noor@example.net", "belt nooit"} {
		if found, err := h.app.Find(t.Context(), who, typed); err != nil || len(found.Rows) != 0 {
			t.Errorf("%s finds %+v, %v", typed, found, err)
		}
	}
	for _, closed := range []bool{false, true} {
		rows, err := h.app.View(who).List(t.Context(), store.Query{Enquiries: true, Closed: closed})
		if err != nil || len(rows.Rows) != 0 {
			t.Errorf("her list has %+v, %v", rows, err)
		}
	}
	if counts, err := h.app.View(who).Counts(t.Context(), h.Now()); err != nil || counts != (store.Counts{}) {
		t.Errorf("counted %+v, %v", counts, err)
	}
	deputy := h.as(h.deputy)
	if w := deputy.do("GET", path, nil); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/dossier/"+string(c.Number()) {
		t.Errorf("her deputy gets %d to %s", w.Code, w.Header().Get("Location"))
	}
}

// D29: what came back is owed again, and the dossier's one button leads to where its letter is printed; a stranger's report of a
// mail that we never sent changes nothing.
func TestD29TheDossierLeadsToTheLetter(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(func(*app.Answers) {})
	h.work()
	sent := h.mailsTo("samira@example.org")
	report := func(uid uint32, about string) {
		h.comes(uid, "Return-Path: <>", "From: MAILER-DAEMON@mx.example", "Subject: Undelivered", "Content-Type: multipart/report; report-type=delivery-status; boundary=r", "",
			"--r", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; x", "", "Final-Recipient: rfc822; samira@example.org", "Action: failed", "Status: 5.1.1", "--r",
			"Content-Type: text/rfc822-headers", "", "Message-ID: <"+about+">", "--r--")
	}
	desk, dossier := h.as(h.coordinator), "/dossier/"+string(r.Number)
	letter := `href="/post"`
	report(1, "geraden@voorbeeld.example")
	if page := desk.get(dossier); strings.Contains(page, letter) || h.complaint(r.Complaint).Seq != 2 {
		t.Errorf("a forged report: %d events", h.complaint(r.Complaint).Seq)
	}
	report(2, sent[0].MessageID)
	if page := desk.both(dossier); !strings.Contains(page, letter) {
		t.Error("the dossier does not lead to the letter")
	}
	if page := desk.both("/post"); !strings.Contains(page, "/post/1") {
		t.Error("there is no letter to print")
	}
}

// Who complains sees that a file waits for the scanner, and no way to open it before.
func TestAFileThatWaitsSaysSo(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.app.Store.ScanFiles()
	d, err := h.app.NewDraft(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := h.app.Attach(t.Context(), 1, d.ID, "rooster.txt", -1, strings.NewReader("Het rooster van de groep.")); err != nil {
		t.Fatal(err)
	}
	if d, err = h.app.Draft(1, d.ID); err != nil {
		t.Fatal(err)
	}
	r, err := h.app.Submit(t.Context(), 1, d.ID, app.Answers{
		Safety: gehoor.NoDanger, Capacity: gehoor.Parent, Location: h.location, Story: story, Happened: gehoor.Recently, Way: gehoor.CallDaytime,
		Files: d.Files, Sender: app.Sender{Name: "Samira Planteijn", Mail: "samira@example.org", Phone: "06 12345678"},
	}, app.Intake{})
	if err != nil {
		t.Fatal(err)
	}
	page := h.reading(r, "nl").page
	if !strings.Contains(page, "Wordt gecontroleerd op virussen") || strings.Contains(page, "/status/bestand") {
		t.Errorf("the status page says %s", page)
	}
}

// What programs wrote is put aside, and can be taken up.
func TestMailPutAsideByThePage(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for i, kind := range []string{"Auto-Submitted: auto-replied", "List-Id: <x>"} {
		h.comes(uint32(i+1), fmt.Sprintf("From: p%d@example.net", i), "Subject: over "+kind[:4], kind, "", "geheime inhoud")
	}
	desk := h.as(h.coordinator)
	page := desk.both("/post/binnen")
	if !strings.Contains(page, "Automatisch antwoord") || !strings.Contains(page, "Nieuwsbrief") || !strings.Contains(page, "p1@example.net") || strings.Contains(page, "geheime inhoud") {
		t.Errorf("the page is %s", page)
	}
	all, err := h.app.Store.Mails(t.Context(), 1, 10)
	if err != nil {
		t.Fatal(err)
	}
	desk.post("/post/binnen", url.Values{"token": {store.ItemID(all[0].Raw.Item)}})
	h.work()
	if n := len(h.enquiries()); n != 1 {
		t.Errorf("%d questions", n)
	}
	if w := h.as(h.manager).do("POST", "/post/binnen", url.Values{"token": {store.ItemID(all[1].Raw.Item)}}); w.Code != http.StatusNotFound {
		t.Errorf("a manager takes it up: %d", w.Code)
	}
}

// R12: what a mail says that was not read in it before stands beneath it on the dossier's page, for us alone.
func TestR12AMailReadAnewByThePage(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r := h.file(nil)
	says := &app.Body{Text: "Zij was er niet bij.\n\nOp ma 3 nov om 10:15 schreef de groep:\n> oud"}
	_, err := h.app.AsSystem(t.Context(), 1, r.Complaint, []*app.Body{says}, func(c *gehoor.Complaint, on app.Day) ([]gehoor.Fact, error) {
		return c.Reread(says.Ref, nil, gehoor.SideComplainant, gehoor.Mailed{At: on.Now})
	})
	if err != nil {
		t.Fatal(err)
	}
	page := h.as(h.coordinator).both("/dossier/" + string(r.Number))
	for _, want := range []string{"Een mail is opnieuw gelezen en leest nu anders.", "Zij was er niet bij.", "<summary>Eerdere mails en ondertekening</summary>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// R11: what looks like a program's answer to a mail of ours stands in its dossier, folded, and is taken up from there.
func TestR11AProgramsAnswerIsTakenUpByThePage(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	h.comes(1, "From: noor@example.net", "Message-ID: <een@example.net>", "", "Is het hek al gemaakt?")
	e := h.enquiries()[0]
	receipt := h.mailsTo("noor@example.net")[0]
	h.comes(2, "From: noor@example.net", "In-Reply-To: <"+receipt.MessageID+">", "Auto-Submitted: auto-replied", "", "Toch zelf geschreven.")
	desk := h.as(h.coordinator)
	path := "/vragen/" + string(e.Asked.Number)
	page := desk.both(path)
	if !strings.Contains(page, "Automatische antwoorden op onze mails") || strings.Contains(page, "Toch zelf geschreven.") {
		t.Fatalf("the page is %s", page)
	}
	all, err := h.app.Store.DossierMails(t.Context(), 1, e.ID)
	if err != nil {
		t.Fatal(err)
	}
	desk.post("/post/binnen", url.Values{"token": {store.ItemID(all[1].Raw.Item)}})
	h.work()
	if page := desk.both(path); !strings.Contains(page, "Toch zelf geschreven.") || strings.Contains(page, "Automatische antwoorden op onze mails") {
		t.Errorf("the page is %s", page)
	}
}
