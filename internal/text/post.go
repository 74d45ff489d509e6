package text

import "gehoor"

// Posted says what a piece of post is, by the duty or the word of its job.
func Posted(l Lang, what gehoor.DutyKind) string {
	if m, ok := posted[what]; ok {
		return Sentence(m.In(l))
	}
	return Sentence(Word(l, what))
}

var posted = map[gehoor.DutyKind]Msg{
	"mail-new":       {"nieuwe klacht, aan het bureau", "new complaint, to the desk"},
	"mail-forwarded": {"vraag om contact op te nemen", "asking to make contact"},
	"mail-parts":     {"deel voor een andere locatie", "part for another location"},
	"mail-routed":    {"wie contact opneemt, aan de ouder", "who makes contact, to the parent"},
	"mail-tried":     {"we probeerden te bellen, aan de ouder", "we tried to call, to the parent"},
	"mail-came":      {"bericht van de ouder, aan collega's", "message of the parent, to colleagues"},
	"mail-resolved":  {"is het opgelost, aan de ouder", "is it resolved, to the parent"},
	"mail-news":      {"er is nieuws, aan de ouder", "there is news, to the parent"},
	"mail-stopped":   {"de klacht is gestopt, aan collega's", "the complaint has stopped, to colleagues"},
	"mail-withdrawn": {"de klacht is gestopt, aan de ouder", "the complaint has stopped, to the parent"},
	"mail-approval":  {"vraag om een oordeel na te lezen", "asking to check a decision"},
	"mail-proposed":  {"voorstel voor een oordeel", "proposal for a decision"},
	"mail-data":      {"verzoek over gegevens ontvangen, aan de ouder", "data request received, to the parent"},
	"mail-comment":   {"reactie op een verslag, aan het bureau", "comment on an account, to the desk"},
	"mail-disclosed": {"bericht aan wie het gaat", "message to the person it is about"},
	"paper-accused":  {"brief aan wie het gaat", "letter to the person it is about"},
	"mail-privacy":   {"verzoek over gegevens, aan de privacyfunctionaris", "data request, to the privacy officer"},
	"mail-breach":    {"mogelijk datalek, aan de privacyfunctionaris", "possible data breach, to the privacy officer"},
	"mail-alarm":     {"alarm, aan wie dienst heeft", "alarm, to who is on duty"},
	"mail-answered":  {"antwoord op een vraag", "answer to a question"},
	"send":           {"brief of bericht, aan de ouder", "letter or message, to the parent"},
	"mail-returned":  {"er kwam mail terug, aan het bureau", "mail came back, to the desk"},
	"mail-infected":  {"een bestand was besmet, aan het bureau", "a file had a virus, to the desk"},
	"mail-sign-in":   {"inloggen of een code", "signing in, or a code"},
	"mail-draft":     {"herinnering aan een bewaarde klacht", "reminder of a saved complaint"},
	"return-call":    {"bellen gaat terug naar de manager", "the call goes back to the manager"},
	"mail-rest":      {"mail aan een van meer ontvangers", "mail to one of several readers"},
	"mail-in":        {"mail die binnenkwam", "mail that came in"},
	"mail-anew":      {"mail die opnieuw wordt gelezen", "mail that is read again"},
	"mail-erase":     {"gegevens om te wissen", "data to erase"},
	"mail-year":      {"jaarverslag", "annual report"},
	"mail-dispute":   {"geschil: er moet iets gebeuren", "dispute: something is to be done"},
	"weekly-report":  {"weekrapport", "weekly report"},
	"scan":           {"virusscan van een bestand", "virus scan of a file"},

	"remind-contact":  {"herinnering: neem contact op", "reminder: make contact"},
	"remind-overdue":  {"nog geen contact, aan collega's", "no contact yet, to colleagues"},
	"remind-missed":   {"nog geen contact, aan de ouder", "no contact yet, to the parent"},
	"remind-quiet":    {"tien werkdagen stil, aan de manager", "quiet for ten working days, to the manager"},
	"remind-still":    {"we zijn nog bezig, aan de ouder", "still at work, to the parent"},
	"remind-start":    {"herinnering: begin met het oordeel", "reminder: begin the decision"},
	"remind-draft":    {"herinnering: concept van het oordeel", "reminder: draft of the decision"},
	"remind-late":     {"het oordeel dreigt te laat te worden", "the decision is about to be late"},
	"remind-forward":  {"een klacht ligt stil", "a complaint is waiting"},
	"remind-measure":  {"is de maatregel klaar", "is the measure done"},
	"remind-reach":    {"oordeel niet geopend", "decision not opened"},
	"remind-state":    {"herinnering aan ons standpunt, aan het bureau", "reminder of our statement, to the desk"},
	"remind-data":     {"herinnering: verzoek over gegevens", "reminder: data request"},
	"remind-breach":   {"herinnering: mogelijk datalek", "reminder: possible data breach"},
	"remind-approval": {"herinnering: oordeel nalezen", "reminder: check a decision"},
	"pass-approval":   {"nalezen gaat naar de plaatsvervanger", "checking passes to the deputy"},
}
