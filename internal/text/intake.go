package text

// What the page says on which the coordinator enters a letter or a telephone call.
var (
	IntakeIntro        = Msg{"De dag van ontvangst start de klok, ook als je hem nu pas invoert.", "The day of receipt starts the clock, even if you enter it only now."}
	IntakeReceived     = Msg{"Op welke dag kwam de klacht binnen?", "On which day did the complaint come in?"}
	IntakeReceivedHint = Msg{"De dag dat de brief of het telefoontje er was", "The day the letter or call came in"}
	IntakeNoLocation   = Msg{"Het gaat niet om een locatie", "It is not about a location"}
	IntakeArose        = Msg{"Op welke dag gebeurde het?", "On which day did it happen?"}
	IntakeAboutName    = Msg{"Naam van degene over wie het gaat", "Name of the person it is about"}
	IntakeSafety       = Msg{"Gaat het om de veiligheid van een kind?", "Is it about the safety of a child?"}
	IntakeName         = Msg{"Naam van de klager", "Name of the complainant"}
	IntakeMail         = Msg{"E-mail", "E-mail"}
	IntakePhone        = Msg{"Telefoon", "Telephone"}
	IntakeAddress      = Msg{"Postadres", "Postal address"}
	IntakeEnglish      = Msg{"De klager krijgt antwoord in het Engels", "The complainant is answered in English"}
	IntakeSave         = Msg{"Vastleggen", "Record"}
	IntakeDone         = Msg{"De klacht staat erin", "The complaint is recorded"}
	IntakeTell         = Msg{"Geef de klager dit nummer en deze code, per brief of door de telefoon nadat je hebt teruggebeld. Mail de code niet.", "Give the complainant this number and this code, by letter, or by telephone after calling back. Do not mail the code."}
)
