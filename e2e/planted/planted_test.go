// Package planted plants words where people type them, and looks for them everywhere afterwards.
package planted

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"gehoor"
	"gehoor/bench/site"
	"gehoor/internal/app"
	"gehoor/internal/mail"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

// The words, by who typed them where. Each is nobody's and nothing else's.
const (
	complainant = "Zwartkopgrasmus"
	child       = "Baardmannetje"
	address     = "zilvermeeuw@ouders.example"
	telephone   = "0698712345"
	story       = "wintertaling"
	accused     = "Kwartelkoning" // works here and is no public contact; typed at question 7 too
	staffMail   = "kwartelkoning@proef.example"
	staffPhone  = "0687654321"
	draft       = "draaihalsje"
	draftMail   = "draaihals@ouders.example"
	enquirer    = "Porseleinhoen"
	enquiry     = "kwikstaartvraag"
	fileName    = "wielewaal-op-de-gang.png"
	query       = "roerdompzoeker"
	note        = "goudplevier"
	noAddress   = "scholekster zonder apenstaart"
	reply       = "gruttoantwoord" // the mail server's, in its refusal
)

var words = []string{complainant, child, address, telephone, story, accused, staffMail, staffPhone, draft, draftMail,
	enquirer, enquiry, fileName, query, note, noAddress, reply}

// Nobody can read them but the program: in no row of any table, no job, no file, no line of the log.
func TestPlantedWordsAreNowhere(t *testing.T) {
	t.Parallel()
	storetest.OnURL(t, "words", func(t *testing.T, url string) {
		folder := t.TempDir()
		var log buffer
		server := refusing(t)
		s, err := site.Open(t.Context(), folder, url, server.sender(t), slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})))
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Furnish(t.Context(), 2); err != nil {
			t.Fatal(err)
		}
		plant(t, s)
		if !slices.ContainsFunc(server.heard(), func(to string) bool { return strings.Contains(to, address) }) {
			t.Error("the receipt was never offered to the mail server")
		}
		db, err := site.SQL(url)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		search := func() {
			t.Helper()
			tables(t, db, url)
			if strings.HasPrefix(url, "sqlite://") {
				folders(t, filepath.Dir(strings.TrimPrefix(url, "sqlite://")))
			}
			folders(t, folder)
			find(t, "the log", log.bytes())
		}
		search()
		copies(t, s.Store, url)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		search() // also what is written at the end
		if !bytes.Contains(log.bytes(), []byte("doing a job")) {
			t.Error("the log says nothing, so that nothing could be found in it")
		}
	})
}

// copies looks into what an operator copies: both parts of a backup, and of PostgreSQL its own dump.
func copies(t *testing.T, s *store.Store, url string) {
	t.Helper()
	var data, keys bytes.Buffer
	if _, err := s.Dump(t.Context(), &data, &keys, time.Now()); err != nil {
		t.Fatal(err)
	}
	find(t, "the data of a backup", data.Bytes())
	find(t, "the keys of a backup", keys.Bytes())
	if !bytes.Contains(data.Bytes(), []byte("De Speelplek 1")) || keys.Len() < 1000 {
		t.Error("there is next to nothing in the backup")
	}
	if strings.HasPrefix(url, "sqlite://") {
		return
	}
	dumped, err := storetest.Dump(url)
	if err != nil {
		t.Fatal(err)
	}
	find(t, "pg_dump", dumped)
	if !bytes.Contains(dumped, []byte("De Speelplek 1")) {
		t.Error("there is next to nothing in what pg_dump writes")
	}
}

// plant has people type the words, and looks that they are kept.
func plant(t *testing.T, s *site.Site) {
	t.Helper()
	ctx := t.Context()
	check := func(doing string, err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("%s: %v", doing, err)
		}
	}
	check("employing", s.Store.Write(ctx, site.Org, s.Now(), func(tx *store.Tx) error {
		_, err := tx.PutPerson(gehoor.Actor{}, store.Person{Name: "Jan " + accused, Mail: staffMail, Phone: staffPhone})
		return err
	}))

	in := site.Answers(1, 1)
	in.Story = "Het ging over een " + story + "."
	in.Sender = app.Sender{Name: "Truus " + complainant, Mail: address, Phone: telephone, Child: child}
	in.About, in.AboutName = []gehoor.About{gehoor.AboutStaff}, accused
	d, err := s.NewDraft(ctx, site.Org)
	check("beginning a form", err)
	check("saving a form", s.SaveAnswers(ctx, site.Org, d.ID, func(a *app.Answers) { *a = in }))
	var photo bytes.Buffer
	check("making a photo", png.Encode(&photo, image.NewGray(image.Rect(0, 0, 4, 4))))
	check("sending a file", s.Attach(ctx, site.Org, d.ID, fileName, int64(photo.Len()), &photo))
	d, err = s.Draft(site.Org, d.ID)
	check("reading a form", err)
	if len(d.FileNames) != 1 || d.FileNames[0] != fileName || d.AboutName != accused {
		t.Fatalf("the form has %v and %q", d.FileNames, d.AboutName)
	}
	r, err := s.Submit(ctx, site.Org, d.ID, d.Answers, app.Intake{})
	check("filing", err)

	// With this address the program itself fails, and says so in the log.
	in = site.Answers(2, 2)
	in.Mail = noAddress
	_, err = s.Submit(ctx, site.Org, "form-2", in, app.Intake{})
	check("filing", err)

	other, err := s.NewDraft(ctx, site.Org)
	check("beginning a form", err)
	check("saving a form", s.SaveAnswers(ctx, site.Org, other.ID, func(a *app.Answers) { a.Story, a.Mail = draft, draftMail }))

	_, err = s.Ask(ctx, site.Org, "form-1", app.Question{Language: gehoor.Dutch, Words: "Een " + enquiry, Sender: app.Sender{Name: enquirer, Mail: "vraag@ouders.example"}})
	check("asking", err)

	who, err := s.Who(site.Org, site.Coordinator)
	check("signing in", err)
	words := &app.Body{Text: "Gebeld over " + note}
	_, err = s.Do(ctx, who, r.Complaint, 0, gehoor.Coordinate, []*app.Body{words}, func(c *gehoor.Complaint, _ app.Day) ([]gehoor.Fact, error) {
		return c.Note(words.Ref)
	})
	check("noting", err)
	for _, typed := range []string{query, complainant, address, story} {
		found, err := s.Find(ctx, who, typed)
		check("searching", err)
		if want := typed != query; (len(found.Rows) == 1) != want {
			t.Fatalf("a search for %q finds %d", typed, len(found.Rows))
		}
	}

	_, err = s.RunJobs(ctx)
	check("sending mail", err)
	jobs, err := s.Store.DossierJobs(ctx, site.Org, r.Complaint)
	check("reading jobs", err)
	said := false
	for _, j := range jobs {
		if j.Reply.Item != 0 {
			said = true
		}
	}
	if !said {
		t.Error("what the mail server said was not kept at all")
	}
}

// forms are how a word may stand somewhere: as typed, in another case, or encoded.
func forms(word string) [][]byte {
	all := [][]byte{[]byte(strings.ToLower(word)), []byte(hex.EncodeToString([]byte(word)))}
	for shift := range 3 { // base64 depends on where in the text the word begins
		text := base64.StdEncoding.EncodeToString(append(make([]byte, shift), word...))
		text = strings.TrimRight(text, "=")
		all = append(all, []byte(strings.ToLower(text[(shift*8+5)/6:len(text)-1])))
	}
	var wide []byte
	for _, b := range []byte(strings.ToLower(word)) {
		wide = append(wide, b, 0)
	}
	return append(all, wide)
}

// find looks for every word. The content may be of any kind.
func find(t *testing.T, where string, content []byte) {
	t.Helper()
	if word := planted(content); word != "" {
		t.Errorf("%q stands in %s", word, where)
	}
}

func planted(content []byte) string {
	content = bytes.ToLower(content)
	for _, word := range words {
		for _, form := range forms(word) {
			if bytes.Contains(content, form) {
				return word
			}
		}
	}
	return ""
}

// tables looks into every value of every table.
func tables(t *testing.T, db *sql.DB, url string) {
	t.Helper()
	list := `select table_name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')`
	if strings.HasPrefix(url, "sqlite://") {
		list = `select name from sqlite_schema where type = 'table'`
	}
	names, public := strings.Fields(dump(t, db, list)), false
	if len(names) < 20 {
		t.Fatalf("there are only the tables %v", names)
	}
	for _, name := range names {
		content := dump(t, db, `select * from `+name)
		find(t, "table "+name, []byte(content))
		public = public || strings.Contains(content, "De Speelplek 1")
	}
	if !public {
		t.Error("not even a location's name is found, so nothing would be")
	}
}

func dump(t *testing.T, db *sql.DB, query string) string {
	t.Helper()
	rows, err := db.Query(query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for rows.Next() {
		values, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		for _, v := range values {
			if b, ok := v.([]byte); ok {
				v = string(b)
			}
			fmt.Fprintln(&all, v)
		}
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// folders looks into every file, and at its name.
func folders(t *testing.T, folder string) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) { // SQLite's own come and go
			return nil
		}
		files++
		find(t, "the name of a file", []byte(filepath.Base(name)))
		find(t, "file "+filepath.Base(name), content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if files == 0 {
		t.Errorf("there is no file in %s", filepath.Base(folder))
	}
}

// Every way in which a word may stand is found, or the test above would prove nothing.
func TestPlantedWordsWouldBeFound(t *testing.T) {
	t.Parallel()
	for _, before := range []string{"", "x", "xy", "xyz", "\x00\x01"} {
		for _, content := range []string{
			before + story + "!", before + strings.ToUpper(story) + "!", hex.EncodeToString([]byte(before + story)),
			base64.StdEncoding.EncodeToString([]byte(before + story + "!")), base64.URLEncoding.EncodeToString([]byte(before + story)),
			before + strings.Join(strings.Split(story, ""), "\x00") + "\x00",
		} {
			if got := planted([]byte(content)); got != story {
				t.Errorf("in %q is found %q", content, got)
			}
		}
	}
	if got := planted([]byte("De Speelplek 1")); got != "" {
		t.Errorf("where nothing was planted is found %q", got)
	}
}

// A buffer is what was logged so far.
type buffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *buffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *buffer) bytes() []byte {
	b.mu.Lock()
	defer b.mu.Unlock()
	return bytes.Clone(b.b.Bytes())
}

// A refuser is a mail server that refuses everybody, and says so with words of its own.
type refuser struct {
	mu   sync.Mutex
	to   []string
	port int
}

func refusing(t *testing.T) *refuser {
	t.Helper()
	r := &refuser{}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r.port = listener.Addr().(*net.TCPAddr).Port
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &refusal{r}, nil }))
	server.Domain, server.AllowInsecureAuth = "127.0.0.1", true
	server.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		if err := server.Shutdown(ctx); err != nil {
			t.Error(err)
		}
		if err := <-ended; err != nil && !errors.Is(err, smtp.ErrServerClosed) && !errors.Is(err, net.ErrClosed) {
			t.Error(err)
		}
	})
	return r
}

func (r *refuser) sender(t *testing.T) mail.Mailer {
	t.Helper()
	s, err := mail.NewSender(mail.Config{Host: "127.0.0.1", Port: r.port, Security: mail.Opportunistic, From: "klachten@proef.example"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (r *refuser) heard() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Clone(r.to)
}

type refusal struct{ r *refuser }

func (f *refusal) Mail(string, *smtp.MailOptions) error { return nil }

func (f *refusal) Rcpt(to string, _ *smtp.RcptOptions) error {
	f.r.mu.Lock()
	f.r.to = append(f.r.to, to)
	f.r.mu.Unlock()
	return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: reply + ": " + to + " later"}
}

func (f *refusal) Data(io.Reader) error { return errors.New("nobody was accepted") }
func (f *refusal) Reset()               {}
func (f *refusal) Logout() error        { return nil }
