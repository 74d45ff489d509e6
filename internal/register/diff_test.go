package register

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// applied is what a store holds after it carried out a plan.
func applied(known []Known, plan Plan) []Known {
	next := int64(1000)
	id := func(old int64) int64 {
		if old != 0 {
			return old
		}
		next++
		return next
	}
	var after []Known
	done := map[string]bool{}
	old := map[string]Known{}
	for _, k := range known {
		old[k.Holder.KvK] = k
		for _, l := range k.Locations {
			next = max(next, l.ID, k.ID)
			for _, r := range l.Registrations {
				next = max(next, r.ID)
			}
		}
	}
	for _, h := range plan.Holders {
		done[h.Holder.KvK] = true
		k := Known{ID: id(h.ID), Holder: h.Holder}
		named := map[int64]bool{}
		for _, l := range h.Locations {
			named[l.ID] = true
			kl := KnownLocation{ID: id(l.ID), Place: l.Place, Closed: l.Closed}
			for _, r := range l.Registrations {
				kl.Registrations = append(kl.Registrations, KnownRegistration{id(r.ID), r.Registration})
			}
			k.Locations = append(k.Locations, kl)
		}
		for _, l := range old[h.Holder.KvK].Locations {
			if !named[l.ID] {
				k.Locations = append(k.Locations, l)
			}
		}
		after = append(after, k)
	}
	for _, k := range known {
		if !done[k.Holder.KvK] {
			after = append(after, k)
		}
	}
	return after
}

// steps tells a plan in short lines, for what is not left.
func steps(p Plan) []string {
	var lines []string
	names := func(fields []Field) string {
		var s []string
		for _, f := range fields {
			s = append(s, f.Name)
		}
		return strings.Join(s, ",")
	}
	for _, h := range p.Holders {
		if h.Act != Leave {
			lines = append(lines, strings.TrimSpace(fmt.Sprintln(h.Act, "holder", h.Holder.KvK, names(h.Fields))))
		}
		for _, l := range h.Locations {
			if l.Act != Leave {
				lines = append(lines, strings.TrimSpace(fmt.Sprintln(l.Act, "location", l.Place.Name, names(l.Fields))))
			}
			for _, r := range l.Registrations {
				if r.Act != Leave {
					lines = append(lines, strings.TrimSpace(fmt.Sprintln(r.Act, r.Registration.LRK, names(r.Fields), r.Why, r.SoldTo)))
				}
			}
		}
	}
	return lines
}

type line struct{ lrk, kind, name, status, address, postcode, kvk string }

func file(t testing.TB, lines ...line) Register {
	t.Helper()
	var b strings.Builder
	b.WriteString("lrk_id;type_oko;actuele_naam_oko;status;opvanglocatie_adres;opvanglocatie_postcode;opvanglocatie_woonplaats;naam_houder;kvk_nummer_houder\n")
	for _, l := range lines {
		fmt.Fprintf(&b, "%s;%s;%s;%s;%s;%s;Zeist;Houder;%s\n", l.lrk, l.kind, l.name, l.status, l.address, l.postcode, l.kvk)
	}
	reg, err := ReadLocations(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return reg
}

func TestDiff(t *testing.T) {
	t.Parallel()
	const a, b, open, shut = "11111111", "22222222", "Ingeschreven", "Uitgeschreven"
	kdv := line{"100000001", "KDV", "KDV Zon", open, "Kade 1", "1234AB", a}
	bso := line{"100000002", "BSO", "BSO Zon", open, "Kade 1", "1234AB", a}
	other := line{"100000003", "KDV", "Maan", open, "Laan 9", "1234AC", a}
	theirs := line{"100000004", "KDV", "Ster", open, "Weg 5", "1234AD", b}
	with := func(l line, change func(*line)) line { change(&l); return l }
	before := []line{kdv, bso, other, theirs}
	for _, tt := range []struct {
		name   string
		file   []line
		kvks   []string
		want   []string
		absent []string
	}{
		{"nothing new", before, nil, nil, nil},
		{"a registration gone", []line{kdv, other, theirs}, nil,
			[]string{"change location KDV Zon name", "close 100000002 status gone"}, nil},
		{"a location gone", []line{kdv, bso, theirs}, nil,
			[]string{"close location Maan", "close 100000003 status gone"}, nil},
		{"struck off", []line{kdv, bso, with(other, func(l *line) { l.status = shut }), theirs}, nil,
			[]string{"close location Maan", "close 100000003 status deregistered"}, nil},
		{"sold", []line{kdv, bso, with(other, func(l *line) { l.kvk = b }), theirs}, nil,
			[]string{"close location Maan", "close 100000003 status sold 22222222", "add location Maan", "add 100000003"}, nil},
		{"sold, the buyer chosen", []line{kdv, bso, with(other, func(l *line) { l.kvk = b }), theirs}, []string{b},
			[]string{"close location Maan", "close 100000003 status sold 22222222", "add location Maan", "add 100000003"}, nil},
		{"sold, the seller chosen", []line{kdv, bso, with(other, func(l *line) { l.kvk = b }), theirs}, []string{a},
			[]string{"close location Maan", "close 100000003 status sold 22222222"}, nil},
		{"sold with the old row still there", []line{kdv, bso, with(other, func(l *line) { l.status = shut }), with(other, func(l *line) { l.kvk = b }), theirs}, nil,
			[]string{"close location Maan", "close 100000003 status sold 22222222", "add location Maan", "add 100000003"}, nil},
		{"all sold, the old holder gone", []line{with(theirs, func(l *line) { l.kvk = a }), kdv, bso, other}, nil,
			[]string{"add location Ster", "add 100000004", "close location Ster", "close 100000004 status sold 11111111"}, []string{b}},
		{"moved together", []line{with(kdv, func(l *line) { l.address = "Plein 2" }), with(bso, func(l *line) { l.address = "Plein 2" }), other, theirs}, nil,
			[]string{"change location Zon address"}, nil},
		{"moved to a known address", []line{kdv, bso, with(other, func(l *line) { l.address = "Kade 1"; l.postcode = "1234AB"; l.name = "Zon" }), theirs}, nil,
			[]string{"change 100000003 name,location", "close location Maan"}, nil},
		{"one of two moved", []line{kdv, with(bso, func(l *line) { l.address = "Plein 2" }), other, theirs}, nil,
			[]string{"change location KDV Zon name", "add location BSO Zon", "change 100000002 location"}, nil},
		{"new holder not chosen", append(slices.Clone(before), line{"100000005", "KDV", "Nieuw", open, "Weg 7", "1234AE", "33333333"}), []string{a}, nil, nil},
		{"holder absent", []line{kdv, bso, other}, nil, nil, []string{b}},
		{"an unreadable row", []line{kdv, bso, with(other, func(l *line) { l.kind = "?" }), theirs}, nil, nil, nil},
		{"an unreadable row of a pair", []line{kdv, with(bso, func(l *line) { l.kind = "?" }), other, theirs}, nil, nil, nil},
		{"an unreadable number", []line{kdv, bso, with(other, func(l *line) { l.lrk = "x" }), theirs}, nil, nil, nil},
		{"an unreadable number of another holder", []line{kdv, bso, theirs, with(theirs, func(l *line) { l.lrk = "x" })}, nil,
			[]string{"close location Maan", "close 100000003 status gone"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			known := applied(nil, Diff(nil, file(t, before...)))
			reg := file(t, tt.file...)
			plan := Diff(known, reg, tt.kvks...)
			if got := steps(plan); !slices.Equal(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
			if !slices.Equal(plan.Absent, tt.absent) {
				t.Errorf("absent %q, want %q", plan.Absent, tt.absent)
			}
			if again := Diff(applied(known, plan), reg, tt.kvks...); !again.Idle() {
				t.Errorf("a second import would do\n%s", strings.Join(steps(again), "\n"))
			}
			// A location once closed opens again with its registration.
			if back := Diff(applied(applied(known, plan), Diff(applied(known, plan), file(t, before...))), file(t, before...)); !back.Idle() {
				t.Errorf("after going back, an import would do\n%s", strings.Join(steps(back), "\n"))
			}
		})
	}
}

func TestReopened(t *testing.T) {
	t.Parallel()
	open := line{"100000001", "KDV", "Zon", "Ingeschreven", "Kade 1", "1234AB", "11111111"}
	shut := open
	shut.status = "Uitgeschreven"
	known := applied(nil, Diff(nil, file(t, shut)))
	if !known[0].Locations[0].Closed {
		t.Fatal("a location added without a standing registration is open")
	}
	plan := Diff(known, file(t, open))
	want := []string{"change location Zon closed", "change 100000001 status"}
	if got := steps(plan); !slices.Equal(got, want) || plan.Holders[0].Locations[0].Closed {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A file without a column says nothing about it.
func TestAbsentColumnChangesNothing(t *testing.T) {
	t.Parallel()
	full, err := ReadLocations(mustOpen(t, "testdata/quirks.csv"))
	if err != nil {
		t.Fatal(err)
	}
	known := applied(nil, Diff(nil, full))
	bare := full
	bare.Absent = optionalColumns
	bare.Holders = nil
	for _, h := range full.Holders {
		h.LegalForm, h.Address, h.Postcode, h.Town = "", "", "", ""
		h.Locations = slices.Clone(h.Locations)
		for i, l := range h.Locations {
			l.BAG = ""
			l.Registrations = slices.Clone(l.Registrations)
			for j, r := range l.Registrations {
				l.Registrations[j] = Registration{LRK: r.LRK, Kind: r.Kind, Name: r.Name, Status: r.Status}
			}
			h.Locations[i] = l
		}
		bare.Holders = append(bare.Holders, h)
	}
	if plan := Diff(known, bare); !plan.Idle() {
		t.Errorf("it would do %q", steps(plan))
	}
}

func TestSampleTwice(t *testing.T) {
	t.Parallel()
	reg := sample(t)
	plan := Diff(nil, reg)
	if h, l, r := plan.Count(Add); h != 31 || l != 854 || r != 1175 {
		t.Errorf("the first import adds %d, %d, %d; want 31, 854, 1175", h, l, r)
	}
	known := applied(nil, plan)
	again := Diff(known, reg)
	if !again.Idle() {
		t.Errorf("the second import would do %q", steps(again))
	}
	if h, l, r := again.Count(Leave); h != 31 || l != 854 || r != 1175 {
		t.Errorf("the second import leaves %d, %d, %d; want 31, 854, 1175", h, l, r)
	}
	if got := applied(known, again); !reflect.DeepEqual(got, known) {
		t.Error("the second import leaves another store")
	}
}

// Whatever two files say, the second import of each does nothing, nothing is
// ever lost, and who has a registration in the store is who has it in the file.
func TestImportsProperty(t *testing.T) {
	t.Parallel()
	anyLine := rapid.Custom(func(t *rapid.T) line {
		return line{
			lrk:      fmt.Sprintf("10000000%d", rapid.IntRange(0, 7).Draw(t, "lrk")),
			kind:     rapid.SampledFrom([]string{"KDV", "BSO"}).Draw(t, "kind"),
			name:     rapid.SampledFrom([]string{"KDV Zon", "BSO Zon", "Maan"}).Draw(t, "name"),
			status:   rapid.SampledFrom([]string{"Ingeschreven", "Ingeschreven", "Uitgeschreven"}).Draw(t, "status"),
			address:  rapid.SampledFrom([]string{"Kade 1", "Kade 2", "kade 1"}).Draw(t, "address"),
			postcode: rapid.SampledFrom([]string{"1234AB", "1234AC"}).Draw(t, "postcode"),
			kvk:      rapid.SampledFrom([]string{"11111111", "22222222", "33333333"}).Draw(t, "kvk"),
		}
	})
	rapid.Check(t, func(rt *rapid.T) {
		var known []Known
		count := 0
		for range rapid.IntRange(1, 4).Draw(rt, "files") {
			// One row per registration: the register lists its present holder.
			lines := rapid.SliceOfNDistinct(anyLine, 0, 8, func(l line) string { return l.lrk }).Draw(rt, "lines")
			reg := file(t, lines...)
			known = applied(known, Diff(known, reg))
			if again := Diff(known, reg); !again.Idle() {
				rt.Fatalf("a second import would do %q", steps(again))
			}
			n := 0
			owner := map[string][]string{}
			for _, k := range known {
				for _, l := range k.Locations {
					stands := false
					for _, r := range l.Registrations {
						n++
						if r.Registration.Status == Registered {
							stands = true
							owner[r.Registration.LRK] = append(owner[r.Registration.LRK], k.Holder.KvK)
						}
					}
					if stands == l.Closed {
						rt.Fatalf("location %d: closed %v with %+v", l.ID, l.Closed, l.Registrations)
					}
				}
			}
			if n < count {
				rt.Fatalf("%d registrations were known, now %d", count, n)
			}
			count = n
			for _, l := range lines {
				if l.status == "Ingeschreven" && !slices.Equal(owner[l.lrk], []string{l.kvk}) {
					rt.Fatalf("%s is held by %q, the file says %s", l.lrk, owner[l.lrk], l.kvk)
				}
			}
		}
	})
}
