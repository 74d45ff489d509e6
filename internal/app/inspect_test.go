package app

import (
	"context"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/letter"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
	"gehoor/internal/text"
)

// Art. 1.57b Wko, law.md §3 items 4 and 6: of each year whether a report was required, which versions there are, and where each of them
// went. What went to the supervisor of another place, or before the newest version, is no evidence.
func TestD36WhereTheAnnualReportWent(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	on := func(month time.Month, day int) time.Time { return time.Date(2027, month, day, 9, 0, 0, 0, time.UTC) }
	file := func(w *world) { w.route(w.file(told(), Intake{}).ID); w.run() }
	must := func(w *world, err error) {
		w.t.Helper()
		if err != nil {
			w.t.Fatal(err)
		}
	}
	publish := func(month time.Month, day int) func(*world) {
		return func(w *world) { w.clock = on(month, day); w.publishYear() }
	}
	correct := func(month time.Month, day int) func(*world) {
		return func(w *world) {
			w.clock = on(month, day)
			words := YearWords{Correction: text.Msg{NL: "Een telfout.", EN: "A miscount."}}
			must(w, w.WriteYear(ctx, w.who(cora), 2026, "12345678", words))
			w.publishYear()
		}
	}
	deliver := func(municipality string, month time.Month, day int) func(*world) {
		return func(w *world) {
			w.clock = on(month, day)
			must(w, w.DeliverYear(ctx, w.who(cora), 2026, "12345678", municipality, "GGD, Postbus 1", gehoor.ByMail, gehoor.DateOf(w.clock)))
		}
	}
	tell := func(month time.Month, day int) func(*world) {
		return func(w *world) {
			w.clock = on(month, day)
			must(w, w.TellYear(ctx, w.who(cora), 2026, "12345678", gehoor.ByApp, gehoor.DateOf(w.clock)))
		}
	}
	look := func(month time.Month, day int) func(*world) { return func(w *world) { w.clock = on(month, day) } }
	for name, tc := range map[string]struct {
		does                                            []func(*world)
		reports, noReports, reached, notReached         string
		enReports, enNoReports, enReached, enNotReached string
	}{
		"art. 1.57b lid 6: neither complaint nor dispute": {
			does:    []func(*world){look(7, 1)},
			reports: "2026: geen verslag nodig, want er was geen klacht en geen geschil", noReports: "–",
			reached: "2026: geen verslag nodig, want er was geen klacht en geen geschil", notReached: "–",
			enReports: "2026: no report required, as there was neither complaint nor dispute", enNoReports: "–",
			enReached: "2026: no report required, as there was neither complaint nor dispute", enNotReached: "–",
		},
		"art. 1.57b lid 6: a nil report": {
			does:    []func(*world){publish(2, 1), deliver("Duinrade", 2, 2), look(7, 1)},
			reports: "2026: geen verslag nodig, want er was geen klacht en geen geschil; bericht dat er niets was over 2026, goedgekeurd op 1-2-2027", noReports: "–",
			reached: "2026: geen verslag nodig, want er was geen klacht en geen geschil; 2026: naar de toezichthouder van Duinrade op 2-2-2027", notReached: "–",
			enReports: "2026: no report required, as there was neither complaint nor dispute; nil report on 2026, approved on 1-2-2027", enNoReports: "–",
			enReached: "2026: no report required, as there was neither complaint nor dispute; 2026: to the inspector of Duinrade on 2-2-2027", enNotReached: "–",
		},
		"a nil report, and a letter of that year is found": {
			does: []func(*world){publish(2, 1), deliver("Duinrade", 2, 2), tell(2, 3), look(7, 1), func(w *world) {
				w.route(w.file(told(), Intake{ReceivedAt: someMonday, Channel: gehoor.ByLetter, Who: w.who(cora)}).ID)
			}},
			reports: "bericht dat er niets was over 2026, goedgekeurd op 1-2-2027", noReports: "het bericht over 2026 zegt dat er niets was, maar er was wel een klacht of geschil",
			reached: "2026: naar de toezichthouder van Duinrade op 2-2-2027; 2026: naar de ouders op 3-2-2027", notReached: "–",
			enReports: "nil report on 2026, approved on 1-2-2027", enNoReports: "the nil report on 2026 says that there was nothing, but there was a complaint or dispute",
			enReached: "2026: to the inspector of Duinrade on 2-2-2027; 2026: to the parents on 3-2-2027", enNotReached: "–",
		},
		"not due before 1 June": {
			does:    []func(*world){file, look(5, 31)},
			reports: "2026: nog niet, dit moet uiterlijk 31-5-2027", noReports: "–",
			reached: "2026: nog niet, dit moet uiterlijk 31-5-2027", notReached: "–",
			enReports: "2026: not yet, this is due by 31-5-2027", enNoReports: "–",
			enReached: "2026: not yet, this is due by 31-5-2027", enNotReached: "–",
		},
		"1 June, and no report": {
			does:    []func(*world){file, look(6, 1)},
			reports: "–", noReports: "geen goedgekeurd verslag over 2026",
			reached: "–", notReached: "2026: niet vastgelegd dat het naar de toezichthouder van Duinrade ging; 2026: niet vastgelegd dat het naar de ouders ging",
			enReports: "–", enNoReports: "no approved report on 2026",
			enReached: "–", enNotReached: "2026: not recorded that it went to the inspector of Duinrade; 2026: not recorded that it went to the parents",
		},
		"delivered in time, and told": {
			does:    []func(*world){file, publish(4, 1), deliver("Duinrade", 5, 31), tell(6, 2), look(7, 1)},
			reports: "verslag over 2026, goedgekeurd op 1-4-2027", noReports: "–",
			reached: "2026: naar de toezichthouder van Duinrade op 31-5-2027; 2026: naar de ouders op 2-6-2027", notReached: "–",
			enReports: "report on 2026, approved on 1-4-2027", enNoReports: "–",
			enReached: "2026: to the inspector of Duinrade on 31-5-2027; 2026: to the parents on 2-6-2027", enNotReached: "–",
		},
		"delivered on 1 June": {
			does:    []func(*world){file, publish(4, 1), deliver("Duinrade", 6, 1), tell(6, 1)},
			reports: "verslag over 2026, goedgekeurd op 1-4-2027", noReports: "–",
			reached:    "2026: naar de toezichthouder van Duinrade op 1-6-2027; 2026: naar de ouders op 1-6-2027",
			notReached: "2026: naar de toezichthouder van Duinrade, maar pas na 31-5-2027",
			enReports:  "report on 2026, approved on 1-4-2027", enNoReports: "–",
			enReached:    "2026: to the inspector of Duinrade on 1-6-2027; 2026: to the parents on 1-6-2027",
			enNotReached: "2026: to the inspector of Duinrade, but only after 31-5-2027",
		},
		"delivered to another municipality alone": {
			does:    []func(*world){file, publish(4, 1), deliver("Plasveen", 4, 2), tell(4, 2)},
			reports: "verslag over 2026, goedgekeurd op 1-4-2027", noReports: "–",
			reached: "2026: naar de ouders op 2-4-2027", notReached: "2026: niet vastgelegd dat het naar de toezichthouder van Duinrade ging",
			enReports: "report on 2026, approved on 1-4-2027", enNoReports: "–",
			enReached: "2026: to the parents on 2-4-2027", enNotReached: "2026: not recorded that it went to the inspector of Duinrade",
		},
		"a correction that went nowhere": {
			does:    []func(*world){file, publish(4, 1), deliver("Duinrade", 4, 2), tell(4, 3), correct(4, 10), deliver("Plasveen", 4, 11)},
			reports: "verslag over 2026, versie 1, goedgekeurd op 1-4-2027; verslag over 2026, versie 2, goedgekeurd op 10-4-2027", noReports: "–",
			reached:    "2026, versie 1: naar de toezichthouder van Duinrade op 2-4-2027; 2026, versie 1: naar de ouders op 3-4-2027",
			notReached: "2026, versie 2: niet vastgelegd dat het naar de toezichthouder van Duinrade ging; 2026, versie 2: niet vastgelegd dat het naar de ouders ging",
			enReports:  "report on 2026, version 1, approved on 1-4-2027; report on 2026, version 2, approved on 10-4-2027", enNoReports: "–",
			enReached:    "2026, version 1: to the inspector of Duinrade on 2-4-2027; 2026, version 1: to the parents on 3-4-2027",
			enNotReached: "2026, version 2: not recorded that it went to the inspector of Duinrade; 2026, version 2: not recorded that it went to the parents",
		},
		"a correction after 1 June is not late": {
			does:    []func(*world){file, publish(4, 1), deliver("Duinrade", 4, 2), tell(4, 3), correct(6, 10), deliver("Duinrade", 6, 11), tell(6, 12)},
			reports: "verslag over 2026, versie 1, goedgekeurd op 1-4-2027; verslag over 2026, versie 2, goedgekeurd op 10-6-2027", noReports: "–",
			reached: "2026, versie 1: naar de toezichthouder van Duinrade op 2-4-2027; 2026, versie 2: naar de toezichthouder van Duinrade op 11-6-2027; " +
				"2026, versie 1: naar de ouders op 3-4-2027; 2026, versie 2: naar de ouders op 12-6-2027", notReached: "–",
			enReports: "report on 2026, version 1, approved on 1-4-2027; report on 2026, version 2, approved on 10-6-2027", enNoReports: "–",
			enReached: "2026, version 1: to the inspector of Duinrade on 2-4-2027; 2026, version 2: to the inspector of Duinrade on 11-6-2027; " +
				"2026, version 1: to the parents on 3-4-2027; 2026, version 2: to the parents on 12-6-2027", enNotReached: "–",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, storetest.Open(t))
			w.write(func(tx *store.Tx) error {
				other, err := tx.PutLocation(gehoor.Actor{}, store.Location{Holder: 1, Region: 1, Name: "De Otter"})
				if err != nil {
					return err
				}
				for at, municipality := range map[gehoor.LocationID]string{1: "Duinrade", other: "Plasveen"} {
					reg := store.Registration{Location: at}
					reg.LRK, reg.Kind, reg.Municipality.Name = "10000000"+municipality[:1], "KDV", municipality
					if _, err := tx.PutRegistration(gehoor.Actor{}, reg); err != nil {
						return err
					}
				}
				return nil
			})
			for _, do := range tc.does {
				do(w)
			}
			want := map[text.Lang][4]string{
				text.NL: {tc.reports, tc.noReports, tc.reached, tc.notReached}, text.EN: {tc.enReports, tc.enNoReports, tc.enReached, tc.enNotReached},
			}
			for l, want := range want {
				d, err := w.Inspection(ctx, w.who(cora), l, 1, gehoor.Date{Year: 2026, Month: 1, Day: 1}, gehoor.Date{Year: 2026, Month: 12, Day: 31})
				if err != nil {
					t.Fatal(err)
				}
				rows := d.Blocks[len(d.Blocks)-1].(letter.Table).Rows
				got := [4]string{rows[3][1], rows[3][2], rows[5][1], rows[5][2]}
				if got != want {
					t.Errorf("%v:\n got %s\nwant %s", l, strings.Join(got[:], "\n     "), strings.Join(want[:], "\n     "))
				}
			}
		})
	}
}
