package text

import "gehoor"

// What the pages about own data, originals and single items say (D20, D34).
var (
	ActAsked  = Act{Msg{"Verzoek over gegevens vastleggen", "Record a data request"}, Msg{"Iemand vraagt wat we bewaren, of wil dat laten verbeteren of wissen. De privacyfunctionaris antwoordt binnen een maand.", "Somebody asks what we keep, or wants it corrected or erased. The privacy officer answers within a month."}, Msg{"Vastleggen", "Record"}}
	ActAnswer = Act{Msg{"Verzoek over gegevens beantwoorden", "Answer a data request"}, Msg{"Hieronder staat alles wat in dit dossier wordt bewaard. Haal gegevens van anderen weg uit wat je meestuurt.", "Below is all that is kept in this dossier. Take the data of others out of what you send along."}, Msg{"Antwoord vastleggen", "Record the answer"}}

	AskedWho      = Msg{"Wie vraagt het?", "Who asks?"}
	AskedWhat     = Msg{"Wat is de vraag?", "What is asked?"}
	AskedOn       = Msg{"Wanneer kwam het verzoek binnen?", "When did the request come in?"}
	AskedWords    = Msg{"In de eigen woorden", "In their own words"}
	AskedFuture   = Msg{"Kies vandaag of een dag ervoor", "Choose today or an earlier day"}
	AnswerWhich   = Msg{"Welk verzoek?", "Which request?"}
	AnswerDid     = Msg{"Wat heb je gedaan?", "What did you do?"}
	AnswerWords   = Msg{"Je antwoord", "Your answer"}
	AnswerLeaves  = Msg{"Als de klager om wissen vraagt: het dossier gaat vanzelf weg na %s. Die datum komt in het antwoord.", "When the complainant asks for erasure: the dossier goes by itself after %s. That date stands in the answer."}
	CopyInclude   = Msg{"In het afschrift", "In the copy"}
	CopyEdit      = Msg{"Zo leest de aanvrager het", "As the applicant reads it"}
	CopyTitle     = Msg{"Wat we over jou bewaren", "What we keep about you"}
	CopyFile      = Msg{"Bestand:", "File:"}
	CopyNone      = Msg{"Er is niets meegestuurd.", "Nothing was sent along."}
	KeptHere      = Msg{"Wat hier wordt bewaard", "What is kept here"}
	KeptSecret    = Msg{"Een maatregel over een medewerker. Alleen wie beslist leest die.", "A measure about an employee. Only the decider reads it."}
	ItemsTitle    = Msg{"Losse stukken wissen", "Erase single items"}
	ItemsWhat     = Msg{"Een foto met andere kinderen, of wat niet meer nodig is. Van een bestand gaan het origineel en de kopie weg. Dit kun je niet ongedaan maken.", "A photo with other children, or what is no longer needed. Of a file the original and the copy go. This cannot be undone."}
	ItemsWhich    = Msg{"Wat wis je?", "What do you erase?"}
	ItemsCause    = Msg{"Waarom gaat het weg?", "Why does it go?"}
	ItemsReason   = Msg{"Reden, in je eigen woorden", "Reason, in your own words"}
	OriginalTitle = Msg{"Het origineel openen", "Open the original"}
	OriginalWhat  = Msg{"Iedereen leest de schone kopie. In het origineel kan staan waar en wanneer een foto is gemaakt. Dat je het opent, wordt vastgelegd.", "Everybody reads the clean copy. The original may say where and when a photo was taken. That you open it is recorded."}
	OriginalOpen  = Msg{"Origineel openen", "Open the original"}
	DataOpen      = Msg{"Verzoeken over gegevens", "Data requests"}
	DataOpenNone  = Msg{"Er zijn geen verzoeken om te beantwoorden.", "There are no requests to answer."}
	DidLeave      = Msg{"Je dossier gaat vanzelf weg na %s. Uiterlijk %s is het ook uit onze reservekopieën weg.", "Your dossier goes by itself after %s. By %s it is gone from our backups too."}
	DidForget     = Msg{"Wat is gewist, is uiterlijk %s ook uit onze reservekopieën weg.", "What was erased is gone from our backups too by %s."}
)

var outcomes = map[gehoor.DataOutcome]Msg{
	gehoor.DataMet:     {"gedaan wat is gevraagd", "done what was asked"},
	gehoor.DataLater:   {"wissen zodra het mag", "erase as soon as it may be"},
	gehoor.DataRefused: {"niet gedaan, met de reden", "not done, with the reason"},
}

// Outcome says what came of a request about own data.
func Outcome(l Lang, o gehoor.DataOutcome) string { return Sentence(outcomes[o].In(l)) }

var causes = map[gehoor.EraseCause]Msg{
	gehoor.CauseRequest: {"op verzoek", "on request"},
	gehoor.CauseThird:   {"gegevens van iemand anders", "data of somebody else"},
	gehoor.CauseMistake: {"hoort hier niet", "does not belong here"},
}

// Cause says why something was erased.
func Cause(l Lang, c gehoor.EraseCause) string { return Sentence(causes[c].In(l)) }
