package text

import "gehoor"

// What the pages about own data, originals and single items say (D20, D34).
var (
	ActAsked  = Act{Msg{"Verzoek over gegevens vastleggen", "Record a data request"}, Msg{"Iemand vraagt wat we bewaren, of wil dat laten verbeteren of wissen. De privacyfunctionaris antwoordt binnen een maand.", "Somebody asks what we hold about them, or wants it corrected or erased. The privacy officer answers within a month."}, Msg{"Vastleggen", "Record"}}
	ActAnswer = Act{Msg{"Verzoek over gegevens beantwoorden", "Answer a data request"}, Msg{"Hieronder staat alles wat in dit dossier wordt bewaard. Haal gegevens van anderen weg uit wat je meestuurt.", "Below is everything held in this dossier. Remove other people’s data from what you send."}, Msg{"Antwoord vastleggen", "Record the answer"}}

	AskedWho      = Msg{"Wie vraagt het?", "Who asks?"}
	AskedWhat     = Msg{"Wat is de vraag?", "What are they asking for?"}
	AskedOn       = Msg{"Wanneer kwam het verzoek binnen?", "When did the request come in?"}
	AskedWords    = Msg{"In de eigen woorden", "In their own words"}
	AskedFuture   = Msg{"Kies vandaag of een dag ervoor", "Choose today or an earlier day"}
	AnswerNone    = Msg{"Er is geen verzoek meer dat op antwoord wacht. Iemand anders heeft het beantwoord; ga terug naar het dossier.", "No request is waiting for an answer any more. Somebody else answered it; go back to the dossier."}
	AnswerWhich   = Msg{"Welk verzoek?", "Which request?"}
	AnswerDid     = Msg{"Wat heb je gedaan?", "What did you do?"}
	AnswerWords   = Msg{"Je antwoord", "Your answer"}
	AnswerLeaves  = Msg{"Als de klager om wissen vraagt: het dossier gaat vanzelf weg na %s. Die datum komt in het antwoord.", "If the complainant asks for erasure: the dossier is erased automatically after %s. That date goes into the answer."}
	CopyInclude   = Msg{"In het afschrift", "Include in the copy"}
	CopyEdit      = Msg{"Zo leest de aanvrager het", "What the person will read"}
	CopyTitle     = Msg{"Wat we over jou bewaren", "What we hold about you"}
	CopyFile      = Msg{"Bestand:", "File:"}
	CopyNone      = Msg{"Er is niets meegestuurd.", "Nothing was included."}
	KeptHere      = Msg{"Wat hier wordt bewaard", "What is held here"}
	KeptSecret    = Msg{"Een maatregel over een medewerker. Alleen wie beslist leest die.", "A measure about an employee. Only the person who decides can read it."}
	ItemsTitle    = Msg{"Losse stukken wissen", "Erase individual items"}
	ItemsWhat     = Msg{"Een foto met andere kinderen, of wat niet meer nodig is. Van een bestand gaan het origineel en de kopie weg. Dit kun je niet ongedaan maken.", "A photo with other children in it, or something no longer needed. For a file, both the original and the copy are erased. This cannot be undone."}
	ItemsWhich    = Msg{"Wat wis je?", "What do you want to erase?"}
	ItemsCause    = Msg{"Waarom gaat het weg?", "Why is it being erased?"}
	ItemsReason   = Msg{"Reden, in je eigen woorden", "Reason, in your own words"}
	OriginalTitle = Msg{"Het origineel openen", "Open the original"}
	OriginalWhat  = Msg{"Iedereen leest de schone kopie. In het origineel kan staan waar en wanneer een foto is gemaakt. Dat je het opent, wordt vastgelegd.", "Everybody reads the clean copy. The original may say where and when a photo was taken. Opening it is recorded."}
	OriginalOpen  = Msg{"Origineel openen", "Open the original"}
	DataOpen      = Msg{"Verzoeken over gegevens", "Data requests"}
	DataOpenNone  = Msg{"Er zijn geen verzoeken om te beantwoorden.", "There are no requests to answer."}
	DidLeave      = Msg{"Je dossier gaat vanzelf weg na %s. Uiterlijk %s is het ook uit onze reservekopieën weg.", "Your dossier will be erased automatically after %s. By %s it will be gone from our backups too."}
	DidForget     = Msg{"Wat is gewist, is uiterlijk %s ook uit onze reservekopieën weg.", "By %s what was erased will be gone from our backups too."}
)

var outcomes = map[gehoor.DataOutcome]Msg{
	gehoor.DataMet:     {"gedaan wat is gevraagd", "done as asked"},
	gehoor.DataLater:   {"wissen zodra het mag", "erase as soon as that is allowed"},
	gehoor.DataRefused: {"niet gedaan, met de reden", "not done, with a reason"},
}

// Outcome says what came of a request about own data.
func Outcome(l Lang, o gehoor.DataOutcome) string { return Sentence(outcomes[o].In(l)) }

var causes = map[gehoor.EraseCause]Msg{
	gehoor.CauseRequest: {"op verzoek", "on request"},
	gehoor.CauseThird:   {"gegevens van iemand anders", "somebody else’s data"},
	gehoor.CauseMistake: {"hoort hier niet", "does not belong here"},
}

// Cause says why something was erased.
func Cause(l Lang, c gehoor.EraseCause) string { return Sentence(causes[c].In(l)) }
