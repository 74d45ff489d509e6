package text

import "gehoor"

// What the letters say that end a complaint, or say that it takes longer.
var (
	LetterReceived = Msg{"We ontvingen je klacht op %s.", "We received your complaint on %s."}

	DeclinedTitle    = Msg{"Waarom we je klacht %s niet behandelen", "Why we will not handle your complaint %s"}
	DeclinedRead     = Msg{"We hebben hem gelezen. We behandelen hem niet als klacht.", "We have read it. We will not handle it as a complaint."}
	DeclinedWhy      = Msg{"Waarom niet", "Why not"}
	DeclinedDisagree = Msg{"Ben je het hier niet mee eens?", "Do you disagree with this?"}
	DeclinedNo       = Msg{"Je vindt dat we je klacht wel moeten behandelen.", "You think that we should handle your complaint."}
	DeclinedHandler  = Msg{"%s heeft je klacht bekeken.", "%s looked at your complaint."}
	DeclinedTell     = Msg{"Zeg het ons. Je kunt ook hulp van buiten vragen.", "Tell us. You can also ask for help from outside."}

	SettledTitle  = Msg{"Wat we afspraken over je klacht %s", "What we agreed about your complaint %s"}
	SettledAbout  = Msg{"Hij gaat over %s.", "It is about %s."}
	SettledTalked = Msg{"Op %s spraken we daarover met je.", "On %s we talked to you about it."}
	SettledIs     = Msg{"We werden het samen eens. Deze brief is ons oordeel.", "We came to an agreement. This letter is our decision."}
	SettledAgreed = Msg{"Wat we samen afspraken, en waarom", "What we agreed together, and why"}
	SettledWrong  = Msg{"Is het toch niet opgelost?", "Is it not resolved after all?"}
	SettledTell   = Msg{"Zeg het ons. Dan kijken we er opnieuw naar en krijg je een gewoon oordeel.", "Tell us. Then we will look at it again, and you will get an ordinary decision."}
	SettledBy     = Msg{"Dat krijg je voor het einde van %s.", "You will have that before the end of %s."}

	LateLetterTitle = Msg{"Ons oordeel over je klacht %s is te laat", "Our decision on your complaint %s is late"}
	LatePromised    = Msg{"Je zou ons oordeel krijgen voor het einde van %s.", "We promised you our decision before the end of %s."}

	WithdrawnTitle = Msg{"We zijn gestopt met je klacht %s", "We have stopped handling your complaint %s"}
	WithdrawnOn    = Msg{"Op %s vroeg je ons om te stoppen.", "On %s you asked us to stop."}

	TakenTitle = Msg{"Bericht over je klacht %s", "A message about your complaint %s"}
	TakenCall  = Msg{"Je kunt ook terecht bij een %s.", "You can also turn to a confidential inspector (%s)."}
)

// Texts to begin a letter with: why a complaint is not taken up, by ground, and that another way goes first, which
// names no track (D25). What stands between brackets with three dots is still to be filled in.
var (
	StartDeclineOurs   = Msg{"Je klacht gaat over [… welke organisatie]. Daar gaan wij niet over. Zij moeten je klacht behandelen. Je bereikt ze zo: [… adres en telefoon].", "Your complaint is about [… which organisation]. We have no say there. They have to handle your complaint. You can reach them here: [… address and telephone]."}
	StartDeclineNone   = Msg{"Je schreef ons [… wat]. Dat is voor ons [… een vraag of een tip], en geen klacht. [… Wie] doet er dit mee: [… wat].", "You wrote to us [… what]. To us that is [… a question or a tip], not a complaint. [… Who] will do this with it: [… what]."}
	StartDeclineLate   = Msg{"Het gebeurde op [… dag]. Je vertelde het ons op [… dag]. Dat is later dan in ons reglement staat. Dat is niet de enige reden. Wij kunnen het nu niet meer goed onderzoeken, omdat [… waarom].", "It happened on [… day]. You told us on [… day]. That is later than our regulation says. That is not the only reason. We can no longer look into it well, because [… why]."}
	StartDeclineBefore = Msg{"Hierover kreeg je al een oordeel van ons, op [… dag]. Je schrijft nu [… wat]. Dat verandert ons oordeel niet, omdat [… waarom].", "You already had our decision on this, on [… day]. Now you write [… what]. That does not change our decision, because [… why]."}
	StartDeclineWho    = Msg{"Een klacht kan komen van een ouder of verzorger, of van iemand die dat voor een ouder doet. [… Waarom dat hier niet zo is.] De ouder kan zelf een klacht sturen.", "A complaint can come from a parent or guardian, or from somebody who acts for a parent. [… Why that is not so here.] The parent can send a complaint."}
	StartDeclineStaff  = Msg{"Je klacht gaat over je werk bij ons. Daarvoor is er een andere weg: [… welke]. Je kunt terecht bij [… wie en hoe].", "Your complaint is about your work with us. There is another procedure for that: [… which]. You can turn to [… whom and how]."}
	StartDeclinePrank  = Msg{"In je bericht lezen we niets over onze opvang. [… Waarom niet.] Hebben we het verkeerd begrepen? Laat het ons weten.", "In your message we read nothing about our childcare. [… Why not.] Did we misunderstand? Let us know."}

	StartTaken     = Msg{"We hebben je klacht gelezen. De wet schrijft voor dat die langs een andere weg gaat. Daarom stopt onze klachtenprocedure.", "We have read your complaint. The law says that it has to be handled in another way. That is why our complaints procedure stops."}
	StartTakenCall = Msg{"Je contactpersoon belt je.", "Your contact person will call you."}
)

var startDecline = map[gehoor.DeclineGround]Msg{
	gehoor.NotOurs: StartDeclineOurs, gehoor.NoComplaint: StartDeclineNone, gehoor.TooLate: StartDeclineLate, gehoor.AlreadyDecided: StartDeclineBefore,
	gehoor.NotEntitled: StartDeclineWho, gehoor.StaffMatter: StartDeclineStaff, gehoor.SpamOrPrank: StartDeclinePrank,
}

// StartingDecline is the text to begin with when a complaint is not taken up; empty for a ground that there is not.
func StartingDecline(l Lang, words Words, g gehoor.DeclineGround) string {
	return words.Of(startDecline[g]).In(l)
}

// StartingTaken is the text to begin with when a safety reader tells that another way goes first (D25).
func StartingTaken(l Lang, words Words) string {
	return words.Of(StartTaken).In(l) + "\n\n" + words.Of(StartTakenCall).In(l)
}
