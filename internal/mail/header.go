package mail

import (
	"bytes"
	"io"
	"mime"
	netmail "net/mail"
	"slices"
	"strings"
	"time"
)

// A header is the fields above a mail or part, unfolded, in their order.
type header struct {
	fields []headerField
	broken string // lines that are no field
}

type headerField struct{ name, value string }

// splitHeader cuts a mail at its first empty line; without one it is all header, or all body when its first line
// is no field.
func splitHeader(raw []byte) (head, body []byte) {
	for at := 0; at < len(raw); {
		next := bytes.IndexByte(raw[at:], '\n')
		if next < 0 {
			break
		}
		line := bytes.TrimRight(raw[at:at+next], "\r")
		if len(line) == 0 {
			return raw[:at], raw[at+next+1:]
		}
		at += next + 1
	}
	first, _, _ := bytes.Cut(raw, []byte("\n"))
	if i := bytes.IndexByte(first, ':'); i <= 0 || bytes.ContainsAny(first[:i], " \t") {
		return nil, raw
	}
	return raw, nil
}

func readHeader(raw []byte) header {
	var h header
	var broken []string
	if len(raw) > maxHeader {
		broken = append(broken, strings.ToValidUTF8(string(raw[maxHeader:]), "\uFFFD"))
		raw = raw[:maxHeader]
	}
	var values [][]byte // of the field that is being read
	name := ""
	end := func() {
		if name != "" {
			h.fields = append(h.fields, headerField{name, strings.TrimSpace(string(bytes.Join(values, []byte(" "))))})
		}
		name, values = "", nil
	}
	for i, line := range bytes.Split(raw, []byte("\n")) {
		line = bytes.TrimRight(line, "\r")
		switch colon := bytes.IndexByte(line, ':'); {
		case len(line) == 0:
		case line[0] == ' ' || line[0] == '\t':
			values = append(values, bytes.TrimSpace(line))
		case colon > 0 && !bytes.ContainsAny(bytes.TrimRight(line[:colon], " \t"), " \t"):
			end()
			name = string(bytes.TrimRight(line[:colon], " \t"))
			values = [][]byte{bytes.TrimSpace(line[colon+1:])}
		case i == 0 && bytes.HasPrefix(line, []byte("From ")): // of an mbox file
		default:
			end()
			broken = append(broken, strings.ToValidUTF8(string(line), "\uFFFD"))
		}
	}
	end()
	h.broken = strings.Join(broken, "\n")
	return h
}

// get is the first field of a name; empty when there is none.
func (h header) get(name string) string {
	for _, f := range h.fields {
		if strings.EqualFold(f.name, name) {
			return f.value
		}
	}
	return ""
}

func (h header) all(name string) []string {
	var values []string
	for _, f := range h.fields {
		if strings.EqualFold(f.name, name) {
			values = append(values, f.value)
		}
	}
	return values
}

func (h header) has(name string) bool {
	return slices.ContainsFunc(h.fields, func(f headerField) bool { return strings.EqualFold(f.name, name) })
}

// addressed reads who sent it to whom, and what it answers.
func (p *Parsed) addressed() {
	h := p.header
	if ids := identifiers(h.get("Message-ID")); len(ids) > 0 {
		p.MessageID = ids[0]
	}
	p.InReplyTo = identifiers(h.get("In-Reply-To"))
	p.References = append(slices.Clone(p.InReplyTo), reversed(identifiers(h.get("References")))...)
	p.From = firstAddress(h.get("From"))
	if p.From.Mail == "" {
		p.From = firstAddress(h.get("Sender"))
	}
	p.ReplyTo = firstAddress(h.get("Reply-To"))
	for _, name := range []string{"Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc"} {
		for _, value := range h.all(name) {
			for _, a := range addresses(value, maxAddress-len(p.To)) {
				if !slices.Contains(p.To, a) || len(p.To) > 50 { // a few are compared; a crowd is only counted
					p.To = append(p.To, a)
				}
			}
		}
	}
	p.Subject = oneLine(decodeWords(h.get("Subject")))
	if len(p.Subject) > 500 {
		p.Subject = strings.ToValidUTF8(p.Subject[:500], "")
	}
	p.Language = strings.ToLower(h.get("Content-Language"))
	if received := h.all("Received"); len(received) > 0 {
		p.Received = receivedAt(received[0])
	}
	p.Proofs = authResults(h.all("Authentication-Results"))
}

func reversed(ids []string) []string {
	slices.Reverse(ids)
	return ids
}

// receivedAt is the moment at the end of a Received field; zero when there is none.
func receivedAt(value string) time.Time {
	i := strings.LastIndexByte(value, ';')
	if i < 0 {
		return time.Time{}
	}
	when := strings.TrimSpace(value[i+1:])
	if i := strings.IndexByte(when, '('); i > 0 {
		when = strings.TrimSpace(when[:i])
	}
	t, err := netmail.ParseDate(when)
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}

// identifiers are the Message-IDs of a field, at most a hundred.
func identifiers(value string) []string {
	var ids []string
	for len(ids) < 100 {
		_, rest, found := strings.Cut(value, "<")
		if !found {
			break
		}
		id, after, found := strings.Cut(rest, ">")
		if !found {
			break
		}
		if id = strings.TrimSpace(id); id != "" && len(id) <= 1000 && !strings.ContainsAny(id, " <") {
			ids = append(ids, id)
		}
		value = after
	}
	if bare := strings.TrimSpace(value); len(ids) == 0 && strings.Contains(bare, "@") && !strings.ContainsAny(bare, " <>") && len(bare) <= 1000 {
		ids = append(ids, bare) // without its brackets
	}
	return ids
}

// firstAddress reads one address with its name, as well as it can be read.
func firstAddress(value string) Address {
	value = rawWords(value)
	if len(value) > 10_000 {
		value = value[:10_000]
	}
	if a, err := (&netmail.AddressParser{WordDecoder: decoder}).Parse(value); err == nil {
		return Address{Name: oneLine(a.Name), Mail: strings.ToLower(a.Address)}
	}
	found := addresses(value, 1)
	if len(found) == 0 {
		return Address{}
	}
	name, _, _ := strings.Cut(value, "<")
	if strings.Contains(name, "@") {
		name = ""
	}
	return Address{Name: oneLine(decodeWords(strings.Trim(strings.TrimSpace(name), `"'`))), Mail: found[0]}
}

// addresses are the bare addresses in a field, in lower case, at most limit.
func addresses(value string, limit int) []string {
	var all []string
	for _, word := range strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(" \t<>\",;:()[]'", r) }) {
		if len(all) >= limit {
			break
		}
		if i := strings.IndexByte(word, '@'); i > 0 && i < len(word)-1 && len(word) <= 320 {
			all = append(all, strings.ToLower(word))
		}
	}
	return all
}

var decoder = &mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
	data, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	words, _ := toUTF8(data, charset)
	return strings.NewReader(words), nil
}}

// decodeWords reads a field's text; what is not encoded as it should be stays as it is.
func decodeWords(s string) string {
	s = rawWords(s)
	if decoded, err := decoder.DecodeHeader(s); err == nil {
		return decoded
	}
	return s
}

// rawWords makes UTF-8 of what a program wrote into a field without encoding it.
func rawWords(s string) string {
	words, _ := toUTF8([]byte(s), "")
	return words
}

// mediaType reads a type with its parameters. What is not written as it should be is read as it was meant.
func mediaType(value string) (kind string, params map[string]string) {
	if kind, params, err := mime.ParseMediaType(value); err == nil {
		return kind, params
	}
	params = map[string]string{}
	for i, piece := range strings.Split(value, ";") {
		piece = strings.TrimSpace(piece)
		if i == 0 {
			kind = strings.ToLower(piece)
			continue
		}
		if name, v, found := strings.Cut(piece, "="); found {
			name = strings.ToLower(strings.TrimSpace(name))
			if _, twice := params[name]; !twice {
				params[name] = strings.Trim(strings.TrimSpace(v), `"`)
			}
		}
	}
	return kind, params
}

func fileName(params, disposition map[string]string) string {
	name := disposition["filename"]
	if name == "" {
		name = params["name"]
	}
	return oneLine(decodeWords(name))
}
