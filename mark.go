package gehoor

import (
	"slices"
	"strings"
)

// safetyWords are words and stems, in Dutch and in English, of stories that somebody must read for the safety of a
// child before anything else. A star at an end stands for any letters: the stem of a word, or the end of a
// compound. They are written as they are compared: in small letters, without accents.
var safetyWords = []string{
	// Hitting, pulling, shouting.
	"slaan", "slaat", "sloeg*", "geslagen", "een klap", "klap gegeven", "klappen gegeven", "mept", "mepte*", "meppen",
	"gemept", "schopt", "schopte*", "schoppen", "geschopt", "getrapt", "stompt", "gestompt", "duwt", "duwde*", "geduwd", "knijpt",
	"knijpen", "kneep", "knepen", "geknepen", "gebeten", "geschud", "gewurgd", "wurg*", "smeet", "gesmeten", "hardhandig*", "ruw", "ruwe",
	"dreigt", "dreigde*", "gedreigd", "bedreig*", "geweld*", "*mishandel*", "pijn gedaan", "bang voor", "bang gemaakt", "gesleurd",
	"vastgebonden", "vastgepakt", "vastgehouden", "opgesloten", "opsluit*", "sluit op", "verwaarlo*", "dronken", "drugs",
	"hit", "hits", "hitting", "slapped", "slaps", "slapping", "smack*", "beaten", "beats", "kicked", "kicks", "kicking", "punch*", "pinch*",
	"pushed", "shoved", "shook", "shaken", "grabbed", "grabs", "dragged", "choke*", "choking", "strangl*", "roughly", "threat*", "violen*",
	"*abuse*", "abusive", "assault*", "neglect*", "hurt my", "hurt him", "hurt her", "hurts him", "hurts her", "scared of", "afraid of",
	"locked in", "locked up", "tied up", "tied to", "drunk",
	// What is seen of it.
	"blauwe plek*", "blauw oog", "bloeduitstorting*", "striem*", "brandwond*", "gebroken arm", "gebroken been", "bruise*", "black eye", "burn mark*",
	// Touching.
	"aanrak*", "aangeraakt", "raakte aan", "betast*", "gekust", "gezoend", "bloot", "blote billen", "naakt*", "uitgekleed", "*seks*", "*misbruik*",
	"ontucht*", "aanrand*", "aangerand", "verkracht*", "*zeden*", "*porno*", "geslachtsde*", "piemel*", "plasser*", "vagina", "penis",
	"touched", "touches", "touching", "grop*", "naked", "nude*", "undress*", "kissed", "sex", "sexual*", "molest*", "rape", "raped", "genital*",
	"private parts",
}

// Alarming reports whether words of a text ask that somebody reads it for safety first: words of our list, or
// of the organisation's own. Words are in order, in small letters, without accents.
//
// Decision D26: it only raises a mark. It decides nothing, and classifies nothing; a text without any of these
// words may be about violence, and one with them about a song.
func (p Procedure) Alarming(words []string) bool {
	return ours.in(words) || len(p.SafetyWords) > 0 && newLexicon(p.SafetyWords).in(words)
}

// ours is safetyWords, as it is looked in: every filing is read.
var ours = newLexicon(safetyWords)

// A lexicon finds phrases by how their first word begins.
type lexicon struct {
	whole map[string][][]string // by the first word
	stems map[string][][]string // by the first stemLetters of a first word that may go on
	other [][]string            // first words that may begin anyhow
}

const stemLetters = 3

func newLexicon(phrases []string) lexicon {
	l := lexicon{map[string][][]string{}, map[string][][]string{}, nil}
	for _, typed := range phrases {
		phrase := strings.Fields(typed)
		if len(phrase) == 0 {
			continue
		}
		stem, open := strings.CutSuffix(phrase[0], "*")
		switch {
		case strings.HasPrefix(stem, "*"), open && len(stem) < stemLetters:
			l.other = append(l.other, phrase)
		case open:
			l.stems[stem[:stemLetters]] = append(l.stems[stem[:stemLetters]], phrase)
		default:
			l.whole[stem] = append(l.whole[stem], phrase)
		}
	}
	return l
}

func (l lexicon) in(words []string) bool {
	for i, word := range words {
		at := func(phrase []string) bool { return begins(words[i:], phrase) }
		if slices.ContainsFunc(l.whole[word], at) || slices.ContainsFunc(l.other, at) ||
			len(word) >= stemLetters && slices.ContainsFunc(l.stems[word[:stemLetters]], at) {
			return true
		}
	}
	return false
}

// begins reports whether words begin with a phrase, of which a word may have a star at its ends.
func begins(words, phrase []string) bool {
	if len(words) < len(phrase) {
		return false
	}
	for i, want := range phrase {
		if !likeWord(words[i], want) {
			return false
		}
	}
	return true
}

func likeWord(word, want string) bool {
	stem, open := strings.CutSuffix(want, "*")
	end, compound := strings.CutPrefix(stem, "*")
	switch {
	case end == "":
		return false
	case compound && open:
		return strings.Contains(word, end)
	case compound:
		return strings.HasSuffix(word, end)
	case open:
		return strings.HasPrefix(word, stem)
	}
	return word == want
}

// Mark raises the mark of safety when the words of the filing, or of the message of event seq, are alarming (D26). The fact holds
// none of them. A sealed dossier has its readers already and gets no mark.
func (c *Complaint) Mark(alarming bool, seq int) []Fact {
	if c.Sealed || !alarming || !c.ErasedAt.IsZero() {
		return nil
	}
	return []Fact{SafetyMarked{Seq: max(seq, 1)}}
}

// ReadMark says that somebody of the desk has read what raised the mark, and found no matter of safety in it (D26).
// Taking it up, declining and sealing say as much.
func (c *Complaint) ReadMark() ([]Fact, error) {
	if c.Marked == 0 || !c.ErasedAt.IsZero() {
		return nil, refuse("D26", "mark.none")
	}
	return []Fact{SafetyMarkRead{Seq: c.Marked}}, nil
}

// Mark raises the mark of safety on a question, or on a further message of who asked (D26); see [Complaint.Mark].
func (e *Enquiry) Mark(alarming bool, seq int) []Fact {
	if e.Sealed || !alarming || !e.ErasedAt.IsZero() {
		return nil
	}
	return []Fact{SafetyMarked{Seq: max(seq, 1)}}
}

// ReadMark says that what raised the mark was read (D26). Answering the question says as much.
func (e *Enquiry) ReadMark() ([]Fact, error) {
	if e.Marked == 0 {
		return nil, refuse("D26", "mark.none")
	}
	return []Fact{SafetyMarkRead{Seq: e.Marked}}, nil
}
