package main

import (
	"bytes"
	"slices"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/procedure"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
	"gehoor/internal/text"
)

// A copy to practise on says what the organisation says and goes by its regulation (D37): own words, settings and
// procedure come along, but for the name, which is the copy's.
func TestD37OwnWordsSettingsAndProcedureComeAlong(t *testing.T) {
	t.Parallel()
	s := storetest.Open(t)
	now := time.Date(2026, time.November, 25, 9, 0, 0, 0, time.UTC)
	today := gehoor.DateOf(now)
	rules := gehoor.DefaultProcedure()
	rules.Version, rules.Calendar.Closed = 2, []gehoor.Date{{Year: 2026, Month: time.December, Day: 24}}
	file, err := procedure.Change(procedure.DefaultFile(), rules)
	if err != nil {
		t.Fatal(err)
	}
	name := text.Wordings[0].Wordings[0].Name
	err = s.Write(t.Context(), 1, now, func(tx *store.Tx) error {
		if err := tx.PutSettings(store.Settings{Name: "De Zonnewijzer", Address: []string{"Postbus 7"}, Mail: "klacht@zonnewijzer.example", WindowRight: true}); err != nil {
			return err
		}
		for _, own := range []string{"Dag", "Hallo"} {
			if err := tx.PutWording(gehoor.Actor{}, store.Wording{Name: name, Lang: text.NL, Own: own, Checked: true}); err != nil {
				return err
			}
		}
		_, err := tx.ApplyProcedure(gehoor.Actor{}, store.Applying{File: file, From: today, Advice: gehoor.AdvicePositive, AdviceDate: today})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	copied, err := s.AddOrganisation(t.Context(), store.Organisation{Name: "Oefenen", Host: "oefenen.example", Practice: true}, now)
	if err != nil {
		t.Fatal(err)
	}
	if err := copyChart(t.Context(), s, 1, copied, now); err != nil {
		t.Fatal(err)
	}
	set, err := s.Settings(copied)
	if err != nil || set.Name != "Oefenen" || !slices.Equal(set.Address, []string{"Postbus 7"}) || !set.WindowRight {
		t.Errorf("the settings are %+v, %v", set, err)
	}
	words, err := s.Wordings(t.Context(), copied)
	if err != nil || !slices.ContainsFunc(words, func(w store.Wording) bool { return w.Name == name && w.No == 2 && w.Own == "Hallo" }) {
		t.Errorf("the words are %+v, %v", words, err)
	}
	v, err := s.ProcedureVersion(copied, today)
	if err != nil || v.Procedure.Version != 2 || v.Applied.Advice != gehoor.AdvicePositive || !slices.Equal(v.Procedure.Calendar.Closed, rules.Calendar.Closed) {
		t.Fatalf("the procedure is %+v, %v", v.Procedure, err)
	}
	if content, err := s.Item(t.Context(), copied, v.Applied.Text); err != nil || !bytes.Equal(content.Body, file) {
		t.Errorf("its file is another, %v", err)
	}
}
