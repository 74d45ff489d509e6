package mail_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gehoor/internal/mail"

	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files anew")

func mails(t testing.TB) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob("testdata/mails/*.eml")
	if err != nil || len(names) < 40 {
		t.Fatalf("%d mails, %v", len(names), err)
	}
	all := map[string][]byte{}
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[strings.TrimSuffix(filepath.Base(name), ".eml")] = raw
	}
	return all
}

// describe is all that a mail was read to be, for people to look at.
func describe(p *mail.Parsed) string {
	var b strings.Builder
	fmt.Fprintf(&b, "  %s from %q <%s> at %s, id %q, answers %q\n  subject %q\n", p.Kind, p.From.Name, p.From.Mail, p.Received.Format(time.RFC3339), p.MessageID, p.References, p.Subject)
	to := p.To
	if len(to) > 3 {
		to = []string{fmt.Sprint(len(to), " addresses"), to[len(to)-1]}
	}
	fmt.Fprintf(&b, "  to %s", strings.Join(to, ", "))
	if p.Signed {
		b.WriteString(", signed")
	}
	if p.Encrypted {
		b.WriteString(", encrypted")
	}
	b.WriteByte('\n')
	for _, piece := range mail.Fold(p.Text) {
		mark := "  | "
		if piece.Folded {
			mark = "  ~ "
		}
		for line := range strings.SplitSeq(strings.TrimSuffix(piece.Words, "\n"), "\n") {
			b.WriteString(strings.TrimRight(mark+line, " ") + "\n")
		}
	}
	for _, f := range p.Files {
		fmt.Fprintf(&b, "  file %q %s %d bytes, inline %t %s\n", f.Name, f.MediaType, len(f.Body), f.Inline, f.Why)
	}
	if p.Report != nil {
		fmt.Fprintf(&b, "  report about %q, opened %t\n", p.Report.About, p.Report.Opened)
		for _, r := range p.Report.Recipients {
			fmt.Fprintf(&b, "    %s %s %s: %s (%q)\n", r.Address, r.Action, r.Status, r.Class(), r.Said)
		}
	}
	for _, proof := range p.Proofs {
		fmt.Fprintf(&b, "  %s says %s=%s\n", proof.Server, proof.Method, proof.Result)
	}
	return b.String()
}

func TestParseTheCorpus(t *testing.T) {
	const golden = "testdata/mails.golden"
	var b strings.Builder
	all := mails(t)
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		as := describe(mail.Parse(all[name]))
		wire := bytes.ReplaceAll(all[name], []byte("\n"), []byte("\r\n"))
		if !strings.HasPrefix(name, "uuencode") && !strings.HasPrefix(name, "deep") {
			p, q := mail.Parse(all[name]), mail.Parse(wire)
			if p.Text != q.Text || p.Kind != q.Kind || len(p.Files) != len(q.Files) || p.MessageID != q.MessageID || p.Subject != q.Subject {
				t.Errorf("%s: with lines that end in CRLF it is another mail:\n%s", name, describe(q))
			}
		}
		fmt.Fprintf(&b, "%s\n%s", name, as)
	}
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != string(want) {
		t.Errorf("the mails are read otherwise; look at what go test ./internal/mail -run Corpus -update changes. Now:\n%s", got)
	}
}

// What is folded is never cut: the pieces are the words, to the letter.
func TestFoldKeepsEveryLetter(t *testing.T) {
	line := rapid.SampledFrom([]string{"Dank u.", "> oud", ">> ouder", "", "-- ", "Op ma 3 nov 2025 om 10:15 schreef Noor <n@example.net>:", "On Mon, 3 Nov", "wrote:",
		"-----Oorspronkelijk bericht-----", "Van: Noor", "Verzonden: maandag", "Verstuurd vanaf mijn iPhone", "From: x", "Sent: y", "Met vriendelijke groet"})
	rapid.Check(t, func(t *rapid.T) {
		words := strings.Join(rapid.SliceOf(line).Draw(t, "lines"), "\n")
		var b strings.Builder
		open := false
		for _, p := range mail.Fold(words) {
			b.WriteString(p.Words)
			open = open || !p.Folded && strings.TrimSpace(p.Words) != ""
		}
		if b.String() != words {
			t.Fatalf("%q became %q", words, b.String())
		}
		if !open && strings.TrimSpace(words) != "" {
			t.Fatalf("of %q nothing stays open", words)
		}
	})
}

func TestParseStaysWithinItsLimits(t *testing.T) {
	head := "Message-ID: <x@example.net>\r\nFrom: noor@example.net\r\n"
	many := strings.Repeat("--m\r\nContent-Type: text/plain\r\n\r\nx\r\n", 5000)
	for name, test := range map[string]struct {
		raw  string
		why  mail.Reason
		text string
	}{
		"parts":        {head + "Content-Type: multipart/mixed; boundary=m\r\n\r\n" + many + "--m--\r\n", mail.TooMany, "x"},
		"header":       {head + strings.Repeat("X-Much: abcdefghijklmnopqrstuvwxyz\r\n", 20_000) + "\r\nwoorden\r\n", mail.BrokenHeader, "woorden"},
		"words":        {head + "\r\n" + strings.Repeat("een lang verhaal\r\n", 100_000), mail.TooLong, "een lang verhaal"},
		"links":        {head + "Content-Type: text/html\r\n\r\n" + strings.Repeat(`<a href="https://kwaad.example/aaaaaaaaaa">hier</a> `, 10_000), mail.TooLong, "hier <https://kwaad.example/aaaaaaaaaa>"},
		"message upon": {head + strings.Repeat("Content-Type: message/rfc822\r\n\r\n", 100) + "Content-Type: text/plain\r\n\r\nonderin", mail.TooDeep, "---"},
	} {
		p := mail.Parse([]byte(test.raw))
		if !slices.ContainsFunc(p.Files, func(f mail.File) bool { return f.Why == test.why }) {
			t.Errorf("%s: no file is kept with reason %s: %s", name, test.why, describe(p)[:min(2000, len(describe(p)))])
		}
		if !strings.Contains(p.Text, test.text) {
			t.Errorf("%s: the words are %.100q", name, p.Text)
		}
		if p.Kind != mail.Personal || len(p.Text) > 210_000 {
			t.Errorf("%s: %s, %d bytes of words", name, p.Kind, len(p.Text))
		}
	}
}

// bomb is multiparts within each other whose boundaries are never closed.
func bomb(depth, fill int) []byte {
	var b strings.Builder
	b.WriteString("From: x@example.net\r\n")
	for i := range depth {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=%q\r\n\r\n--b%d\r\n", fmt.Sprint("b", i), i)
	}
	b.WriteString("Content-Type: text/plain\r\n\r\n" + strings.Repeat("woord\r\n", fill))
	return []byte(b.String())
}

// Time is in proportion to size: a mail that is sixteen times as large takes sixteen times as long, not 256.
func TestParseTakesLinearTime(t *testing.T) {
	nested := func(n int) []byte { return bomb(n, 0) }
	for name, grow := range map[string]func(n int) []byte{
		"nested": nested,
		"boundaries": func(n int) []byte {
			return []byte("Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n", n))
		},
		"html": func(n int) []byte {
			return []byte("Content-Type: text/html\n\n" + strings.Repeat("<a href=x><blockquote><p><b>", n) + strings.Repeat("</a>", n))
		},
		"references": func(n int) []byte { return []byte("References: " + strings.Repeat("<a@b> ", n) + "\n\n") },
		"quotes": func(n int) []byte {
			return []byte("\n\nOp maandag 3 november schreef x:\n" + strings.Repeat("> a\n\n", n))
		},
		"words": func(n int) []byte { return []byte("Subject: " + strings.Repeat("=?utf-8?q?a?= ", n) + "\n\n") },
		"status": func(n int) []byte {
			return []byte("Content-Type: message/delivery-status\n\n" + strings.Repeat("Action: failed\n\n", n))
		},
	} {
		const n = 4000
		took := func(raw []byte) time.Duration {
			start := time.Now()
			mail.Fold(mail.Parse(raw).Text)
			return time.Since(start)
		}
		few, many := grow(n), grow(16*n)
		small, large := time.Hour, time.Hour
		tooLong := func() bool { return large > 80*max(small, time.Millisecond) }
		for try := 0; try < 3 || tooLong() && try < 30; try++ { // a machine with much else to do is slow now and then, not always
			small, large = min(small, took(few)), min(large, took(many))
		}
		if tooLong() {
			t.Errorf("%s: %v for one, %v for sixteen times as much", name, small, large)
		}
	}
}

func BenchmarkParseNestedMultiparts(b *testing.B) {
	for _, depth := range []int{8, 16, 64, 256, 4096} {
		raw := bomb(depth, 1000)
		b.Run(fmt.Sprint(depth), func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				mail.Parse(raw)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	for _, raw := range mails(f) {
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		p := mail.Parse(raw)
		var b strings.Builder
		for _, piece := range mail.Fold(p.Text) {
			b.WriteString(piece.Words)
		}
		if b.String() != p.Text {
			t.Errorf("folding changes the words")
		}
		if !slices.Contains(mail.Kinds(), p.Kind) {
			t.Errorf("kind %q", p.Kind)
		}
		if len(p.Text) > 201<<10 || strings.ToValidUTF8(p.Text, "") != p.Text || strings.ContainsAny(p.Subject+p.From.Name, "\r\n") {
			t.Errorf("words %.100q, subject %q", p.Text, p.Subject)
		}
		id, body := mail.Identify(raw)
		if id != p.MessageID || !bytes.HasSuffix(raw, body) {
			t.Errorf("it calls itself %q and %q", id, p.MessageID)
		}
		answers, references := mail.Thread(raw)
		if answers != "" {
			_, err := mail.Compose(mail.Message{From: mail.Address{Mail: "a@example.org"}, To: mail.Address{Mail: "b@example.org"}, MessageID: "x@example.org", InReplyTo: answers, References: references})
			if err != nil {
				t.Errorf("an answer to it cannot be written: %v", err)
			}
		}
		for _, file := range p.Files {
			if file.Why != "" && !slices.Contains(mail.Reasons(), file.Why) {
				t.Errorf("reason %q", file.Why)
			}
		}
	})
}
