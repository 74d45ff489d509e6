package mail

import (
	"regexp"
	"strings"
)

// A Piece of a mail's words: what its writer wrote, or what his program put under it.
type Piece struct {
	Words  string
	Folded bool // earlier mails, a signature: of less interest, and never left out
}

// Fold tells the new words of a mail from the history and the signature beneath them, in Dutch and in English. The
// pieces together are the words, to the letter. What might be an answer between the lines stays open.
func Fold(words string) []Piece {
	lines := strings.SplitAfter(words, "\n")
	cut := len(lines) // where the history begins
	for i := range lines {
		if beginsHistory(lines, i) {
			cut = i
			break
		}
	}
	sign := cut
	for i := 0; i < cut; i++ {
		if line := strings.TrimRight(lines[i], "\r\n"); line == "-- " || line == "--" || fromPhone.MatchString(line) {
			sign = i
			break
		}
	}
	var pieces []Piece
	add := func(ls []string, folded bool) {
		w := strings.Join(ls, "")
		if w == "" {
			return
		}
		if n := len(pieces); n > 0 && pieces[n-1].Folded == folded {
			pieces[n-1].Words += w
			return
		}
		pieces = append(pieces, Piece{w, folded})
	}
	// In the writer's own part, blocks of quoted lines are folded one by one: he answers between them.
	for i := 0; i < sign; {
		j := i
		for j < sign && isQuoted(lines[j]) == isQuoted(lines[i]) {
			j++
		}
		add(lines[i:j], isQuoted(lines[i]))
		i = j
	}
	add(lines[sign:cut], true)
	// Beneath the history somebody may have written on: under quoted lines, but not under a copied header.
	on := cut + goesOn(lines[cut:])
	add(lines[cut:on], true)
	add(lines[on:], false)
	if len(pieces) > 0 && !someOpen(pieces) {
		return []Piece{{words, false}} // nothing but history: then that is what there is to read
	}
	return pieces
}

func someOpen(pieces []Piece) bool {
	for _, p := range pieces {
		if !p.Folded && strings.TrimSpace(p.Words) != "" {
			return true
		}
	}
	return false
}

func isQuoted(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " \t"), ">") }

// goesOn is where the writer goes on under a history of quoted lines; the end when he does not, or the history is
// not quoted line by line.
func goesOn(lines []string) int {
	quoted := false
	for i, l := range lines {
		l = strings.TrimSpace(l)
		switch {
		case strings.HasPrefix(l, ">"):
			quoted = true
		case l == "", i == 0, i == 1 && strings.HasSuffix(l, ":"): // the announcement may take two lines
		case quoted:
			return i
		default:
			return len(lines)
		}
	}
	return len(lines)
}

var (
	// "Op ma 3 nov 2025 om 10:15 schreef Noor <noor@example.net>:" and "On Mon, 3 Nov 2025 at 10:15, Noor wrote:"
	announces = regexp.MustCompile(`(?i)^\s*((op|on|le|am)\s.{5,200}\s(schreef|wrote|a écrit|schrieb)\b.{0,120}|.{3,120}\s(schreef op|wrote on)\s.{5,120}):\s*$`)
	opens     = regexp.MustCompile(`(?i)^\s*(op|on)\s.{5,120}$`)
	closes    = regexp.MustCompile(`(?i)(schreef|wrote)\b[^:]{0,160}:\s*$`)
	// "-----Oorspronkelijk bericht-----"
	ruled     = regexp.MustCompile(`(?i)^\s*[-_]{3,}\s*(oorspronkelijk(e)? (bericht|mail|e-mail)|original (message|mail)|doorgestuurd bericht|forwarded message)\s*[-_]{3,}\s*$`)
	fromField = regexp.MustCompile(`(?i)^\s*\*?(van|from)\s?:\*?\s+\S`)
	sentField = regexp.MustCompile(`(?i)^\s*\*?(verzonden|datum|sent|date|aan|to)\s?:\*?\s`)
	fromPhone = regexp.MustCompile(`(?i)^\s*(verstuurd|verzonden|sent|get outlook|outlook voor|outlook for)\s?(vanaf|met|van|from|with|via|voor|for)?\b.{0,80}(iphone|ipad|android|samsung|outlook|telefoon|mobile|mobiel|mijn .{0,30}|my .{0,30})\s*.{0,60}$`)
)

func beginsHistory(lines []string, i int) bool {
	line := strings.TrimRight(lines[i], "\r\n")
	if len(line) > 500 {
		return false
	}
	next := func(n int) string {
		if i+n < len(lines) && len(lines[i+n]) <= 500 {
			return strings.TrimRight(lines[i+n], "\r\n")
		}
		return ""
	}
	switch {
	case ruled.MatchString(line), announces.MatchString(line):
		return true
	case opens.MatchString(line) && closes.MatchString(next(1)) && (isQuoted(next(2)) || isQuoted(next(3))):
		return true
	case fromField.MatchString(line):
		return sentField.MatchString(next(1)) || sentField.MatchString(next(2))
	}
	return false
}
