package store_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

func ids(rows []store.Row) (all []gehoor.StreamID) {
	for _, r := range rows {
		all = append(all, r.ID)
	}
	return all
}

func TestSearchByReading(t *testing.T) {
	t.Parallel()
	storetest.On(t, "words", func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		jacket := file(t, s, 1, "260001", "Er waren géén jassen in de huizen, en de Leidster schreef brieven.")
		sealed := file(t, s, 1, "260002", "De jas lag buiten.", func(f *gehoor.Filed) { f.Safety = gehoor.StaffViolence })
		english := file(t, s, 1, "260003", "The coats were wet; she complained twice.")
		for _, tt := range []struct {
			words string
			want  []gehoor.StreamID
		}{
			{"jas", []gehoor.StreamID{jacket}}, // the other is sealed
			{"JAS geen", []gehoor.StreamID{jacket}},
			{"huis brief", []gehoor.StreamID{jacket}},
			{"leidsters", []gehoor.StreamID{jacket}},
			{"jas muts", nil},
			{"coat complaining", []gehoor.StreamID{english}},
			{"   ", nil},
		} {
			found, err := s.As(1, coordinator(1)).Search(ctx, tt.words, 0, time.Minute)
			if err != nil || !slices.Equal(ids(found.Rows), tt.want) || found.Before != 0 {
				t.Errorf("%q: got %v (%+v), %v, want %v", tt.words, ids(found.Rows), found, err, tt.want)
			}
		}
		officer := gehoor.Viewer{Person: 2, Seats: []gehoor.Seat{{Role: gehoor.SafetyOfficer}}}
		found, err := s.As(1, officer).Search(ctx, "jas", 0, time.Minute)
		if err != nil || !slices.Equal(ids(found.Rows), []gehoor.StreamID{sealed}) || found.Read != 1 {
			t.Errorf("the safety officer: got %+v, %v", found, err)
		}
	})
	storetest.On(t, "goes on where it stopped", func(t *testing.T, s *store.Store) {
		first := file(t, s, 1, "260000", "sleutel")
		for i := range 300 {
			file(t, s, 1, fmt.Sprintf("27%04d", i), "x")
		}
		view := s.As(1, coordinator(1))
		found, err := view.Search(context.Background(), "sleutel", 0, 0) // no time at all
		if err != nil || len(found.Rows) != 0 || found.Before == 0 || found.Read != 256 {
			t.Fatalf("got %+v, %v", found, err)
		}
		found, err = view.Search(context.Background(), "sleutel", found.Before, 0)
		if err != nil || !slices.Equal(ids(found.Rows), []gehoor.StreamID{first}) || found.Before != 0 {
			t.Errorf("got %+v, %v", found, err)
		}
	})
}

func TestExactTerms(t *testing.T) {
	t.Parallel()
	storetest.On(t, "names, mail, telephone", func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		id := file(t, s, 1, "267F3K", "x")
		write(t, s, 1, noon, func(tx *store.Tx) error {
			return tx.AddTerms(id, []store.Term{{Kind: store.Name, Text: "Renée van den Berg-Jansen"}, {Kind: store.Mail, Text: "Renee@Example.org"}, {Kind: store.Telephone, Text: "+31 6 1234 5678"}})
		})
		view := s.As(1, coordinator(1))
		for _, tt := range []struct {
			kind  store.TermKind
			text  string
			found bool
		}{
			{store.Name, "renee", true}, {store.Name, "REN", true}, {store.Name, "re", false}, {store.Name, "jans ber", true},
			{store.Name, "van", true}, {store.Name, "renee bakker", false}, {store.Name, "erg", false},
			{store.Mail, " renee@example.ORG", true}, {store.Mail, "renee", false}, {store.Mail, "", false},
			{store.Telephone, "06-12345678", true}, {store.Telephone, "06-12345679", false}, {store.Telephone, "5678", false},
		} {
			rows, err := view.FindExact(ctx, tt.kind, tt.text)
			if err != nil || (len(rows) == 1) != tt.found {
				t.Errorf("%s %q: got %v, %v", tt.kind, tt.text, rows, err)
			}
		}
		stranger := gehoor.Viewer{Person: 3, Seats: []gehoor.Seat{{Role: gehoor.Manager, Place: 101}}}
		if rows, err := s.As(1, stranger).FindExact(ctx, store.Name, "renee"); err != nil || len(rows) != 0 {
			t.Errorf("who may not see it: %v, %v", rows, err)
		}
		elsewhere := file(t, s, 1, "267F3L", "x", func(f *gehoor.Filed) { f.Location = 101 })
		terms := []store.Term{{Kind: store.Telephone, Text: "0612345678"}, {Kind: store.Name, Text: "Berg-Jansen"}}
		kin, err := view.Kin(ctx, terms, 101, noon.AddDate(0, 0, -7))
		slices.SortFunc(kin, func(a, b gehoor.Earlier) int { return int(a.ID - b.ID) })
		if err != nil || len(kin) != 2 || kin[0].ID != id || !kin[0].SameSender || !kin[0].SameName || kin[1].ID != elsewhere || kin[1].SameSender || kin[1].SameName {
			t.Errorf("kin: %+v, %v", kin, err)
		}
		if kin, err = view.Kin(ctx, nil, 101, noon.Add(time.Hour)); err != nil || len(kin) != 0 {
			t.Errorf("later than both: %+v, %v", kin, err)
		}
		if kin, err = s.As(1, stranger).Kin(ctx, terms, 100, noon.AddDate(0, 0, -7)); err != nil || len(kin) != 0 {
			t.Errorf("who may not see them: %+v, %v", kin, err)
		}
	})
}
