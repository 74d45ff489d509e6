package ui

import (
	"net/mail"
	"net/url"
	"strings"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"gehoor/internal/text"
)

// A Path is an address within this program: "/klacht/nieuw", "#naam" or "?lang=en". Links go to
// paths and to sites only, so that words a person typed never become a link.
type Path string

// Join appends a segment, escaped, so that an id or number can never leave its segment.
func (p Path) Join(segment string) Path {
	return Path(strings.TrimSuffix(string(p), "/") + "/" + url.PathEscape(segment))
}

// With appends a query parameter, escaped. Names of people and words of a story do not belong in an
// address: staff search is a POST.
func (p Path) With(key, value string) Path {
	sign := "?"
	if strings.Contains(string(p), "?") {
		sign = "&"
	}
	return p + Path(sign+url.QueryEscape(key)+"="+url.QueryEscape(value))
}

// checked panics on what is not an address within this program, above all on a scheme or another
// host. That is a fault of the page's author, never of the reader.
func (p Path) checked() string {
	s := string(p)
	local := strings.HasPrefix(s, "/") || strings.HasPrefix(s, "#") || strings.HasPrefix(s, "?")
	if !local || strings.HasPrefix(s, "//") || strings.ContainsAny(s, "\\\r\n\t ") {
		panic("ui: not a path within this program")
	}
	return s
}

// Href is the href attribute of a link within this program.
func Href(p Path) Node { return h.Href(p.checked()) }

// Link is a link within a sentence.
func Link(p Path, words string) Node { return h.A(Href(p), Text(words)) }

// LinkAlone is a link on a line of its own, tall enough for a thumb.
func LinkAlone(p Path, words string) Node { return h.A(Classes(ClassAlone), Href(p), Text(words)) }

// NumberLink is a link by a complaint's number or a date, which stays on one line.
func NumberLink(p Path, number string) Node { return h.A(Href(p), Text(unbroken(number))) }

// A Site is an address outside this program, of an organisation or authority, written in the source
// or by an administrator; never by who complains.
type Site string

// SiteLink is a link to another site, in the same window. A Site that is not https is shown as
// words only.
func SiteLink(s Site, words string) Node {
	u, err := url.Parse(string(s))
	if err != nil || u.Scheme != "https" || u.Host == "" {
		return Text(words)
	}
	return h.A(h.Href(u.String()), h.Rel("noreferrer"), Text(words))
}

// PhoneLink shows a telephone number as people here write it, with a link that calls it. Dutch numbers of ten
// digits are called with the country code; 112 and 0800, 0900 and 14 numbers as they are. What has
// fewer than three digits, or letters, is shown as words only.
func PhoneLink(number string) Node {
	dial, ok := dial(number)
	if !ok {
		return Text(number)
	}
	return h.A(h.Href("tel:"+dial), Text(unbroken(text.Telephone(number))))
}

func dial(number string) (string, bool) {
	var digits strings.Builder
	for i, r := range strings.TrimSpace(number) {
		switch {
		case r >= '0' && r <= '9', r == '+' && i == 0:
			digits.WriteRune(r)
		case !strings.ContainsRune("   ()-./", r):
			return "", false
		}
	}
	d := digits.String()
	if len(strings.TrimPrefix(d, "+")) < 3 {
		return "", false
	}
	special := strings.HasPrefix(d, "0800") || strings.HasPrefix(d, "0900")
	if len(d) == 10 && d[0] == '0' && d[1] != '0' && !special {
		d = "+31" + d[1:]
	}
	return d, true
}

// MailLink shows a mail address with a link that writes to it. What is not one address is shown as
// words only.
func MailLink(address string) Node {
	parsed, err := mail.ParseAddress(address)
	if err != nil || parsed.Address != address || strings.ContainsAny(address, "?&%\" ") {
		return Text(address)
	}
	return h.A(h.Href("mailto:"+address), Text(address))
}

// Unbroken is a number or a date that stays on one line.
func Unbroken(s string) Node { return Text(unbroken(s)) }

// unbroken keeps a number on one line.
func unbroken(s string) string { return strings.ReplaceAll(strings.TrimSpace(s), " ", "\u00a0") }
