package text

import "fmt"

// What the trend page says (R17).
var (
	TrendTitle     = Msg{"Trends", "Trends"}
	TrendRule      = Msg{"Iets valt op bij drie of meer klachten in de laatste dertien weken, en meer dan twee keer zoveel als gemiddeld in dertien weken van het jaar daarvoor. Onder de drie valt niets op: dat is toeval.", "Something stands out when there were three or more complaints in the last thirteen weeks, and more than twice the average for thirteen weeks in the year before. Fewer than three is chance."}
	TrendCounts    = Msg{"Hetzelfde telt mee als in het weekrapport. Een klacht over twee onderwerpen telt bij beide.", "This counts the same complaints as the weekly report. A complaint about two subjects counts under both."}
	TrendLocations = Msg{"Locaties, per dertien weken", "Locations, per thirteen weeks"}
	TrendSubjects  = Msg{"Onderwerpen, per dertien weken", "Subjects, per thirteen weeks"}
	TrendNone      = Msg{"Er zijn nog geen klachten om te vergelijken.", "There are no complaints to compare yet."}
	TrendOut       = Msg{"valt op", "stands out"}
	TrendAgainst   = Msg{"Tegen het eigen verleden", "Compared with its own past"}
	TrendNow       = Msg{"Laatste dertien weken", "Last thirteen weeks"}
	TrendLink      = Msg{"Trends: wat valt op?", "Trends: what stands out?"}

	RegionYear   = Msg{"12 maanden", "12 months"}
	RegionInTime = Msg{"Oordeel op tijd", "Decision on time"}
)

// TrendSentence says how much stands out.
func TrendSentence(l Lang, n int, until string) string {
	switch n {
	case 0:
		return fmt.Sprintf(Msg{"Tot en met %s valt niets op.", "Up to %s nothing stands out."}.In(l), until)
	case 1:
		return fmt.Sprintf(Msg{"Tot en met %s valt één ding op.", "Up to %s one thing stands out."}.In(l), until)
	}
	return fmt.Sprintf(Msg{"Tot en met %s vallen %d dingen op.", "Up to %s, %d things stand out."}.In(l), until, n)
}

// TrendFrom is the thirteen weeks from a day.
func TrendFrom(l Lang, day string) string {
	return fmt.Sprintf(Msg{"Vanaf %s", "From %s"}.In(l), day)
}
