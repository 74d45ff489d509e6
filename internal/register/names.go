package register

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// addressKey is equal for two spellings of one address: postcode, street and
// number folded, with a space only where it parts two numbers (11-1 is not
// 1-11). It is "" when there is no address.
func addressKey(p Place) string {
	words := strings.Fields(fold(p.Address))
	if len(words) == 0 {
		return ""
	}
	var b strings.Builder
	for i, w := range words {
		if i > 0 && isDigit(words[i-1][len(words[i-1])-1]) && isDigit(w[0]) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	// Without a postcode the town tells two Dorpsstraten apart.
	where := p.Postcode
	if where == "" {
		where = letters(p.Town)
	}
	return where + " " + b.String()
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// kindWords are what the name of a registration says of its kind.
var kindWords = regexp.MustCompile(`(?i)\b(?:kdv|bso|psz|pov|psg|gob|vso|nso|tso|kinderdagverblijf|dagopvang|peuterspeelzaal|peuteropvang|peutergroep|peuterspeelgroep|buitenschoolse opvang|naschoolse opvang)\b`)

// placeName is what a location is called, from the names of its registrations:
// without the kinds where that makes them one, else the names side by side.
// Registrations that were struck off have no say unless all were.
func placeName(at []Registration) string {
	open := slices.DeleteFunc(slices.Clone(at), func(r Registration) bool { return r.Status != Registered })
	if len(open) == 0 {
		open = at
	}
	if len(open) == 1 {
		return open[0].Name
	}
	var names, plain []string
	for _, r := range open {
		short := strings.Join(strings.Fields(kindWords.ReplaceAllString(r.Name, " ")), " ")
		short = strings.Trim(short, " -,/&|")
		if letters(short) == "" {
			short = r.Name
		}
		i := slices.IndexFunc(plain, func(p string) bool { return beginsWith(p, short) || beginsWith(short, p) })
		switch {
		case i < 0:
			plain = append(plain, short)
			names = append(names, r.Name)
		case len(short) > len(plain[i]):
			plain[i], names[i] = short, r.Name
		}
	}
	if len(plain) == 1 {
		return plain[0]
	}
	return strings.Join(names, " / ")
}

// beginsWith tells whether the words of long begin with those of short.
func beginsWith(long, short string) bool {
	return strings.HasPrefix(fold(long)+" ", fold(short)+" ")
}

// legalForms are the forms by their letters alone, which is how the register's
// spellings agree.
var legalForms = map[string]string{
	"bv":                        "Besloten Vennootschap",
	"beslotenvennootschap":      "Besloten Vennootschap",
	"nv":                        "Naamloze Vennootschap",
	"naamlozevennootschap":      "Naamloze Vennootschap",
	"vof":                       "Vennootschap onder firma",
	"vennootschaponderfirma":    "Vennootschap onder firma",
	"cv":                        "Commanditaire Vennootschap",
	"commanditairevennootschap": "Commanditaire Vennootschap",
	"eenmanszaak":               "Eenmanszaak",
	"maatschap":                 "Maatschap",
	"stichting":                 "Stichting",
	"vereniging":                "Vereniging",
	"cooperatie":                "Coöperatie",
	"natuurlijkpersoon":         "Natuurlijk persoon",
}

// legalForm writes a legal form one way; a form it does not know stays as it is.
func legalForm(s string) string {
	if one := legalForms[letters(s)]; one != "" {
		return one
	}
	return s
}

// Words of town names that stay as they are: small inside a name, or the
// abbreviation of a province behind it, which tells two towns apart.
var (
	smallWords = []string{"aan", "bij", "d", "de", "den", "der", "en", "het", "in", "op", "over", "s", "t", "te", "ten", "ter", "van"}
	provinces  = []string{"DR", "FL", "FR", "GE", "GLD", "GR", "LB", "LI", "NB", "NH", "OV", "UT", "ZE", "ZH", "ZLD"}
)

// townName gives a town that is written in capitals its usual form, as
// 's-Gravenhage, IJsselstein and Vianen UT; any other it leaves alone.
func townName(s string) string {
	if !strings.ContainsFunc(s, unicode.IsUpper) || strings.ContainsFunc(s, unicode.IsLower) {
		return s
	}
	words := wordForm.FindAllStringIndex(s, -1)
	var b strings.Builder
	end := 0
	for i, at := range words {
		b.WriteString(s[end:at[0]])
		end = at[1]
		word, low := s[at[0]:at[1]], strings.ToLower(s[at[0]:at[1]])
		switch {
		case i > 0 && i == len(words)-1 && slices.Contains(provinces, word):
			b.WriteString(word)
		case slices.Contains(smallWords, low) && at[0] > 0:
			b.WriteString(low)
		case strings.HasPrefix(low, "ij"):
			b.WriteString("IJ" + low[2:])
		default:
			first, size := utf8.DecodeRuneInString(low)
			b.WriteRune(unicode.ToUpper(first))
			b.WriteString(low[size:])
		}
	}
	b.WriteString(s[end:])
	return b.String()
}

var wordForm = regexp.MustCompile(`\pL+`)
