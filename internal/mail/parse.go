package mail

import (
	"bytes"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode"
)

// What a mail may ask of whoever reads it. Beyond a limit nothing is read, and nothing is thrown away either: it
// becomes a file with the reason.
const (
	MaxRaw     = 64 << 20  // bytes of a mail; larger ones stay where they are
	maxHeader  = 256 << 10 // bytes of one header
	maxDepth   = 10        // parts within parts
	maxParts   = 200
	maxText    = 200 << 10 // bytes of words that are shown; the rest is a file
	maxAddress = 1000      // addresses that are looked at
)

// A Kind says who wrote a mail: a person, or one of the programs that answer by themselves.
type Kind string

// The kinds. Only what a person wrote is a message.
const (
	Personal  Kind = "personal"
	AutoReply Kind = "auto-reply" // out of office, and other answers of programs (RFC 3834)
	Bounce    Kind = "bounce"     // a report that a mail did not arrive (RFC 3464)
	Delayed   Kind = "delayed"    // a report that it has not arrived yet, or that it has
	Receipt   Kind = "receipt"    // a report that it was opened (RFC 8098)
	List      Kind = "list"       // a mailing list or newsletter
	Automatic Kind = "automatic"  // any other mail that says that a program wrote it
	Loop      Kind = "loop"       // it has been here before
)

// Kinds are all kinds, for who must have a word for each.
func Kinds() []Kind {
	return []Kind{Personal, AutoReply, Bounce, Delayed, Receipt, List, Automatic, Loop}
}

// A Reason says why a part of a mail is kept as it came.
type Reason string

// The reasons. The zero Reason is that it is a file.
const (
	TooDeep      Reason = "too-deep"      // parts within parts within parts
	TooMany      Reason = "too-many"      // more parts than anybody reads
	TooLong      Reason = "too-long"      // more words than are shown; here they all are
	BadEncoding  Reason = "bad-encoding"  // it was damaged on its way; this is what could be read of it
	NoEncoding   Reason = "no-encoding"   // written down in a way we do not know
	NoCharset    Reason = "no-charset"    // in a character set we do not know
	NoParts      Reason = "no-parts"      // it says that it has parts, and they are not there
	Besides      Reason = "besides"       // words before or after the parts, which mail programs do not show
	Outlook      Reason = "outlook"       // winmail.dat, which only Outlook opens
	Encrypted    Reason = "encrypted"     // for who has the key
	Signature    Reason = "signature"     // of a signed mail
	Invitation   Reason = "invitation"    // for a calendar
	BrokenHeader Reason = "broken-header" // lines above the mail that are no header
)

// Reasons are all reasons, for who must have words for each.
func Reasons() []Reason {
	return []Reason{TooDeep, TooMany, TooLong, BadEncoding, NoEncoding, NoCharset, NoParts, Besides, Outlook, Encrypted, Signature, Invitation, BrokenHeader}
}

// A File is a part of a mail that is no words to read, decoded.
type File struct {
	Name      string // as the sender's program says; may be empty
	MediaType string // as the sender's program says, in lower case
	Body      []byte
	Inline    bool // a picture in the words
	Why       Reason
}

// A Parsed is a mail that came in, as far as it could be read. Nothing in it is to be trusted but what the
// organisation's own server wrote: the uppermost Received.
type Parsed struct {
	MessageID  string // without brackets; empty when there is none
	InReplyTo  []string
	References []string // and of In-Reply-To, the last first
	From       Address
	ReplyTo    Address  // zero when there is none
	To         []string // every address that it was sent to or delivered at, in lower case
	Subject    string
	Language   string    // as the mail says: "nl", "en-GB"; mostly empty
	Received   time.Time // when the organisation's own server took it; zero when it does not say
	Kind       Kind
	Text       string // what is to be read, with lines that end in \n
	Files      []File
	Signed     bool
	Encrypted  bool
	Report     *Report
	Proofs     []Proof // what servers on the way say of the sender; see AuthResults

	header    header
	forwarded bool // what is read now stands in a mail that somebody sends on: a report there is not of this mail
	parts     int
	plain     strings.Builder
}

// Parse reads a mail, whatever it is. It takes time in proportion to the mail's size, and never fails: what
// cannot be read is among the files, with the reason.
func Parse(raw []byte) *Parsed {
	p := &Parsed{}
	head, body := splitHeader(raw)
	p.header = readHeader(head)
	if p.header.broken != "" {
		p.keep(File{Name: "header.txt", MediaType: "text/plain", Body: []byte(p.header.broken), Why: BrokenHeader})
	}
	p.addressed()
	p.part(p.header, body, 0)
	p.finish()
	p.classify()
	return p
}

func (p *Parsed) keep(f File) { p.Files = append(p.Files, f) }

// say adds words to what is read.
func (p *Parsed) say(words string) {
	words = strings.TrimRight(words, "\n \t")
	if words == "" {
		return
	}
	if p.plain.Len() > 0 {
		p.plain.WriteString("\n\n")
	}
	p.plain.WriteString(words)
}

func (p *Parsed) finish() {
	p.Text = strings.Trim(p.plain.String(), "\n")
	if len(p.Text) > maxText {
		p.keep(File{Name: "mail.txt", MediaType: "text/plain", Body: []byte(p.Text), Why: TooLong})
		p.Text = strings.ToValidUTF8(p.Text[:maxText], "")
	}
	if strings.Contains(p.Text, "-----BEGIN PGP MESSAGE-----") {
		p.Encrypted = true
	}
}

// part reads one part of a mail, of which the whole is the first.
func (p *Parsed) part(h header, body []byte, depth int) {
	kind, params := mediaType(h.get("Content-Type"))
	if !strings.Contains(kind, "/") {
		kind = "text/plain" // RFC 2045: what does not say what it is
	}
	disposition, where := mediaType(h.get("Content-Disposition"))
	name := fileName(params, where)
	p.parts++
	switch {
	case depth > maxDepth:
		p.keep(File{Name: name, MediaType: kind, Body: body, Why: TooDeep})
		return
	case strings.HasPrefix(kind, "multipart/"):
		p.multipart(kind, params, body, depth)
		return
	}
	content, why := decode(h.get("Content-Transfer-Encoding"), body)
	f := File{Name: name, MediaType: kind, Body: content, Inline: disposition == "inline" || h.get("Content-ID") != "", Why: why}
	switch {
	case p.forwarded && slices.Contains(reports, kind):
		p.keep(f)
	case kind == "message/rfc822" && why == "" || kind == "message/global" && why == "":
		p.nested(content, depth)
	case kind == "message/delivery-status" || kind == "message/global-delivery-status":
		p.report().status(content)
	case kind == "message/disposition-notification":
		p.report().Opened = true
		if ids := identifiers(readHeader(content).get("Original-Message-ID")); len(ids) > 0 {
			p.Report.About = ids[0]
		}
	case kind == "text/rfc822-headers" || kind == "message/rfc822-headers":
		p.report().about(readHeader(content))
	case kind == "application/ms-tnef" || strings.EqualFold(name, "winmail.dat"):
		f.Why = Outlook
		p.keep(f)
	case kind == "application/pkcs7-mime" || kind == "application/x-pkcs7-mime":
		if params["smime-type"] == "signed-data" {
			p.Signed, f.Why = true, Signature
		} else {
			p.Encrypted, f.Why = true, Encrypted
		}
		p.keep(f)
	case kind == "application/pgp-signature" || kind == "application/pkcs7-signature" || kind == "application/x-pkcs7-signature":
		p.Signed, f.Why = true, Signature
		p.keep(f)
	case kind == "text/calendar":
		f.Why = Invitation
		if f.Name == "" {
			f.Name = "invite.ics"
		}
		p.keep(f)
	case strings.HasPrefix(kind, "text/") && isFile(content):
		p.keep(f)
	case (kind == "text/plain" || kind == "text/html") && disposition != "attachment" && (name == "" || disposition != "inline" && depth == 0) && why != NoEncoding:
		words, known := toUTF8(content, params["charset"])
		if !known {
			p.keep(File{Name: "mail.txt", MediaType: kind, Body: content, Why: NoCharset})
		} else if why != "" {
			p.keep(File{Name: "mail.txt", MediaType: kind, Body: content, Why: why})
		}
		if kind == "text/html" {
			words = htmlText(words)
		}
		p.say(normalLines(words))
	default:
		if len(content) > 0 {
			p.keep(f)
		}
	}
}

// isFile reports whether content that is said to be words is a picture or document, as some programs send a photo.
func isFile(content []byte) bool {
	switch http.DetectContentType(content) {
	case "image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf", "application/zip":
		return true
	}
	return false
}

// reports are the types of what says what became of a mail, for programs.
var reports = []string{"message/delivery-status", "message/global-delivery-status", "message/disposition-notification", "text/rfc822-headers", "message/rfc822-headers"}

// nested reads a mail within a mail. In a report it is the mail that is reported on; elsewhere somebody sends on
// what he got, and its words and files count as his.
func (p *Parsed) nested(raw []byte, depth int) {
	head, body := splitHeader(raw)
	h := readHeader(head)
	if p.Report != nil {
		p.Report.about(h)
		return
	}
	if depth+1 > maxDepth {
		p.keep(File{Name: "mail.eml", MediaType: "message/rfc822", Body: raw, Why: TooDeep})
		return
	}
	var top []string
	for _, name := range []string{"From", "Date", "To", "Subject"} {
		if v := decodeWords(h.get(name)); v != "" {
			top = append(top, name+": "+v)
		}
	}
	p.say("----------\n" + strings.Join(top, "\n"))
	was := p.forwarded
	p.forwarded = true
	p.part(h, body, depth+1)
	p.forwarded = was
}

func (p *Parsed) multipart(kind string, params map[string]string, body []byte, depth int) {
	if kind == "multipart/encrypted" {
		p.Encrypted = true
	}
	if kind == "multipart/report" && !p.forwarded {
		p.report()
	}
	before, parts, after, all := splitParts(body, params["boundary"], maxParts-p.parts)
	if len(parts) == 0 {
		if len(bytes.TrimSpace(body)) == 0 {
			return
		}
		// Often the words are there, and only the boundary is not.
		words, _ := toUTF8(body, "")
		p.say(normalLines(words))
		p.keep(File{Name: "mail.txt", MediaType: "text/plain", Body: body, Why: NoParts})
		return
	}
	for _, rest := range [][]byte{before, after} {
		if rest := bytes.TrimSpace(rest); len(rest) > 0 && !bytes.HasPrefix(rest, []byte("This is a")) && !bytes.HasPrefix(rest, []byte("Dit is een")) {
			p.keep(File{Name: "mail.txt", MediaType: "text/plain", Body: rest, Why: Besides})
		}
	}
	if kind == "multipart/alternative" {
		p.alternative(parts, depth)
	} else {
		for _, part := range parts {
			head, content := splitHeader(part)
			h := readHeader(head)
			files := len(p.Files)
			p.part(h, content, depth+1)
			if kind == "multipart/encrypted" {
				for i := files; i < len(p.Files); i++ {
					p.Files[i].Why = Encrypted
				}
			}
		}
	}
	if len(all) > 0 {
		p.keep(File{Name: "mail.txt", MediaType: "text/plain", Body: all, Why: TooMany})
	}
}

// alternative takes of the same words in several forms those that say most: the plain ones, unless there are so few
// of them that they can only say where to look.
func (p *Parsed) alternative(parts [][]byte, depth int) {
	var forms []string
	for _, part := range parts {
		head, content := splitHeader(part)
		one := &Parsed{Report: p.Report, parts: p.parts, forwarded: p.forwarded}
		one.part(readHeader(head), content, depth+1)
		p.parts = one.parts
		p.Files = append(p.Files, one.Files...)
		p.Signed, p.Encrypted = p.Signed || one.Signed, p.Encrypted || one.Encrypted
		p.Report = one.Report
		forms = append(forms, one.plain.String())
	}
	best := ""
	for _, words := range forms {
		if best == "" || len(words) > 2*len(best) {
			best = words
		}
	}
	p.say(best)
	for _, words := range forms {
		if words != best && saysElse(words, best) {
			p.say(words)
		}
	}
}

// saysElse reports whether most words of a form do not stand in the one that is shown: then it is no other form of the same, as
// when the plain one only says that a program is needed that can read the rest.
func saysElse(form, shown string) bool {
	split := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	}
	has := map[string]bool{}
	for _, w := range split(shown) {
		has[w] = true
	}
	words, other := split(form), 0
	for _, w := range words {
		if !has[w] {
			other++
		}
	}
	return 2*other > len(words)
}

// splitParts cuts a body at its boundary, in one walk. At most limit parts are cut; all is what is left then.
// A last boundary that is missing, as of a mail that was cut short, is the end.
func splitParts(body []byte, boundary string, limit int) (before []byte, parts [][]byte, after, all []byte) {
	if boundary == "" {
		return nil, nil, nil, nil
	}
	mark := []byte("--" + boundary)
	begin := -1 // of the part that is being cut
	end := func(at int) {
		part := body[begin:at]
		part = bytes.TrimSuffix(part, []byte("\n"))
		part = bytes.TrimSuffix(part, []byte("\r"))
		parts = append(parts, part)
	}
	for at := 0; at < len(body); {
		next := bytes.IndexByte(body[at:], '\n')
		if next < 0 {
			next = len(body)
		} else {
			next += at + 1
		}
		line := body[at:next]
		if bytes.HasPrefix(line, mark) {
			rest := bytes.TrimRight(line[len(mark):], " \t\r\n")
			last := string(rest) == "--"
			if last || len(rest) == 0 {
				if begin < 0 {
					before = body[:at]
				} else {
					end(at)
				}
				begin = next
				if last {
					if before != nil || len(parts) > 0 {
						return before, parts, body[next:], nil
					}
					return nil, nil, nil, nil
				}
				if len(parts) >= limit {
					return before, parts, nil, body[next:]
				}
			}
		}
		at = next
	}
	if begin >= 0 && begin < len(body) {
		end(len(body))
	}
	return before, parts, nil, nil
}

func normalLines(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0x7f || turnsWords(r) {
			return -1 // what hides, or turns words round
		}
		return r
	}, s)
}

// turnsWords reports whether a sign is not seen and has words run the other way, so that exe.jpg is read where gpj.exe stands.
func turnsWords(r rune) bool {
	return r == '\u061c' || r == '\u200e' || r == '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// Identify gives by what a mail is known to be the same that came by another way: its own Message-ID, empty when there
// is none, and what stands under the header.
func Identify(raw []byte) (messageID string, body []byte) {
	head, body := splitHeader(raw)
	if ids := identifiers(readHeader(head).get("Message-ID")); len(ids) > 0 {
		messageID = ids[0]
	}
	return messageID, body
}

// Thread gives what an answer to a mail has to name: the mail itself, and what that answered, oldest first. Empty when it has
// no Message-ID that may be named.
func Thread(raw []byte) (inReplyTo string, references []string) {
	head, _ := splitHeader(raw)
	h := readHeader(head)
	ids := identifiers(h.get("Message-ID"))
	if len(ids) == 0 || !isMessageID(ids[0]) {
		return "", nil
	}
	for _, id := range identifiers(h.get("References")) {
		if isMessageID(id) && len(id) <= 100 && len(references) < 10 {
			references = append(references, id)
		}
	}
	return ids[0], append(references, ids[0])
}

// Header is what stands above a mail's words, with the empty line after it.
func Header(raw []byte) []byte {
	_, body := splitHeader(raw)
	return raw[:len(raw)-len(body)]
}
