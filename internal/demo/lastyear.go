package demo

import (
	"fmt"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// earlier is the year before the tales begin, of which the annual report is public: its complaints of the autumn, counted in
// working days before 15 December.
var earlier = []tale{
	{ago: 62, at: "19:20", where: "De Regenboog", in: parent("Hanna Wierda", "Jelle", "Jelle is twee keer door de verkeerde deur naar huis gegaan."),
		beats: over("safety", gehoor.Upheld, "Wij hadden moeten kijken wie Jelle ophaalde.", content, promise{words: "Wij tekenen af wie er haalt.", nature: gehoor.WorkMeasure})},
	{ago: 55, at: "10:05", where: "De Regenboog", in: parent("Mehmet Kaya", "Elif", "Het hek stond open tijdens het buitenspelen.", again),
		beats: over("safety", gehoor.Upheld, "Het slot was kapot en dat wisten wij.", halfway, promise{words: "Het slot is vervangen.", nature: gehoor.PremisesMeasure})},
	{ago: 48, at: "21:10", where: "De Regenboog", in: parent("Sophie Landman", "Guus", "Guus moest blijven zitten tot zijn bord leeg was."),
		beats: over("care", gehoor.PartlyUpheld, "Samen eten hoort erbij; dwingen niet.", content, promise{words: "Het team had een training over eten.", nature: gehoor.TrainingMeasure})},
	{ago: 44, at: "09:30", where: "De Klaproos", in: parent("Thijs Vroom", "Roos", "De overdracht gaat elke dag te snel.", again),
		beats: over("communication", gehoor.NotUpheld, "De overdracht duurde zo lang als wij hebben afgesproken.", doubtful)},
	{ago: 40, at: "14:45", where: "De Morgenster", in: parent("Aisha Rahimi", "Nora", "Er is twee keer een dag te veel in rekening gebracht.", about(gehoor.AboutOffice), wants(gehoor.WishMoney)),
		beats: over("costs", gehoor.Upheld, "De factuur klopte niet.", content, promise{words: "Het bedrag is terugbetaald.", nature: gehoor.PaymentMeasure})},
	{ago: 37, at: "16:00", where: "De Boomgaard", in: parent("Paul de Ruig", "Stijn", "De prijs ging omhoog zonder dat wij het op tijd wisten.", about(gehoor.AboutContract)),
		beats: over("costs", gehoor.PartlyUpheld, "De prijs mocht omhoog, maar de brief kwam te laat.", content, promise{words: "Nieuwe prijzen staan drie maanden vooruit in de app.", nature: gehoor.InformationMeasure})},
	{ago: 33, at: "20:25", where: "De Klaproos", in: parent("Emma Brandsma", "Lot", "Wij wilden een dag ruilen, zoals het contract zegt. Dat kon niet.", about(gehoor.AboutContract)),
		beats: over("contract", gehoor.NotUpheld, "Ruilen kan alleen als er plaats is; die was er niet.", halfway)},
	{ago: 3, at: "11:15", where: "De Vlinderhof", in: parent("Bram Slot", "Fay", "De groep wordt in januari anders ingedeeld en niemand vroeg ons iets."),
		beats: append(routed("staff"), on(1, "16:20", called(), steps("Ik kijk met het team naar de indeling. In januari weet ik meer.", 20)))},
}

// afterwards is how the last of them ends, in January: in time, and in the report.
var afterwards = []act{
	hear(0, "De vader vertelt dat Fay moeite heeft met wisselen van groep."), relation(),
	draft(gehoor.PartlyUpheld, "De indeling mocht, maar wij hadden het de ouders eerst moeten vertellen.", spokeAlone,
		promise{words: "Bij een nieuwe indeling vragen wij het eerst aan de ouders.", nature: gehoor.WorkMeasure}),
	approve(), send(gehoor.OnStatusPage), opens(),
}

// An opinion is what the complainant said two weeks after the end.
type opinion struct{ heard, better gehoor.Answer }

var (
	content  = opinion{gehoor.Yes, gehoor.Yes}
	halfway  = opinion{gehoor.Yes, gehoor.Partly}
	doubtful = opinion{gehoor.Partly, gehoor.Partly}
)

// over is a complaint to its end: spoken, judged, opened and closed, with its measures taken.
func over(cat gehoor.Category, outcome gehoor.Outcome, reasons string, said opinion, promises ...promise) []beat {
	return join(spoken(cat, "Ik zoek het uit en bel je terug.", on(6, "10:00", hear(0, "De ouder licht de klacht toe."))),
		decided(15, outcome, reasons, spokeAlone, promises...), []beat{on(17, "19:45", opens()), on(28, "20:30", rates(said.heard, said.better))})
}

// reported plays the year before, and publishes its annual reports in the next: of the first holder, and of the second, where nobody
// complained, that there is nothing to report.
func (s *show) reported(year int) error {
	now := s.until
	s.until, s.hours = moment(gehoor.Date{Year: year, Month: time.December, Day: 15}, "12:00"), []string{"12:05"}
	told, err := s.play(earlier)
	s.until, s.hours = now, nil
	if err != nil {
		return err
	}
	s.clock.Set(moment(gehoor.Date{Year: year + 1, Month: time.January, Day: 19}, "10:00"))
	for _, act := range afterwards {
		if err := act(s, told[len(told)-1]); err != nil {
			return fmt.Errorf("ending the last complaint of the year: %w", err)
		}
	}
	holders, err := s.app.Store.Holders(s.org)
	if err != nil {
		return err
	}
	s.clock.Set(moment(gehoor.Date{Year: year + 1, Month: time.January, Day: 20}, "10:00"))
	desk, err := s.acting(gehoor.Seat{Role: gehoor.Coordinator}, nil)
	if err != nil {
		return err
	}
	for _, way := range []struct {
		on      gehoor.Date
		channel gehoor.Channel
		words   string
	}{
		{gehoor.Date{Year: year, Month: time.September, Day: 30}, gehoor.ByApp, "Alle ouders kregen een bericht met een link naar de regeling."},
		{gehoor.Date{Year: year, Month: time.November, Day: 11}, gehoor.AtMeeting, "Uitleg op de ouderavonden."},
	} {
		if err := s.app.TellRegulation(s.ctx, desk, way.channel, way.on, way.words); err != nil {
			return err
		}
	}
	for i, h := range holders {
		if err := s.publish(desk, year, h, i == 0); err != nil {
			return fmt.Errorf("the annual report of %s: %w", h.KvK, err)
		}
	}
	return nil
}

// publish has a report laid down, approved and delivered; words are for the first.
func (s *show) publish(desk app.Who, year int, h store.Holder, words bool) error {
	s.clock.Set(moment(gehoor.Date{Year: year + 1, Month: time.January, Day: 20}, "10:30"))
	if words {
		if err := s.app.WriteYear(s.ctx, desk, year, h.KvK, app.YearWords{
			Gist:    text.Msg{NL: "Ouders kregen vooral gelijk als wij iets wisten en er niet naar deden. Waar afspraken duidelijk waren, hielden die stand.", EN: "Parents were mostly found right where we knew something and did not act on it. Where agreements were clear they held."},
			Remarks: text.Msg{NL: "Twee klachten leidden tot een andere werkwijze op alle locaties.", EN: "Two complaints led to another way of working at all locations."},
		}); err != nil {
			return err
		}
	}
	if err := s.app.FreezeYear(s.ctx, desk, year, h.KvK); err != nil {
		return err
	}
	s.clock.Set(moment(gehoor.Date{Year: year + 1, Month: time.February, Day: 3}, "11:00"))
	director, err := s.acting(gehoor.Seat{Role: gehoor.Director, Place: int64(h.ID)}, nil)
	if err != nil {
		return err
	}
	work, err := s.app.YearWork(s.ctx, director, year, h.KvK)
	if err != nil {
		return err
	}
	pending, _ := work.State.Pending()
	if err := s.app.ApproveYear(s.ctx, director, year, h.KvK, pending.UpTo); err != nil {
		return err
	}
	day := gehoor.Date{Year: year + 1, Month: time.February, Day: 10}
	s.clock.Set(moment(day, "15:00"))
	for _, b := range work.Bodies {
		if err := s.app.DeliverYear(s.ctx, desk, year, h.KvK, b.Municipality, "GGD, gemeente "+b.Municipality, gehoor.ByMail, day); err != nil {
			return err
		}
	}
	return s.app.TellYear(s.ctx, desk, year, h.KvK, gehoor.ByApp, day)
}
