package text

// keepRefusals are those of keeping, erasing and own data (D20, D34, D35).
var keepRefusals = map[string]Msg{
	"erase.gone":    {"Dit dossier is al gewist.", "This dossier has already been erased."},
	"erase.safety":  {"Er loopt een zaak van veiligheid. Tot die klaar is, wordt niets gewist.", "A matter of safety is running. Until it has ended nothing is erased."},
	"erase.open":    {"De procedure loopt nog. Losse stukken wissen kan wel.", "The procedure still runs. Erasing single items is possible."},
	"erase.outside": {"Er loopt een zaak buiten. Tot die klaar is, wordt niets gewist.", "A case outside is running. Until it has ended nothing is erased."},
	"erase.owed":    {"Er moet nog iets gebeuren voor dit dossier. Daarna kan het weg.", "Something must still be done about this dossier. After that it can go."},
	"erase.held":    {"Dit dossier is vastgezet tot en met %s. Laat het eerst los.", "This dossier is on hold until the end of %s. Release it first."},
	"erase.not-yet": {"Dit dossier wordt bewaard tot en met %s.", "This dossier is kept until the end of %s."},
	"erase.nothing": {"Kies wat je wilt wissen.", "Choose what to erase."},
	"erase.core":    {"De klacht zelf en de brief met het oordeel blijven in elk geval tot en met %s: zo lang kan de Geschillencommissie erom vragen.", "The complaint itself and the letter with the decision stay at least until the end of %s: so long the Geschillencommissie may ask for them."},

	"package.for":         {"Kies voor wie het dossier is.", "Choose for whom the dossier is."},
	"package.to-whom":     {"Schrijf op voor wie het dossier is.", "Write down for whom the dossier is."},
	"package.not-granted": {"De klager krijgt een eigen kopie als die erom vroeg en de privacyfunctionaris het verzoek heeft beantwoord.", "The complainant gets a copy of their own when they asked for it and the privacy officer has answered the request."},
	"package.too-big":     {"Dit wordt te groot voor één bestand. Laat bestanden weg, of maak er twee.", "This gets too large for one file. Leave files out, or make two."},
	"package.empty":       {"Kies minstens één stuk dat heel meegaat.", "Choose at least one item that goes along whole."},

	"data.outcome":   {"Kies wat je met het verzoek hebt gedaan.", "Choose what you did with the request."},
	"data.not-later": {"Later wissen kan alleen als de klager om wissen vraagt.", "Erasing later is only possible when the complainant asks for erasure."},

	"hold.no-reason": {"Schrijf op waarom dit dossier moet blijven.", "Write down why this dossier must stay."},
	"hold.past":      {"Kies een dag na vandaag om opnieuw te kijken.", "Choose a day after today to look again."},
	"hold.far":       {"Kies een dag binnen %s jaar: dan kijk je opnieuw of het nog nodig is.", "Choose a day within %s years: then you look again whether it is still needed."},
	"hold.none":      {"Dit dossier is niet vastgezet.", "This dossier is not on hold."},
	"open.no-reason": {"Schrijf op waarom je dit dossier wilt lezen.", "Write down why you want to read this dossier."},
}
