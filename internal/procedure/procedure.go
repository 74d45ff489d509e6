// Package procedure reads a complaints regulation from a YAML file: one file per version, every term
// with its clause, and what cannot be with its line.
package procedure

import (
	"cmp"
	"crypto/sha256"
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gehoor"
	"gehoor/internal/register"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/parser"
)

// maxSize is more than any regulation needs.
const maxSize = 1 << 20

// A Clause is one clause of the regulation as parents read it.
type Clause struct {
	ID     gehoor.Clause // R1 ... R20
	NL, EN string
}

// Text is the regulation as parents read it: R1 to R20, each once and in order.
type Text []Clause

// An Error is what is wrong on a line of the file; line 0 is the file as a whole.
type Error struct {
	File string
	Line int
	Msg  string
}

// Error says it as "file:line: message".
func (e Error) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg) }

// Errors is all that is wrong with a file, by line; never empty.
type Errors []Error

// Error says each on a line of its own.
func (es Errors) Error() string {
	lines := make([]string, len(es))
	for i, e := range es {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

//go:embed default.yaml
var defaultFile []byte

// Default is the regulation as it is shipped, in words of its own. It holds from the zero date.
func Default() (gehoor.Procedure, Text) {
	p, text, err := Parse("default.yaml", defaultFile)
	if err != nil {
		panic("procedure: the embedded regulation: " + err.Error())
	}
	return p, text
}

// DefaultFile is the file that Default reads, to copy and change. The slice is the caller's own.
func DefaultFile() []byte { return slices.Clone(defaultFile) }

// Parse reads a procedure file; name is said in the errors. Unknown keys, missing lines, values
// that make no sense and terms that the law does not allow are all reported at once, as Errors.
func Parse(name string, data []byte) (gehoor.Procedure, Text, error) {
	f := &file{name: name}
	p, text := f.read(data)
	if len(f.errs) > 0 {
		slices.SortStableFunc(f.errs, func(a, b Error) int { return cmp.Compare(a.Line, b.Line) })
		return gehoor.Procedure{}, nil, f.errs
	}
	p.Hash = gehoor.Hash(sha256.Sum256(data))
	return p, text, nil
}

func (f *file) read(data []byte) (p gehoor.Procedure, text Text) {
	if len(data) > maxSize {
		f.fail(0, "more than %d bytes is no procedure", maxSize)
		return p, nil
	}
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		line, msg := 0, err.Error()
		var at yaml.Error
		if errors.As(err, &at) && at.GetToken() != nil {
			line, msg = at.GetToken().Position.Line, at.GetMessage()
		}
		f.fail(line, "no YAML: %s", msg)
		return p, nil
	}
	if len(tree.Docs) != 1 || tree.Docs[0].Body == nil {
		f.fail(1, "a procedure is one document, and not empty")
		return p, nil
	}
	top := value{f, 1, tree.Docs[0].Body}.fields("the file", "version", "from?", "advice?", "calendar", "terms", "erase?", "roles", "safety-words?", "categories", "clauses")
	if v, ok := top["version"]; ok {
		p.Version = v.number("version", 1, 1_000_000)
	}
	if v, ok := top["from"]; ok {
		p.From = v.date("from")
	}
	if v, ok := top["advice"]; ok {
		p.Advice, p.AdviceDate, p.Reasons = advice(v)
	}
	if v, ok := top["calendar"]; ok {
		p.Calendar = calendar(v)
	}
	if v, ok := top["terms"]; ok {
		readTerms(v, &p)
	}
	if v, ok := top["erase"]; ok {
		p.Erase = erase(v)
	}
	if v, ok := top["roles"]; ok {
		roles(v, &p)
	}
	if v, ok := top["safety-words"]; ok {
		p.SafetyWords = safetyWords(v)
	}
	if v, ok := top["categories"]; ok {
		p.Categories = categories(v)
	}
	if v, ok := top["clauses"]; ok {
		text = clauses(v)
	}
	return p, text
}

func advice(v value) (given gehoor.Advice, on gehoor.Date, reasons string) {
	fs := v.fields("advice", "given", "on", "reasons?")
	if g, ok := fs["given"]; ok {
		given = gehoor.Advice(g.word("given", string(gehoor.AdvicePositive), string(gehoor.AdviceNegative), string(gehoor.AdviceNone)))
	}
	if day, ok := fs["on"]; ok {
		on = day.date("on")
	}
	if why, ok := fs["reasons"]; ok {
		reasons = why.text("reasons")
	}
	return given, on, reasons
}

func calendar(v value) (c gehoor.Calendar) {
	fs := v.fields("calendar", "working-days", "closed?")
	if k, ok := fs["working-days"]; ok {
		kind, err := gehoor.ParseCalendarKind(k.word("working-days", "cao", "atw", "atw+decrees"))
		if err == nil { // else word has said so
			c.Kind = kind
		}
	}
	if closed, ok := fs["closed"]; ok {
		for _, day := range closed.items("closed") {
			d := day.date("closed")
			if slices.Contains(c.Closed, d) && !d.IsZero() {
				day.fail("closed: %v is there twice", d)
			}
			c.Closed = append(c.Closed, d)
		}
	}
	return c
}

// A rule is a term that an organisation may set. The law's own limits are said with their clause.
type rule struct {
	key      string
	clause   gehoor.Clause
	unit     string
	min, max int
	why      string // of a limit that is not merely sense
	field    func(*gehoor.Procedure) *int
}

var rules = []rule{
	{"file", "R4", "months", 1, 120, "", func(p *gehoor.Procedure) *int { return &p.FileMonths }},
	{"answer-late", "D2", "working-days", 1, 20, "", func(p *gehoor.Procedure) *int { return &p.LateAnswerDays }},
	{"forward", "D17", "working-days", 1, 20, "", func(p *gehoor.Procedure) *int { return &p.ForwardDays }},
	{"tell-senior", "D19", "working-days", 1, 20, "", func(p *gehoor.Procedure) *int { return &p.SeniorDays }},
	{"contact", "R10", "working-days", 1, 20, "", func(p *gehoor.Procedure) *int { return &p.ContactDays }},
	{"agree-steps", "D5", "working-days", 1, 20, "", func(p *gehoor.Procedure) *int { return &p.StepsDays }},
	{"answer", "R11", "working-days", 1, 20, "", func(p *gehoor.Procedure) *int { return &p.AnswerDays }},
	{"decide", "R13", "weeks", 1, 6, "Wko art. 1.57b", func(p *gehoor.Procedure) *int { return &p.DecideWeeks }},
	{"approve", "D18", "working-days", 1, 20, "", func(p *gehoor.Procedure) *int { return &p.ApproveDays }},
	{"open", "D29", "working-days", 1, 20, "", func(p *gehoor.Procedure) *int { return &p.OpenDays }},
	{"confirm-safety", "D24", "working-days", 1, 1, "Wko art. 1.51b: at once", func(p *gehoor.Procedure) *int { return &p.ConfirmDays }},
	{"alarm", "D22", "minutes", 1, 30, "Wko art. 1.51b: at once", func(p *gehoor.Procedure) *int { return &p.AlarmMinutes }},
	{"committee", "R19", "months", 1, 120, "", func(p *gehoor.Procedure) *int { return &p.CommitteeMonths }},
	{"reopen", "D9", "days", 1, 366, "", func(p *gehoor.Procedure) *int { return &p.ReopenDays }},
	{"resolved", "D7", "days", 1, 42, "the decision is owed within six weeks, Wko art. 1.57b", func(p *gehoor.Procedure) *int { return &p.ResolvedDays }},
	{"disclose", "D20", "days", 1, 92, "no longer than it is needed, GDPR art. 5", func(p *gehoor.Procedure) *int { return &p.DiscloseDays }},
	{"enquiry", "R2", "working-days", 1, 20, "", func(p *gehoor.Procedure) *int { return &p.EnquiryDays }},
	{"keep", "D35", "months", 1, 240, "", func(p *gehoor.Procedure) *int { return &p.RetainMonths }},
	{"keep-from-filing", "D35", "months", 13, 240, "the annual report is made from them, Wko art. 1.57b", func(p *gehoor.Procedure) *int { return &p.RetainFiling }},
	{"keep-enquiry", "D32", "months", 1, 240, "", func(p *gehoor.Procedure) *int { return &p.EnquiryRetain }},
}

// later are terms that a file from before they could be chosen does not have: it means what the program did then.
var later = map[string]bool{"resolved": true, "disclose": true}

func readTerms(v value, p *gehoor.Procedure) {
	keys, shipped := make([]string, len(rules)), gehoor.DefaultProcedure()
	for i, r := range rules {
		keys[i] = r.key
		if later[r.key] {
			keys[i] += "?"
			*r.field(p) = *r.field(&shipped)
		}
	}
	fs := v.fields("terms", keys...)
	for _, r := range rules {
		t, ok := fs[r.key]
		if !ok {
			continue
		}
		parts := t.fields(r.key, "clause", r.unit)
		if c, ok := parts["clause"]; ok {
			if got := c.text("clause"); got != "" && got != string(r.clause) {
				c.fail("%s: is clause %s, not %q", r.key, r.clause, got)
			}
		}
		n, ok := parts[r.unit]
		if !ok {
			continue
		}
		*r.field(p) = r.check(n)
	}
}

// check reads how long a term is, within its limits.
func (r rule) check(v value) int {
	n, ok := v.integer(r.key)
	switch {
	case !ok:
	case n > r.max && r.why != "":
		v.fail("%s: %d %s is more than %s allows (%s): at most %d", r.key, n, r.unit, r.clause, r.why, r.max)
	case n < r.min && r.why != "" && r.min > 1:
		v.fail("%s: %d %s is less than %s allows (%s): at least %d", r.key, n, r.unit, r.clause, r.why, r.min)
	case n < r.min || n > r.max:
		v.fail("%s: %d %s is not between %d and %d (%s)", r.key, n, r.unit, r.min, r.max, r.clause)
	default:
		return n
	}
	return 0
}

// erase reads what happens on a complaint's last day (D35).
func erase(v value) (way gehoor.EraseWay) {
	fs := v.fields("erase", "clause", "on-last-day")
	if c, ok := fs["clause"]; ok {
		if got := c.text("clause"); got != "" && got != "D35" {
			c.fail("erase: is clause D35, not %q", got)
		}
	}
	if w, ok := fs["on-last-day"]; ok {
		way = gehoor.EraseWay(w.word("on-last-day", string(gehoor.EraseConfirmed), string(gehoor.EraseItself)))
	}
	return way
}

// roles reads who drafts, decides and approves (D18).
func roles(v value, p *gehoor.Procedure) {
	fs := v.fields("roles", "drafter", "decider", "approver")
	known := []string{
		string(gehoor.Coordinator), string(gehoor.Manager), string(gehoor.RegionalManager), string(gehoor.Director),
		string(gehoor.Board), string(gehoor.Supervisor),
	}
	read := func(key, none string, role *gehoor.Role) string {
		r, ok := fs[key]
		if !ok {
			return ""
		}
		word := r.word(key, append([]string{none}, known...)...)
		if word != none {
			*role = gehoor.Role(word)
		}
		return word
	}
	drafter := read("drafter", "lead", &p.Drafter)
	read("decider", "lead", &p.Decider)
	if approver := read("approver", "next-level", &p.Approver); approver != "" && approver == drafter {
		fs["approver"].fail("approver: the second person cannot be the drafter (D18)")
	}
}

// safetyWords reads words that raise the mark of safety besides ours (D26), in the form in which they are compared.
func safetyWords(v value) (words []string) {
	for _, item := range v.items("safety-words") {
		typed := item.text("safety-words")
		var phrase []string
		for _, word := range strings.Fields(typed) {
			bare := strings.Join(register.Words(strings.Trim(word, "*")), "")
			if utf8.RuneCountInString(bare) < 3 {
				item.fail("safety-words: %q: a word has three letters at least, and may have a star at its ends", typed)
				break
			}
			if strings.HasPrefix(word, "*") {
				bare = "*" + bare
			}
			if strings.HasSuffix(word, "*") {
				bare += "*"
			}
			phrase = append(phrase, bare)
		}
		words = append(words, strings.Join(phrase, " "))
	}
	return words
}

func categories(v value) (rules []gehoor.CategoryRule) {
	items := v.items("categories")
	if len(items) == 0 {
		v.fail("categories: at least one")
	}
	for _, item := range items {
		fs := item.fields("a category", "name", "kind", "nl", "en", "keep-months?")
		var r gehoor.CategoryRule
		if n, ok := fs["name"]; ok {
			r.Name = gehoor.Category(n.text("name"))
			switch {
			case strings.Trim(string(r.Name), "abcdefghijklmnopqrstuvwxyz0123456789-") != "":
				n.fail("name: %q: small letters, digits and dashes only; it is kept for ever", r.Name)
			case slices.ContainsFunc(rules, func(o gehoor.CategoryRule) bool { return o.Name == r.Name }):
				n.fail("name: %q is there twice", r.Name)
			}
		}
		if k, ok := fs["kind"]; ok {
			r.Kind = gehoor.PartKind(k.word("kind", string(gehoor.Conduct), string(gehoor.Agreement)))
		}
		if t, ok := fs["nl"]; ok {
			r.NL = t.text("nl")
		}
		if t, ok := fs["en"]; ok {
			r.EN = t.text("en")
		}
		if k, ok := fs["keep-months"]; ok {
			r.Keep = k.number("keep-months", 1, 240)
		}
		rules = append(rules, r)
	}
	return rules
}

// clauses reads the words of R1 to R20.
func clauses(v value) (text Text) {
	ids := make([]string, 20)
	for i := range ids {
		ids[i] = fmt.Sprintf("R%d", i+1)
	}
	fs := v.fields("clauses", ids...)
	for _, id := range ids {
		c, ok := fs[id]
		if !ok {
			continue
		}
		words := c.fields(id, "nl", "en")
		clause := Clause{ID: gehoor.Clause(id)}
		if t, ok := words["nl"]; ok {
			clause.NL = t.text("nl")
		}
		if t, ok := words["en"]; ok {
			clause.EN = t.text("en")
		}
		text = append(text, clause)
	}
	return text
}
