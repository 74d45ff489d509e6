package store_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// A subject is in use when a complaint, or a later part of one, was ever admitted under it, in this organisation.
func TestCategoryUsed(t *testing.T) {
	t.Parallel()
	storetest.On(t, "category", func(t *testing.T, s *store.Store) {
		ctx := context.Background()
		var id gehoor.StreamID
		write(t, s, 1, noon, func(tx *store.Tx) error {
			for i := range 300 { // of which the log is mostly
				other := tx.NewStream()
				if _, err := tx.Append(other, gehoor.Actor{Kind: gehoor.Complainant}, filing(t, fmt.Sprintf("26%04d", i), noon)); err != nil {
					return err
				}
				id = other
			}
			return nil
		})
		admitted := func(about ...gehoor.Category) gehoor.Admitted {
			var f gehoor.Admitted
			for i, name := range about {
				f.Parts = append(f.Parts, gehoor.Part{No: gehoor.PartNo(i + 1), Category: name})
			}
			return f
		}
		appendTo(t, s, 1, id, admitted("safety", "costs"))
		appendTo(t, s, 1, id, admitted("care"))
		for _, tt := range []struct {
			org  int64
			name gehoor.Category
			want bool
		}{
			{1, "care", true}, {1, "safety", true}, {1, "costs", true}, // the last two until it was put right
			{1, "cost", false}, {1, "opening", false}, {2, "care", false},
		} {
			if used, err := s.CategoryUsed(ctx, tt.org, tt.name); err != nil || used != tt.want {
				t.Errorf("organisation %d, %q: %v, %v", tt.org, tt.name, used, err)
			}
		}
		if err := s.Grown(ctx); err != nil {
			t.Fatal(err)
		}
		if plan, err := s.CategoryPlan(); err != nil || !strings.Contains(plan, "event_admitted") {
			t.Errorf("%v; the whole log is read:\n%s", err, plan)
		}
	})
}
