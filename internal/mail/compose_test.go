package mail_test

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	netmail "net/mail"

	"gehoor/internal/mail"
)

func message() mail.Message {
	return mail.Message{
		From:      mail.Address{Name: "Kinderopvang 's-Gravenhage, Çağlar & Co", Mail: "klachten@example.org"},
		ReplyTo:   mail.Address{Name: "Klachtencoördinator", Mail: "klachten@example.org"},
		To:        mail.Address{Name: "Noor Çağlar-de Vrïes", Mail: "noor@example.net"},
		Subject:   "Er is nieuws over je klacht KL 26 7F3K – kijk vóór woensdag 25 november, de coördinator wacht op je",
		Language:  "nl",
		Text:      "Beste Noor Çağlar,\n\nEr is nieuws.\n.\n..\nFrom hier.\n" + strings.Repeat("lang ", 60) + "\n",
		HTML:      "<p lang=\"nl\">Beste Noor Çağlar,</p><p>Er is nieuws.</p>",
		Date:      time.Date(2026, 11, 23, 21, 42, 0, 0, time.FixedZone("CET", 3600)),
		MessageID: "k5t2xq@example.org",
		InReplyTo: "vraag-1@example.net",
		References: []string{
			"vraag-0@example.net", "vraag-1@example.net", "een-heel-lang-kenmerk-0123456789-0123456789@example.net",
		},
		Automatic: true,
	}
}

func compose(t *testing.T, m mail.Message) []byte {
	t.Helper()
	raw, err := mail.Compose(m)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// read parses a mail with the standard library, as a stranger to the code that made it.
func read(t *testing.T, raw []byte) (h netmail.Header, text, html string) {
	t.Helper()
	parsed, err := netmail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	kind, params, err := mime.ParseMediaType(parsed.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("content type %q, %v", kind, err)
	}
	var bodies []string
	parts := multipart.NewReader(parsed.Body, params["boundary"])
	for {
		part, err := parts.NextRawPart()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(quotedprintable.NewReader(part))
		if err != nil {
			t.Fatal(err)
		}
		bodies = append(bodies, part.Header.Get("Content-Type"), string(body))
	}
	if len(bodies) != 4 || bodies[0] != "text/plain; charset=utf-8" || bodies[2] != "text/html; charset=utf-8" {
		t.Fatalf("parts %q", bodies)
	}
	return parsed.Header, bodies[1], bodies[3]
}

func TestComposeSaysWhatItIsGiven(t *testing.T) {
	t.Parallel()
	m := message()
	h, text, html := read(t, compose(t, m))

	for name, want := range map[string]mail.Address{"From": m.From, "Reply-To": m.ReplyTo, "To": m.To} {
		got, err := h.AddressList(name)
		if err != nil || len(got) != 1 || got[0].Name != want.Name || got[0].Address != want.Mail {
			t.Errorf("%s is %v (%v), want %v", name, got, err, want)
		}
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(h.Get("Subject"))
	if err != nil || subject != m.Subject {
		t.Errorf("subject %q (%v), want %q", subject, err, m.Subject)
	}
	for name, want := range map[string]string{
		"Date":             "Mon, 23 Nov 2026 21:42:00 +0100",
		"Message-Id":       "<k5t2xq@example.org>",
		"In-Reply-To":      "<vraag-1@example.net>",
		"References":       "<vraag-0@example.net> <vraag-1@example.net> <een-heel-lang-kenmerk-0123456789-0123456789@example.net>",
		"Auto-Submitted":   "auto-replied",
		"Content-Language": "nl",
		"Mime-Version":     "1.0",
	} {
		if got := h.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if want := strings.ReplaceAll(m.Text, "\n", "\r\n"); text != want {
		t.Errorf("text %q, want %q", text, want)
	}
	if html != m.HTML {
		t.Errorf("html %q, want %q", html, m.HTML)
	}
}

func TestComposeWritesForEveryServer(t *testing.T) {
	t.Parallel()
	raw := compose(t, message())
	for _, line := range strings.SplitAfter(string(raw), "\r\n") {
		if len(line) > 76+2 {
			t.Errorf("line of %d bytes: %q", len(line), line)
		}
		if i := strings.IndexFunc(strings.TrimSuffix(line, "\r\n"), func(r rune) bool { return r < ' ' && r != '\t' || r > '~' }); i >= 0 {
			t.Errorf("a byte that is not plain ASCII: %q", line)
		}
	}
	for _, word := range []string{"X-Mailer", "User-Agent", "List-", "Received"} {
		if bytes.Contains(raw, []byte("\r\n"+word)) {
			t.Errorf("it has a header %s", word)
		}
	}
	if again := compose(t, message()); !bytes.Equal(raw, again) {
		t.Errorf("composed again:\n%s\nwant\n%s", again, raw)
	}
	other := message()
	other.MessageID = "another@example.org"
	if got, want := boundary(t, compose(t, other)), boundary(t, raw); got == want {
		t.Errorf("two mails have the boundary %q", got)
	}
}

func boundary(t *testing.T, raw []byte) string {
	t.Helper()
	h, _, _ := read(t, raw)
	_, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	return params["boundary"]
}

func TestComposeLeavesOut(t *testing.T) {
	t.Parallel()
	m := message()
	m.ReplyTo, m.InReplyTo, m.References, m.Automatic, m.To.Name = mail.Address{}, "", nil, false, ""
	h, _, _ := read(t, compose(t, m))
	for _, name := range []string{"Reply-To", "In-Reply-To", "References", "Auto-Submitted"} {
		if _, there := h[name]; there {
			t.Errorf("it has a header %s", name)
		}
	}
	if got := h.Get("To"); got != "<noor@example.net>" {
		t.Errorf("To is %q", got)
	}
}

func TestComposeRefuses(t *testing.T) {
	t.Parallel()
	for name, spoil := range map[string]func(*mail.Message){
		"no Message-ID":                   func(m *mail.Message) { m.MessageID = "" },
		"a Message-ID that adds a header": func(m *mail.Message) { m.MessageID = "a@b>\r\nBcc: <x@y" },
		"a Message-ID in brackets":        func(m *mail.Message) { m.MessageID = "<a@b>" },
		"a sender that is none":           func(m *mail.Message) { m.From.Mail = "klachten" },
		"a recipient with a second":       func(m *mail.Message) { m.To.Mail = "a@example.org, b@example.org" },
		"a recipient with a line break":   func(m *mail.Message) { m.To.Mail = "a@example.org\r\nBcc: b@example.org" },
		"a reply address that is none":    func(m *mail.Message) { m.ReplyTo.Mail = "x y@example.org" },
		"a reference with a line break":   func(m *mail.Message) { m.References = []string{"a@b\r\nBcc: c@d"} },
		"a language with a line break":    func(m *mail.Message) { m.Language = "nl\r\nBcc: a@b" },
		"an answered mail that is none":   func(m *mail.Message) { m.InReplyTo = "a b@c" },
	} {
		m := message()
		spoil(&m)
		if raw, err := mail.Compose(m); err == nil {
			t.Errorf("%s is taken:\n%s", name, raw)
		}
	}
	m := message()
	m.Text = strings.Repeat("woorden\n", 3000)
	if _, err := mail.Compose(m); !errors.Is(err, mail.ErrTooLarge) {
		t.Errorf("a mail of 24 kB: %v, want ErrTooLarge", err)
	}
}

func TestParseAddress(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"noor@example.net":          "noor@example.net",
		" Noor.O'Brien@Example.NET": "Noor.O'Brien@example.net",
		"noor+kdv@crèche.example":   "noor+kdv@xn--crche-5ra.example",
		"nöör@example.net":          "",
		"noor":                      "",
		"@example.net":              "",
		"noor@":                     "",
		"Noor <noor@example.net>":   "",
		"noor@example.net>":         "",
		"a@b@example.net":           "",
		"noor@exa mple.net":         "",
		"noor@example.net\r\nRCPT":  "",
		"\"a b\"@example.net":       "",
		"noor@example\xff.net":      "",
	} {
		got, err := mail.ParseAddress(in)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q (%v), want %q", in, got, err, want)
		}
	}
}

// An address fits in a header and on a command line of SMTP, and reading it again changes nothing.
func FuzzParseAddress(f *testing.F) {
	for _, s := range []string{
		"noor@example.net", " Noor.O'Brien@Example.NET", "noor+kdv@crèche.example", "Noor <noor@example.net>", "a@b@example.net", "noor@example.net\r\nRCPT",
		"\"a b\"@example.net", "\"a\"@example.net", "a@[127.0.0.1]", "a@example.net.", "a@xn--crche-5ra.example", "a@ß.example", "a(b)@c", "a@\u3002b", "a@b\xff", "",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		address, err := mail.ParseAddress(s)
		if err != nil {
			if address != "" {
				t.Errorf("%q is no address, but gives %q", s, address)
			}
			return
		}
		outside := func(r rune) bool { return r <= ' ' || r >= 0x7f || strings.ContainsRune("<>,;:\\\"()[]", r) }
		if strings.ContainsFunc(address, outside) || strings.Count(address, "@") != 1 || len(address) > 254 {
			t.Errorf("%q is taken for address %q", s, address)
		}
		if again, err := mail.ParseAddress(address); err != nil || again != address {
			t.Errorf("%q is %q, which is %q, %v", s, address, again, err)
		}
	})
}

// Whatever stands in any field: the mail has the headers it should have and no other, its lines are whole, and
// the text arrives.
func FuzzCompose(f *testing.F) {
	f.Add("Noor", "n@example.net", "Er is nieuws", "Dag", "<p>Dag</p>", "id@example.org")
	f.Add("x\r\nBcc: a@b.nl", "n@example.net", "y\nBcc: a@b.nl\r\n\r\nz", "\r\n.\r\n--=_", "\x00\r", "id@example.org")
	f.Add("a\x00b\x1bc\x7f", "n@example.net", "d\x00e\u0085f", "", "", "a@b")
	f.Add("=?utf-8?q?=0D=0ABcc:?=", "n@example.net\r\nBcc:", "=?utf-8?b?DQpCY2M6?=", "\u2028", "\xff", "i\r\nd@example.org")
	f.Add(strings.Repeat("n", 1100), "n@example.net", strings.Repeat("s", 1100), strings.Repeat("t", 1100), "", "a@b")
	f.Add("\" <b@c.nl>,", "\"a\"@example.net", strings.Repeat("é ", 200), "=0D=0A", "", "a@b")
	f.Fuzz(func(t *testing.T, name, address, subject, text, html, id string) {
		m := mail.Message{
			From: mail.Address{Name: name, Mail: "klachten@example.org"}, ReplyTo: mail.Address{Name: name, Mail: address},
			To: mail.Address{Name: name, Mail: address}, Subject: subject, Language: "nl", Text: text, HTML: html,
			Date: time.Unix(0, 0).UTC(), MessageID: id, InReplyTo: id, References: []string{id, id}, Automatic: true,
		}
		raw, err := mail.Compose(m)
		if err != nil {
			return
		}
		lines := strings.Split(string(raw), "\r\n")
		if i := slices.IndexFunc(lines, func(l string) bool { return strings.ContainsAny(l, "\r\n\x00") || len(l) > 998 }); i >= 0 {
			t.Fatalf("line %d is %q", i, lines[i])
		}
		var names []string
		for _, line := range lines[:slices.Index(lines, "")] {
			if !strings.HasPrefix(line, " ") {
				name, _, _ := strings.Cut(line, ":")
				names = append(names, name)
			}
		}
		want := []string{"From", "Reply-To", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Auto-Submitted",
			"Content-Language", "MIME-Version", "Content-Type"}
		if !slices.Equal(names, want) {
			t.Fatalf("headers %q, want %q", names, want)
		}
		h, gotText, _ := read(t, raw)
		shown := func(s string) string {
			return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\uFFFD"), func(r rune) bool {
				return unicode.IsControl(r) || unicode.IsSpace(r) || r == '\u2028' || r == '\u2029'
			}), " ")
		}
		if to, err := h.AddressList("To"); err != nil || len(to) != 1 || to[0].Name != shown(name) {
			t.Errorf("To is read as %v (%v), want the name %q", to, err, shown(name))
		}
		if got, err := new(mime.WordDecoder).DecodeHeader(h.Get("Subject")); err != nil || got != shown(subject) {
			t.Errorf("subject %q (%v), want %q", got, err, shown(subject))
		}
		newlines := strings.NewReplacer("\r\n", "\n", "\r", "\n")
		if want := newlines.Replace(strings.ToValidUTF8(text, "\uFFFD")); newlines.Replace(gotText) != want {
			t.Errorf("text %q, want %q", gotText, want)
		}
	})
}
