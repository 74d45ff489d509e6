package gehoor_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"gehoor"
)

var update = flag.Bool("update", false, "write testdata/history anew: only for a version that was never released")

// TestFactsHoldNoProse: a fact holds enumerations, dates, ids and numbers. Any string in it is of a
// named type of this package; anything that could hold words is a Ref to a sealed item.
func TestFactsHoldNoProse(t *testing.T) {
	t.Parallel()
	for _, f := range gehoor.Facts() {
		prose(t, gehoor.Kind(f), reflect.TypeOf(f))
	}
	found := &recorder{TB: t}
	prose(found, "planted", reflect.TypeOf(struct{ Remarks []struct{ Text string } }{}))
	if len(found.faults) != 1 {
		t.Errorf("a planted string is found %d times, want once", len(found.faults))
	}
}

type recorder struct {
	testing.TB
	faults []string
}

func (r *recorder) Errorf(format string, args ...any) {
	r.faults = append(r.faults, fmt.Sprintf(format, args...))
}

func prose(t testing.TB, path string, typ reflect.Type) {
	t.Helper()
	switch typ.Kind() {
	case reflect.String:
		if typ.PkgPath() != "gehoor" {
			t.Errorf("%s is a %s: words may be in it", path, typ)
		}
	case reflect.Interface, reflect.Map, reflect.Func, reflect.Chan, reflect.Float32, reflect.Float64:
		t.Errorf("%s is a %s: a fact has no place for it", path, typ)
	case reflect.Array:
		if typ.Elem().Kind() != reflect.Uint8 {
			prose(t, path, typ.Elem())
		}
	case reflect.Slice, reflect.Pointer:
		if typ.Elem().Kind() == reflect.Uint8 {
			t.Errorf("%s is bytes: words may be in it", path)
			return
		}
		prose(t, path, typ.Elem())
	case reflect.Struct:
		if typ == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range typ.NumField() {
			prose(t, path+"."+typ.Field(i).Name, typ.Field(i).Type)
		}
	}
}

// TestEveryFactCanBeReadBack: each type with a fact method stands in allFacts, once, and is read as it was written.
func TestEveryFactCanBeReadBack(t *testing.T) {
	t.Parallel()
	listed := map[string]int{}
	for _, f := range gehoor.Facts() {
		listed[gehoor.Kind(f)]++
		data, err := gehoor.EncodeFact(f)
		if err != nil {
			t.Fatal(err)
		}
		back, err := gehoor.DecodeFact(gehoor.Kind(f), data)
		if err != nil || !reflect.DeepEqual(back, f) {
			t.Errorf("%s is read back as %+v, %v", gehoor.Kind(f), back, err)
		}
	}
	file, err := parser.ParseFile(token.NewFileSet(), "facts.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	methods := 0
	for _, d := range file.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Name.Name != "fact" {
			continue
		}
		methods++
		if kind := fn.Recv.List[0].Type.(*ast.Ident).Name; listed[kind] != 1 {
			t.Errorf("%s stands %d times in allFacts, want once", kind, listed[kind])
		}
	}
	if methods != len(listed) {
		t.Errorf("%d facts have a method, %d are listed", methods, len(listed))
	}
	if _, err := gehoor.DecodeFact("Unheard", []byte("{}")); err == nil {
		t.Error("a kind from a later version is read")
	}
}

// What decodes can be written, and is the same for ever after: a log that was loaded is written again as it was.
func FuzzDecodeFact(f *testing.F) {
	for _, fact := range gehoor.Facts() {
		data, err := gehoor.EncodeFact(fact)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(gehoor.Kind(fact), data)
	}
	history, err := os.ReadFile("testdata/history/v1.jsonl")
	if err != nil {
		f.Fatal(err)
	}
	for text := range bytes.Lines(history) {
		var l line
		if err := json.Unmarshal(text, &l); err != nil {
			f.Fatal(err)
		}
		f.Add(l.Kind, []byte(l.Data))
	}
	f.Add("Filed", []byte("null"))
	f.Add("Filed", []byte(`{"ReceivedAt":"2026-04-02T16:00:00.5+02:00","Number":"\ud800","Others":[]}`))
	f.Add("Unheard", []byte("{}"))
	f.Fuzz(func(t *testing.T, kind string, data []byte) {
		fact, err := gehoor.DecodeFact(kind, data)
		if err != nil {
			return
		}
		written, err := gehoor.EncodeFact(fact)
		if err != nil {
			t.Fatalf("%s %q was read, but not written: %v", kind, data, err)
		}
		back, err := gehoor.DecodeFact(kind, written)
		if err != nil || gehoor.Kind(back) != kind {
			t.Fatalf("%s %q is written as %s, which is read as %+v, %v", kind, data, written, back, err)
		}
		if again, err := gehoor.EncodeFact(back); err != nil || !bytes.Equal(again, written) { // not DeepEqual: a time may have another zone's name
			t.Errorf("%s %q is written as %s, then as %s, %v", kind, data, written, again, err)
		}
	})
}

// line is an event in testdata/history, as it stands in the log, and the duties after it.
type line struct {
	Stream gehoor.StreamID
	Seq    int
	At     time.Time
	Actor  gehoor.Actor
	Kind   string
	Data   json.RawMessage
	Duties []string `json:",omitzero"`
}

// pin is a duty in words, so that a changed rule shows in the history.
func pin(d gehoor.Duty) string {
	return fmt.Sprintf("%s %s %s %s.%d by %s since %d done %d lapsed %v no %d", d.Kind, d.Clause, d.Owner, d.Seat.Role, d.Seat.Place,
		d.By.Format(time.RFC3339), d.Since, d.Done, d.Lapsed, d.No)
}

// TestHistoryReplays reads a history with every kind of fact as a release once wrote it: each
// fact decodes and is written again as the same bytes, and each duty is as it was then.
func TestHistoryReplays(t *testing.T) {
	t.Parallel()
	const name = "testdata/history/v1.jsonl"
	if *update {
		if err := os.WriteFile(name, history(t), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	complaints := map[gehoor.StreamID]*gehoor.Complaint{}
	enquiries := map[gehoor.StreamID]*gehoor.Enquiry{}
	for i, text := range bytes.Split(bytes.TrimSpace(data), []byte("\n")) {
		var l line
		if err := json.Unmarshal(text, &l); err != nil {
			t.Fatalf("line %d: %v", i+1, err)
		}
		f, err := gehoor.DecodeFact(l.Kind, l.Data)
		if err != nil {
			t.Fatalf("line %d: %v", i+1, err)
		}
		seen[l.Kind] = true
		if again, err := gehoor.EncodeFact(f); err != nil || !bytes.Equal(again, l.Data) {
			t.Errorf("line %d: %s was written as %s, now as %s (%v)", i+1, l.Kind, l.Data, again, err)
		}
		e := gehoor.Event{Stream: l.Stream, Seq: l.Seq, At: l.At, Actor: l.Actor, Fact: f}
		duties, err := replay(complaints, enquiries, e)
		if err != nil {
			t.Fatalf("line %d: %v", i+1, err)
		}
		if got, want := strings.Join(duties, "\n"), strings.Join(l.Duties, "\n"); got != want {
			t.Errorf("line %d, after %s: duties are\n%s\nwere\n%s", i+1, l.Kind, got, want)
		}
	}
	for _, f := range gehoor.Facts() {
		if !seen[gehoor.Kind(f)] {
			t.Errorf("the history has no %s", gehoor.Kind(f))
		}
	}
}

// Who remakes the history gets the same bytes: no clock, chance or order of a map is in it, nor in what it replays.
func TestHistoryIsRemadeTheSame(t *testing.T) {
	t.Parallel()
	first := history(t)
	for range 3 {
		if again := history(t); !bytes.Equal(again, first) {
			was, now := strings.Split(string(first), "\n"), strings.Split(string(again), "\n")
			for i := range min(len(was), len(now)) {
				if was[i] != now[i] {
					t.Fatalf("line %d is made as\n%s\nand again as\n%s", i+1, was[i], now[i])
				}
			}
			t.Fatalf("%d lines, and again %d", len(was), len(now))
		}
	}
}

// replay adds one event to the stream it is of and pins the duties; the organisation's own stream has none.
func replay(complaints map[gehoor.StreamID]*gehoor.Complaint, enquiries map[gehoor.StreamID]*gehoor.Enquiry, e gehoor.Event) ([]string, error) {
	if e.Stream == 0 {
		return nil, nil
	}
	switch e.Fact.(type) {
	case gehoor.Filed:
		complaints[e.Stream] = &gehoor.Complaint{}
	case gehoor.Asked:
		enquiries[e.Stream] = &gehoor.Enquiry{}
	}
	var duties []gehoor.Duty
	if c, ok := complaints[e.Stream]; ok {
		if err := c.Apply(e); err != nil {
			return nil, err
		}
		duties = c.Duties()
	} else {
		q := enquiries[e.Stream]
		if err := q.Apply(e); err != nil {
			return nil, err
		}
		duties = q.Duties()
	}
	var pins []string
	for _, d := range duties {
		pins = append(pins, pin(d))
	}
	return pins, nil
}

// history makes the lines of the first release: every kind of fact with every field filled.
func history(t *testing.T) []byte {
	var out bytes.Buffer
	complaints := map[gehoor.StreamID]*gehoor.Complaint{}
	enquiries := map[gehoor.StreamID]*gehoor.Enquiry{}
	seqs := map[gehoor.StreamID]int{}
	at := monday
	write := func(stream gehoor.StreamID, f gehoor.Fact) {
		at = at.Add(time.Hour)
		seqs[stream]++
		data, err := gehoor.EncodeFact(f)
		if err != nil {
			t.Fatal(err)
		}
		e := gehoor.Event{Stream: stream, Seq: seqs[stream], At: at, Actor: gehoor.By(coordinator), Fact: f}
		duties, err := replay(complaints, enquiries, e)
		if err != nil {
			t.Fatal(err)
		}
		text, err := json.Marshal(line{stream, e.Seq, e.At, e.Actor, gehoor.Kind(f), data, duties})
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(text, '\n'))
	}
	organisation := map[string]bool{"RegulationTold": true, "ProcedureApplied": true, "ChartChanged": true, "KeyRotated": true, "AccessLogged": true}
	enquiry := map[string]bool{"Asked": true, "EnquiryReceipted": true, "Answered": true, "EnquiryClosed": true, "BecameComplaint": true}
	p := gehoor.DefaultProcedure()
	filed, err := p.Submit(submission(), "267F3K", at)
	if err != nil {
		t.Fatal(err)
	}
	asked, err := p.Ask(gehoor.Asked{Number: "268G4M", Mail: true, Question: ref(1), Sender: ref(2)}, at)
	if err != nil {
		t.Fatal(err)
	}
	for _, zero := range gehoor.Facts() {
		kind := gehoor.Kind(zero)
		f := filled(zero)
		switch f.(type) {
		case gehoor.Filed:
			write(1, filed)
			f.(gehoor.Filed).Terms.Decide.Skipped[0].Why = gehoor.DefaultProcedure().Calendar.Why(gehoor.DateOf(at))
			write(2, f)
			continue
		case gehoor.Asked:
			write(3, asked[0])
			continue
		}
		switch {
		case organisation[kind], strings.HasPrefix(kind, "Report"), strings.HasPrefix(kind, "Dispute"):
			write(0, f)
		case enquiry[kind]:
			write(3, f)
		default:
			write(1, f)
		}
	}
	return out.Bytes()
}

// filled is a fact with something in every field.
func filled(zero gehoor.Fact) gehoor.Fact {
	v := reflect.New(reflect.TypeOf(zero)).Elem()
	fill(v, 1)
	return v.Interface().(gehoor.Fact)
}

func fill(v reflect.Value, n int) {
	switch v.Interface().(type) {
	case time.Time:
		v.Set(reflect.ValueOf(monday))
		return
	case gehoor.Date:
		v.Set(reflect.ValueOf(gehoor.DateOf(monday).AddDays(n)))
		return
	case gehoor.Track:
		v.Set(reflect.ValueOf(gehoor.ReportingDuty))
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(1)
	case reflect.Uint8:
		v.SetUint(uint64(n))
	case reflect.String:
		v.SetString("word")
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0), n)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), n)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n+i)
		}
	}
}
