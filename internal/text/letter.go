package text

import "gehoor"

// LetterRegards is above the names under every letter.
var LetterRegards = Msg{"Met vriendelijke groet,", "Kind regards,"}

// What the letter with the judgment says around the organisation's own words.
var (
	DecisionTitle      = Msg{"Ons oordeel over je klacht %s", "Our decision on your complaint %s"}
	DecisionFiled      = Msg{"We ontvingen je klacht op %s. Hij gaat over %s. Dit is ons oordeel.", "We received your complaint on %s. It is about %s. This is our decision."}
	DecisionCorrects   = Msg{"Dit is een verbeterde brief. Hij komt in de plaats van onze brief van %s. Die kun je nog steeds lezen.", "This is a corrected letter. It replaces our letter of %s. You can still read that one."}
	DecisionFacts      = Msg{"Wat er is gebeurd", "What happened"}
	DecisionEvidence   = Msg{"Hoe we dat weten", "How we know"}
	DecisionReasons    = Msg{"Waarom we dit vinden", "Why we think so"}
	DecisionMeasures   = Msg{"Wat we gaan doen", "What we will do"}
	DecisionNoMeasures = Msg{"We veranderen niets aan hoe we werken.", "We are not changing anything in the way we work."}
	DecisionDoneOn     = Msg{"Dat is klaar sinds %s.", "This has been done since %s."}
	DecisionDoneBy     = Msg{"Dat is uiterlijk %s klaar.", "This will be done by %s."}
	DecisionTold       = Msg{"Je krijgt bericht als het klaar is.", "We will let you know when it is done."}
	DecisionDisagree   = Msg{"Ben je het niet eens met dit oordeel?", "Do you disagree with this decision?"}
	DecisionHandler    = Msg{"%s heeft je klacht behandeld.", "%s handled your complaint."}
)

// What was found, about the whole complaint or a part of it.
var (
	DecisionUpheld    = Msg{"%s is gegrond. Dat betekent: je hebt gelijk.", "%s is upheld. That means: you are right."}
	DecisionPartly    = Msg{"%s is deels gegrond. Dat betekent: je hebt voor een deel gelijk.", "%s is partly upheld. That means: you are partly right."}
	DecisionNotUpheld = Msg{"%s is niet gegrond. Dat betekent: wij vinden dat het goed ging.", "%s is not upheld. That means: we think that it was done well."}
	DecisionNoFinding = Msg{"Over %s hebben we geen oordeel.", "We have no finding on %s."}
	DecisionResolved  = Msg{"%s is opgelost in een gesprek met jou.", "%s was resolved in a conversation with you."}
	DecisionWhole     = Msg{"je klacht", "your complaint"}
	DecisionPart      = Msg{"dit deel van je klacht", "this part of your complaint"}
)

var decisionOutcomes = map[gehoor.Outcome]Msg{
	gehoor.Upheld: DecisionUpheld, gehoor.PartlyUpheld: DecisionPartly, gehoor.NotUpheld: DecisionNotUpheld,
	gehoor.NoFinding: DecisionNoFinding, gehoor.Resolved: DecisionResolved,
}

// DecisionOutcome says a finding to who complained, in the organisation's words; empty for an outcome that there
// is not.
func DecisionOutcome(l Lang, words Words, o gehoor.Outcome, whole bool) string {
	said, is := decisionOutcomes[o]
	if !is {
		return ""
	}
	about := DecisionPart
	if whole {
		about = DecisionWhole
	}
	return Sentence(Fill(l, words.Of(said), words.Of(about).In(l)))
}
