package ui

import (
	"strings"

	. "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"
)

// A Class is a class of the stylesheet. There is a constant for each, and a test that the
// stylesheet and this list agree; so a class that does not exist does not compile.
type Class string

// The page.
const (
	ClassDesk     Class = "bureau" // on body: the denser pages of staff
	ClassFill     Class = "vel"    // pushes the footer down on a short page
	ClassWrap     Class = "wrap"   // keeps lines from becoming too long
	ClassNarrow   Class = "smal"   // with ClassWrap: one column for reading
	ClassHeader   Class = "kop"
	ClassName     Class = "naam"
	ClassStrip    Class = "strook" // a line under the header
	ClassSkip     Class = "skip"
	ClassBackLink Class = "terug"
	ClassFooter   Class = "voet"
	ClassUnseen   Class = "vh"       // heard, not seen
	ClassAlone    Class = "los"      // a link on a line of its own, tall enough for a thumb
	ClassColumns  Class = "twee-kol" // two columns where there is room
)

// Words.
const (
	ClassStep      Class = "stap"
	ClassIntro     Class = "intro"
	ClassHint      Class = "hint"
	ClassProse     Class = "woorden" // what people wrote, with their line breaks
	ClassReference Class = "ref"
)

// Forms.
const (
	ClassField        Class = "veld"
	ClassInput        Class = "invoer"
	ClassShort        Class = "kort"
	ClassUpload       Class = "bestand"
	ClassChoices      Class = "keuze"
	ClassWrong        Class = "fout"
	ClassErrorText    Class = "foutmelding"
	ClassErrorSummary Class = "foutlijst"
	ClassButtons      Class = "knoppen"
	ClassButton       Class = "knop"
	ClassSecond       Class = "twee"
	ClassQuiet        Class = "stil"
	ClassStop         Class = "stop"
	ClassInRow        Class = "rij"
	ClassGroup        Class = "groep"
)

// Parts.
const (
	ClassBlock     Class = "blok"
	ClassWarning   Class = "let"
	ClassDanger    Class = "gevaar"
	ClassGood      Class = "goed"
	ClassNotice    Class = "melding"
	ClassExplained Class = "uitleg"
	ClassPreview   Class = "voorbeeld"
	ClassChosen    Class = "gekozen"
	ClassLight     Class = "licht" // as static.PreviewCSS calls them
	ClassDark      Class = "donker"
	ClassList      Class = "lijst"
	ClassAction    Class = "doe"
	ClassTimeline  Class = "tijd"
	ClassDone      Class = "klaar"
	ClassTags      Class = "tags"
	ClassTag       Class = "tag"
	ClassLate      Class = "te-laat"
	ClassSoon      Class = "bijna"
	ClassOK        Class = "ok"
	ClassTiles     Class = "tegels"
	ClassScroll    Class = "rol"
	ClassStacked   Class = "stapel"
	ClassNumber    Class = "n"
	ClassChart     Class = "grafiek"
	ClassBar       Class = "staaf"
	ClassPager     Class = "blader"
	ClassFilters   Class = "filter"
)

// Classes is the class attribute with these classes; empty ones are left out.
func Classes(classes ...Class) Node {
	var b strings.Builder
	for _, c := range classes {
		if c == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(string(c))
	}
	if b.Len() == 0 {
		return nil
	}
	return h.Class(b.String())
}
