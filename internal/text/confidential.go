package text

import "fmt"

// What the page of the safety tracks says (B2).
var (
	ActTell        = Act{Msg{"Vertellen aan wie de klacht indiende", "Tell who made the complaint"}, Msg{"Er gaat niets vanzelf. Jij kiest de tekst, het moment en hoe. De mail zegt alleen dat er nieuws is, zoals altijd.", "Nothing goes by itself. You choose the text, the moment and the way. The mail says only that there is news, as always."}, Msg{"Vastleggen", "Record"}}
	TellNow        = Msg{"Vertel je het nu?", "Do you tell it now?"}
	TellYes        = Msg{"Ja, met deze brief", "Yes, with this letter"}
	TellNot        = Msg{"Nee, nu niet", "No, not now"}
	TellHint       = Msg{"Noem geen namen en niet wat er wordt vermoed. Aanhef, hulp van buiten en ondertekening staan er al in.", "Give no names, and not what is suspected. Greeting, help from outside and signature are already there."}
	TellWhyNot     = Msg{"Waarom nu niet?", "Why not now?"}
	DidTell        = Msg{"We schreven je een brief.", "We wrote you a letter."}
	BackToSafety   = Msg{"Terug naar Vertrouwelijk", "Back to Confidential"}
	SafetyNone     = Msg{"Er is nu geen vermoeden over veiligheid.", "There is no suspicion of safety now."}
	SafetyRunning  = Msg{"Loopt", "Running"}
	SafetyEnded    = Msg{"Afgerond", "Ended"}
	SafetyTrack    = Msg{"Spoor", "Track"}
	SafetyUnknown  = Msg{"nog niet bepaald", "not yet determined"}
	SafetySince    = Msg{"Bekend sinds", "Known since"}
	SafetyAlarm    = Msg{"Alarm", "Alarm"}
	SafetyOpen     = Msg{"Nog niemand heeft bevestigd dat hij dit oppakt.", "Nobody has yet confirmed that they have it."}
	SafetyReceive  = Msg{"Ik pak dit op", "I have this"}
	SafetyNext     = Msg{"Volgende stap", "Next step"}
	SafetyRecord   = Msg{"Stap vastleggen", "Record a step"}
	SafetyRead     = Msg{"Dossier lezen", "Read the file"}
	SafetyDo       = Msg{"Wat je kunt doen", "What you can do"}
	SafetyDirector = Msg{"De directeur buiten kantoortijd", "The director outside office hours"}
	SafetyQuiet    = Msg{"Praat hier niet over met wie het niet hoeft te weten. Onderzoek niet zelf.", "Do not talk about this with who need not know. Do not investigate yourself."}
)

// SafetyConfirmedAt says when somebody confirmed the alarm.
func SafetyConfirmedAt(l Lang, when string) string {
	return fmt.Sprintf(Msg{"Opgepakt op %s", "Confirmed on %s"}.In(l), when)
}

// SafetySentence is the first thing a safety reader reads.
func SafetySentence(l Lang, running, alarms int) string {
	switch {
	case running == 0:
		return SafetyNone.In(l)
	case running == 1 && alarms == 1:
		return Msg{"Er loopt 1 dossier. Het alarm is nog open.", "1 file is running. The alarm is still open."}.In(l)
	case alarms > 0:
		return fmt.Sprintf(Msg{"Er lopen %d dossiers, bij %d is het alarm nog open.", "%d files are running, in %d the alarm is still open."}.In(l), running, alarms)
	case running == 1:
		return Msg{"Er loopt 1 dossier. Het alarm is bevestigd.", "1 file is running. The alarm is confirmed."}.In(l)
	}
	return fmt.Sprintf(Msg{"Er lopen %d dossiers. Alle alarmen zijn bevestigd.", "%d files are running. All alarms are confirmed."}.In(l), running)
}
