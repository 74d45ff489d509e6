package text

// What the demo says to a newcomer.
var (
	DemoCoordinator   = Msg{"klachtencoördinator", "complaints coordinator"}
	DemoDeputy        = Msg{"plaatsvervangend coördinator", "deputy coordinator"}
	DemoManager       = Msg{"locatiemanager van De Klaproos", "location manager of De Klaproos"}
	DemoRegional      = Msg{"regiomanager Midden", "regional manager Midden"}
	DemoDirector      = Msg{"directeur", "director"}
	DemoBoard         = Msg{"bestuurder", "board"}
	DemoSafety        = Msg{"veiligheidsfunctionaris", "safety officer"}
	DemoAttention     = Msg{"aandachtsfunctionaris meldcode", "attention officer (reporting code)"}
	DemoPrivacy       = Msg{"privacy officer", "privacy officer"}
	DemoAdministrator = Msg{"beheerder", "administrator"}
	DemoHours         = Msg{"op werkdagen van 9.00 tot 17.00 uur", "on working days from 9:00 to 17:00"}

	DemoMaking   = Msg{"De demo wordt gemaakt: drie maanden klachten, door dezelfde wegen als echte.", "Making the demo: three months of complaints, by the same ways as real ones."}
	DemoPages    = Msg{"Voor ouders", "For parents"}
	DemoSignIn   = Msg{"Voor medewerkers", "For staff"}
	DemoPost     = Msg{"De post", "The post"}
	DemoHow      = Msg{"Inloggen: vul bij Voor medewerkers een van deze adressen in en open de link die daarna bij De post staat.", "To sign in: give one of these addresses under For staff, then open the link that appears in The post."}
	DemoParent   = Msg{"Een ouder volgt de klacht %s met code %s.", "A parent follows complaint %s with code %s."}
	DemoStop     = Msg{"Stoppen: Ctrl-C. Alles blijft bewaard in %s.", "To stop: Ctrl-C. Everything is kept in %s."}
	DemoBulk     = Msg{"Nog %d klachten erbij, door dezelfde wegen.", "Adding %d complaints, by the same ways."}
	DemoBulkTime = Msg{"Dat duurt ongeveer %s.", "That takes about %s."}

	DemoPostTitle = Msg{"De post van de demo", "The post of the demo"}
	DemoPostIntro = Msg{"Er gaat geen post de deur uit. Hier staat alles wat verstuurd zou zijn, het nieuwste eerst.", "No post leaves here. This is all that would have been sent, the newest first."}
	DemoPostNone  = Msg{"Nog geen post.", "No post yet."}
	DemoPostTo    = Msg{"Aan", "To"}
	DemoPostOpen  = Msg{"Open de link uit deze mail", "Open the link in this mail"}
	DemoPostOlder = Msg{"Ouder", "Older"}
)
