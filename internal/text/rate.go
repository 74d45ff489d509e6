package text

import (
	"fmt"

	"gehoor"
)

// The two questions after the end (E34), on the complainant's page and in the figures.
var (
	RateTitle   = Msg{"Twee korte vragen", "Two short questions"}
	RateLink    = Msg{"Je klacht is afgesloten. Wil je ons twee dingen vertellen? Het mag tot en met %s.", "Your complaint is closed. Would you tell us two things? You can until the end of %s."}
	RateOpen    = Msg{"Naar de twee vragen", "To the two questions"}
	RateIntro   = Msg{"Je hoeft niets in te vullen. Het verandert niets aan je klacht of aan het oordeel.", "You do not have to answer. It changes nothing about your complaint or the decision."}
	RateUse     = Msg{"We tellen de antwoorden van minstens vijf ouders bij elkaar op. Niemand leest die van jou apart. Alleen als je nee zegt, ziet de klachtencoördinator dat: dan nemen we contact met je op.", "We add up the answers of at least five parents. Nobody reads yours by itself. Only if you say no, the complaints coordinator sees that: then we get in touch with you."}
	RateHeard   = Msg{"Voelde je je gehoord?", "Did you feel heard?"}
	RateBetter  = Msg{"Is het nu beter?", "Is it better now?"}
	RatePartly  = Msg{"Een beetje", "A little"}
	RateChange  = Msg{"Je kunt je antwoord veranderen tot en met %s.", "You can change your answer until the end of %s."}
	RateSend    = Msg{"Versturen", "Send"}
	RateNothing = Msg{"Kies een antwoord. Wil je niets zeggen? Ga dan terug.", "Choose an answer. Would you rather say nothing? Then go back."}
	RateThanks  = Msg{"Dank je wel. We hebben je antwoord.", "Thank you. We have your answer."}
	RateNo      = Msg{"Jammer dat het niet goed voelt", "We are sorry that it does not feel right"}
	RateNoSays  = Msg{"De klachtencoördinator neemt contact met je op. Ons doel is: voor het einde van %s. Je hoeft daar niet op te wachten.", "The complaints coordinator will get in touch with you. We aim to do so before the end of %s. You need not wait for it."}
	RateNoDone  = Msg{"Je kunt ons altijd schrijven of bellen. Er is ook hulp van buiten.", "You can always write to us or call us. There is help from outside too."}
	RateNext    = Msg{"Wat je nu kunt doen", "What you can do now"}

	RatedNotHeard  = Msg{"De klager voelt zich niet gehoord.", "The complainant does not feel heard."}
	RatedNotBetter = Msg{"De klager vindt dat het nu niet beter is.", "The complainant finds that it is no better now."}

	RatedTitle = Msg{"Of ouders zich gehoord voelen", "Whether parents feel heard"}
	HeardRule  = Msg{"Twee weken na een oordeel stellen we twee vragen. Een kwartaal telt mee als niemand meer kan antwoorden. Heeft het geen vijf antwoorden op elke vraag, dan telt het mee met het volgende kwartaal van dat jaar.", "Two weeks after a decision we ask two questions. A quarter counts once nobody can answer any more. If it does not have five answers to each question, it counts with the next quarter of that year."}
	HeardNone  = Msg{"Er zijn nog geen vijf antwoorden op elke vraag over een kwartaal dat voorbij is.", "There are not yet five answers to each question about a quarter that is over."}
	HeardWhen  = Msg{"Gevraagd in", "Asked in"}
	HeardAsked = Msg{"Gevraagd", "Asked"}
)

// HeardQuarters are the quarters that a count is of.
func HeardQuarters(l Lang, h gehoor.HeardCount) string {
	if h.From == h.Until {
		return fmt.Sprintf(Msg{"kwartaal %d van %d", "quarter %d of %d"}.In(l), h.Until, h.Year)
	}
	return fmt.Sprintf(Msg{"kwartaal %d tot en met %d van %d", "quarters %d to %d of %d"}.In(l), h.From, h.Until, h.Year)
}

// HeardAnswers say the answers to a question.
func HeardAnswers(l Lang, o gehoor.Opinions) string {
	return fmt.Sprintf(Msg{"%d ja, %d een beetje, %d nee", "%d yes, %d a little, %d no"}.In(l), o.Yes, o.Partly, o.No)
}

// HeardSentence says a count in a sentence.
func HeardSentence(l Lang, h gehoor.HeardCount) string {
	return fmt.Sprintf(Msg{"%d gevraagd in %s: %s; nu beter: %s", "%d asked in %s: %s; better now: %s"}.In(l),
		h.Asked, HeardQuarters(l, h), HeardAnswers(l, h.Heard), HeardAnswers(l, h.Better))
}
