package text

// What error pages say. They name nothing of what was asked for.
var (
	ErrRefusedTitle   = Msg{"Dat kan nu niet", "That is not possible now"}
	ErrNotFoundTitle  = Msg{"Deze pagina is er niet", "This page does not exist"}
	ErrNotFound       = Msg{"Misschien is het adres niet goed overgenomen, of is de link verlopen. Begin opnieuw op de startpagina, of vraag het ons.", "Perhaps the address was not copied well, or the link has expired. Start again on the home page, or ask us."}
	ErrNotFoundStaff  = Msg{"Misschien is het adres niet goed overgenomen, of mag je dit niet meer zien. Begin opnieuw bij de lijst.", "Perhaps the address was not copied well, or you may no longer see this. Start again from the list."}
	ErrLinkTitle      = Msg{"Deze link werkt niet meer", "This link no longer works"}
	ErrLink           = Msg{"Hij is verlopen, of een ander doet dit nu. Wat je nog moet doen, blijft op je wachten. We mailen je een nieuwe link naar het adres dat we van je kennen.", "It has expired, or somebody else does this now. What you still have to do waits for you. We will e-mail a new link to the address we know of you."}
	ErrLinkNew        = Msg{"Stuur mij een nieuwe link", "Send me a new link"}
	ErrForbiddenTitle = Msg{"Dit mag jij niet doen", "You may not do this"}
	ErrForbidden      = Msg{"Iemand anders moet dit doen. Vraag het aan de klachtencoördinator.", "Somebody else has to do this. Ask the complaints coordinator."}
	ErrChangedTitle   = Msg{"Iemand was je net voor", "Somebody was just before you"}
	ErrChanged        = Msg{"Deze klacht is intussen veranderd. Ga terug, ververs de pagina en kijk wat er is veranderd. Wat je typte staat er nog als je teruggaat.", "This complaint has changed in the meantime. Go back, reload the page and see what changed. What you typed is still there when you go back."}
	ErrHome           = Msg{"Naar de startpagina", "To the home page"}
	ErrKept           = Msg{"De antwoorden die je al had gegeven, zijn bewaard.", "The answers you had already given are saved."}
	ErrSent           = Msg{"Je klacht %s is bij ons binnen.", "Your complaint %s is with us."}
	ErrReading        = Msg{"Je klacht is %s.", "Your complaint is %s."}
	ErrOutageTitle    = Msg{"We zijn even niet bereikbaar", "We cannot be reached at the moment"}
	ErrOutage         = Msg{"Probeer het over een paar minuten nog een keer. Typte je net iets? Ga terug: het staat er nog. Wat je eerder hebt bewaard of verstuurd, is er ook nog.", "Try again in a few minutes. Did you just type something? Go back: it is still there. What you saved or sent before is there too."}
	ErrFaultTitle     = Msg{"Er ging iets mis bij ons", "Something went wrong on our side"}
	ErrFault          = Msg{"Probeer het over een paar minuten nog een keer. Wat je eerder hebt bewaard, is er nog.", "Try again in a few minutes. What you saved before is still there."}
)
