package text

import (
	"fmt"
	"math"
	"time"
)

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

	DemoMaking = Msg{"De demo wordt gemaakt: drie maanden klachten, door dezelfde wegen als echte.", "Making the demo: three months of complaints, by the same ways as real ones."}
	DemoPages  = Msg{"Voor ouders", "For parents"}
	DemoSignIn = Msg{"Voor medewerkers", "For staff"}
	DemoPost   = Msg{"De post", "The post"}
	DemoHow    = Msg{"Inloggen: vul bij Voor medewerkers een van deze adressen in en open de link die daarna bij De post staat.", "To sign in: give one of these addresses under For staff, then open the link that appears in The post."}

	DemoPostTitle = Msg{"De post van de demo", "The post of the demo"}
	DemoPostIntro = Msg{"Er gaat geen post de deur uit. Hier staat alles wat verstuurd zou zijn, het nieuwste eerst.", "No post leaves here. This is all that would have been sent, the newest first."}
	DemoPostNone  = Msg{"Nog geen post.", "No post yet."}
	DemoPostTo    = Msg{"Aan", "To"}
	DemoPostOpen  = Msg{"Open de link uit deze mail", "Open the link in this mail"}
	DemoPostOlder = Msg{"Ouder", "Older"}
)

// DemoParent says as whom to look at a complaint as its parent does.
func DemoParent(l Lang, number, code string) string {
	return fmt.Sprintf(Msg{"Een ouder volgt de klacht %s met code %s.", "A parent follows complaint %s with code %s."}.In(l), number, code)
}

// DemoStop says how to stop, and that nothing is lost.
func DemoStop(l Lang, dir string) string {
	return fmt.Sprintf(Msg{"Stoppen: Ctrl-C. Alles blijft bewaard in de map %s.", "To stop: Ctrl-C. Everything is kept in the folder %s."}.In(l), dir)
}

// DemoBulk says that many complaints are filed.
func DemoBulk(l Lang, n int) string {
	return fmt.Sprintf(Msg{"%d klachten erbij, door dezelfde wegen.", "%d complaints are added, by the same ways."}.In(l), n)
}

// DemoBulkTime says how long that still takes.
func DemoBulkTime(l Lang, left time.Duration) string {
	if left < 2*time.Minute {
		return fmt.Sprintf(Msg{"Dat duurt nog ongeveer %.0f seconden.", "That takes about %.0f seconds more."}.In(l), math.Ceil(left.Seconds()))
	}
	return fmt.Sprintf(Msg{"Dat duurt nog ongeveer %.0f minuten.", "That takes about %.0f minutes more."}.In(l), math.Ceil(left.Minutes()))
}
