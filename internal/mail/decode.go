package mail

import (
	"bytes"
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// decode undoes a transfer encoding. What was damaged is read as far as it can be, with the reason.
func decode(as string, body []byte) ([]byte, Reason) {
	as, _, _ = strings.Cut(strings.ToLower(as), ";")
	switch strings.TrimSpace(as) {
	case "", "7bit", "8bit", "binary", "7-bit", "8-bit":
		return body, ""
	case "base64":
		return decodeBase64(body)
	case "quoted-printable":
		return decodeQuoted(body), ""
	}
	return body, NoEncoding
}

// decodeBase64 takes what is base64 and leaves out what is not. Several pieces with an end of their own, as some
// programs make, are read one after another.
func decodeBase64(body []byte) ([]byte, Reason) {
	out := make([]byte, 0, base64.StdEncoding.DecodedLen(len(body)))
	var quad [4]byte
	n, pads := 0, 0
	why := Reason("")
	flush := func() {
		if n == 1 {
			why = BadEncoding
		}
		if n > 1 {
			var three [3]byte
			m, err := base64.RawStdEncoding.Decode(three[:], quad[:n])
			if err != nil {
				why = BadEncoding
			}
			out = append(out, three[:m]...)
		}
		n = 0
	}
	for i, c := range body {
		switch {
		case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '+', c == '/':
			if pads > 0 {
				flush()
				pads = 0
			}
			quad[n] = c
			if n++; n == 4 {
				flush()
			}
		case c == '=':
			pads++
		case c == ' ', c == '\t', c == '\r', c == '\n':
		case c == '-' && n == 0 && i > 0 && body[i-1] == '\n' && len(bytes.TrimSpace(body[i:])) < 200:
			return out, why // a foot that a list or scanner put beneath it
		default:
			why = BadEncoding
		}
	}
	if n > 0 && pads == 0 {
		why = BadEncoding // cut off
	}
	flush()
	return out, why
}

// decodeQuoted reads quoted-printable; what is none stays as it is.
func decodeQuoted(body []byte) []byte {
	out := make([]byte, 0, len(body))
	for len(body) > 0 {
		line := body
		end := []byte{}
		if i := bytes.IndexByte(body, '\n'); i >= 0 {
			line, body = body[:i], body[i+1:]
			end = []byte("\n")
		} else {
			body = nil
		}
		line = bytes.TrimRight(line, " \t\r")
		for i := 0; i < len(line); i++ {
			switch c := line[i]; {
			case c == '=' && i == len(line)-1:
				end = nil // the line goes on
			case c == '=' && i+2 < len(line) && digit(line[i+1]) >= 0 && digit(line[i+2]) >= 0:
				out = append(out, byte(digit(line[i+1])<<4|digit(line[i+2])))
				i += 2
			default:
				out = append(out, c)
			}
		}
		out = append(out, end...)
	}
	return out
}

func digit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

// toUTF8 reads words in a character set. Nobody checks what a program says its words are in: what is valid UTF-8,
// with letters that are not ASCII, is that; what is said to be UTF-8 or nothing, and is not, is what Windows writes.
// Known is false when there is no such character set; the words are then read as those would be.
func toUTF8(data []byte, charset string) (words string, known bool) {
	charset = strings.ToLower(strings.Trim(charset, `"' `))
	valid := utf8.Valid(data)
	wide := strings.HasPrefix(charset, "utf-16") || strings.HasPrefix(charset, "iso-2022") || charset == "hz-gb-2312"
	if valid && !wide {
		return strings.TrimPrefix(string(data), "\uFEFF"), isKnown(charset)
	}
	enc, err := htmlindex.Get(charset)
	known = err == nil || isKnown(charset)
	if err != nil || enc == unicode.UTF8 || enc == encoding.Replacement {
		known = known && enc != encoding.Replacement
		enc = charmap.Windows1252
	}
	decoded, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "\uFFFD"), false
	}
	return strings.ToValidUTF8(string(decoded), "\uFFFD"), known
}

func isKnown(charset string) bool {
	if charset == "" || charset == "ascii" || charset == "unknown-8bit" || charset == "x-unknown" {
		return true
	}
	_, err := htmlindex.Get(charset)
	return err == nil
}
