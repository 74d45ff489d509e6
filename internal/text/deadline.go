package text

import (
	"fmt"
	"time"

	"gehoor"
)

// DeadlineTerm is a term as the command deadline prints it.
type DeadlineTerm struct {
	Title Msg
	Term  gehoor.Term
}

// DeadlineTerms names the terms that begin on the day of receipt, in the order of p.
func DeadlineTerms(p gehoor.Procedure, received gehoor.Date) []DeadlineTerm {
	days := p.Calendar.WorkingDaysTerm
	return []DeadlineTerm{
		{Msg{"Naar de manager (R9)", "To the manager (R9)"}, days(received, p.ForwardDays)},
		{Msg{"Bericht aan de volgende leidinggevende (R16)", "Notice to the next level (R16)"}, days(received, p.SeniorDays)},
		{Msg{"Persoonlijk contact, het doel (R10)", "Personal contact, the aim (R10)"}, days(received, p.ContactDays)},
		{Msg{"Oordeel met redenen (R13)", "Judgment with reasons (R13)"}, gehoor.StatutoryWeeks(received, p.DecideWeeks)},
		{Msg{"Naar de Geschillencommissie (R19)", "To the Geschillencommissie (R19)"}, gehoor.Months(received, p.CommitteeMonths)},
	}
}

// DeadlineReceived says when a complaint came in.
func DeadlineReceived(l Lang, at time.Time) string {
	return fmt.Sprintf(Msg{"Ontvangen: %s, %s.", "Received: %s, %s."}.In(l),
		FormatDateLong(l, gehoor.DateOf(at)), FormatTime(l, at))
}

// DeadlineBy is the heading of a term.
func (t DeadlineTerm) DeadlineBy(l Lang) string {
	return fmt.Sprintf(Msg{"%s: uiterlijk %s", "%s: at the latest %s"}.In(l), t.Title.In(l), FormatDateLong(l, t.Term.By()))
}

// What is wrong with the input of the command deadline.
var (
	DeadlineBadTime = Msg{
		"geen tijdstip zoals 2026-04-02T16:00:00+02:00, uit de jaren 1900 tot en met 2199",
		"not a time such as 2026-04-02T16:00:00+02:00, in the years 1900 up to and including 2199",
	}
	DeadlineBadLine = Msg{
		`geen regel zoals {"received":"2026-04-02T16:00:00+02:00"}`,
		`not a line such as {"received":"2026-04-02T16:00:00+02:00"}`,
	}
	DeadlineLongLine = Msg{"de regel is te lang", "the line is too long"}
)

// DeadlineLine says in which line of the input something is wrong.
func DeadlineLine(l Lang, line int, what Msg) string {
	return fmt.Sprintf(Msg{"regel %d: %s", "line %d: %s"}.In(l), line, what.In(l))
}
