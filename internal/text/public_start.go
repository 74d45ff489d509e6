package text

import "gehoor"

// The start page (P0), and the pages about the organisation that stand beside the form.
var (
	StartTitle   = Msg{"Een klacht indienen", "Make a complaint"}
	StartSection = Msg{"Klacht indienen", "Make a complaint"}
	StartAbout   = Msg{
		"Een klacht over de kinderopvang indienen of volgen. Zonder account, in ongeveer 10 minuten.",
		"Make a complaint about childcare or see how it is going. No account, in about 10 minutes.",
	}
	StartIntro = Msg{
		"Ben je niet tevreden over de opvang? Vertel het ons. We nemen je klacht serieus en zoeken samen met jou naar een oplossing.",
		"Are you unhappy with our childcare? Tell us. We take your complaint seriously and will look for a solution with you.",
	}
	StartEasy = Msg{
		"Het invullen duurt ongeveer 10 minuten. Je hebt geen account nodig. Je kunt stoppen en later verdergaan.",
		"It takes about 10 minutes. You do not need an account. You can stop and come back later.",
	}
	StartButton = Msg{"Klacht indienen", "Make a complaint"}

	StartNext       = Msg{"Wat er daarna gebeurt", "What happens next"}
	StartNextCall   = Msg{"De manager belt of mailt je. Ons doel is: binnen %s.", "The manager calls or e-mails you. Our aim is: within %s."}
	StartNextLook   = Msg{"We onderzoeken wat er is gebeurd. Als dat nodig is, praten we met iedereen die erbij was.", "We look into what happened. If needed, we talk to everyone who was there."}
	StartNextLetter = Msg{"Je krijgt uiterlijk na %s een brief. Daarin staat wat we vinden en wat we gaan doen.", "You get a letter after %s at the latest. It says what we think and what we will do."}

	StartTalk       = Msg{"Liever eerst praten?", "Would you rather talk first?"}
	StartTalkCan    = Msg{"Dat kan altijd. Bel de manager van je locatie.", "You always can. Call the manager of your location."}
	StartFind       = Msg{"Zoek je locatie", "Find your location"}
	StartAsk        = Msg{"Stel een vraag aan de klachtencoördinator", "Ask the complaints coordinator a question"}
	StartOther      = Msg{"Liever mailen, schrijven of bellen?", "Would you rather e-mail, write or call?"}
	StartOtherMail  = Msg{"Mail je klacht naar", "E-mail your complaint to"}
	StartOtherPhone = Msg{"Of bel ons. Dan schrijven wij het voor je op:", "Or call us. Then we write it down for you:"}
	StartOtherPost  = Msg{"Of stuur een brief naar:", "Or send a letter to:"}

	StartGoOn     = Msg{"Al begonnen of al ingediend?", "Already started or sent?"}
	StartResume   = Msg{"Ga verder met een klacht die je hebt bewaard", "Continue a complaint you saved"}
	StartStatus   = Msg{"Bekijk hoe het met je klacht gaat", "See how your complaint is going"}
	StartOutside  = Msg{"Hulp van buiten", "Help from outside"}
	StartOutside1 = Msg{
		"Wil je advies van iemand die niet bij ons werkt? Het Klachtenloket Kinderopvang helpt je gratis.",
		"Do you want advice from someone who does not work for us? The Klachtenloket Kinderopvang helps you for free.",
	}
	StartOutside2 = Msg{
		"Soms kun je direct naar de Geschillencommissie Kinderopvang. Bijvoorbeeld als je je klacht niet goed bij ons kwijt kunt.",
		"Sometimes you can go directly to the Geschillencommissie Kinderopvang. For example if it is hard for you to bring your complaint to us.",
	}
	StartOutsideMore = Msg{"Lees wanneer dat kan", "Read when you can"}
)

// The regulation, in short and as it is (P21).
var (
	RulesTitle   = Msg{"Klachtenreglement", "Complaints regulation"}
	RulesShort   = Msg{"In het kort", "In short"}
	RulesVersion = Msg{"Versie %d, geldig vanaf %s", "Version %d, in force from %s"}
	RulesFull    = Msg{"Het hele reglement", "The whole regulation"}

	RulesTalk     = Msg{"Praat eerst met de mensen op je locatie, als dat kan. Het hoeft niet.", "Talk to the people at your location first, if you can. You do not have to."}
	RulesForm     = Msg{"Dien je klacht in met het formulier, een mail of een brief. Graag zo snel mogelijk, uiterlijk binnen %s.", "Make your complaint by the form, an e-mail or a letter. Please do so as soon as possible, within %s at the latest."}
	RulesContact  = Msg{"De manager praat met je. Ons doel is: binnen %s.", "The manager talks with you. Our aim is: within %s."}
	RulesDecide   = Msg{"Je krijgt uiterlijk na %s een brief met ons oordeel en de redenen. Daarin staat ook wat we gaan doen en wanneer.", "After %s at the latest you get a letter. It has our decision and the reasons. It also says what we will do and when."}
	RulesDesk     = Msg{"Niet tevreden? Het Klachtenloket Kinderopvang geeft gratis advies en kan bemiddelen.", "Not satisfied? The Klachtenloket Kinderopvang gives free advice and can mediate."}
	RulesDisputes = Msg{"Lukt het dan nog niet? Ga naar de Geschillencommissie Kinderopvang. Soms mag je daar direct heen.", "Still no solution? Go to the Geschillencommissie Kinderopvang. Sometimes you may go there directly."}
)

// When one may go to the Geschillencommissie directly (R20).
var (
	DirectTitle = Msg{"Direct naar de Geschillencommissie", "Directly to the Geschillencommissie"}
	DirectIntro = Msg{"Je kunt meteen naar de Geschillencommissie Kinderopvang als een van deze dingen klopt:", "You can go to the Geschillencommissie Kinderopvang directly if one of these is so:"}
	DirectYear  = Msg{"Doe dat binnen %s nadat je je klacht bij ons hebt ingediend.", "Do so within %s after you made your complaint to us."}
)

// Privacy and accessibility.
var (
	PrivacyTitle = Msg{"Privacy", "Privacy"}
	PrivacyIntro = Msg{
		"Wat je ons vertelt, is van jou. We gebruiken het alleen om je klacht te behandelen.",
		"What you tell us is yours. We use it only to handle your complaint.",
	}
	PrivacyWho      = Msg{"Wie leest mee", "Who reads it"}
	PrivacyKeep     = Msg{"Hoe lang we het bewaren", "How long we keep it"}
	PrivacyKeepFor  = Msg{"Een klacht bewaren we %s na de laatste stap. Daarna wissen we alles. Soms moet het van de wet langer.", "We keep a complaint for %s after the last step. Then we erase everything. Sometimes the law asks for longer."}
	PrivacyKeepSave = Msg{"Een klacht die je bewaart maar niet verstuurt, wissen we na 14 dagen.", "A complaint that you save but do not send is erased after 14 days."}
	PrivacyKeepAsk  = Msg{"Een vraag wissen we %s nadat hij is beantwoord.", "A question is erased %s after it was answered."}
	PrivacyHow      = Msg{"Hoe we het beschermen", "How we protect it"}
	PrivacyHowLong  = Msg{
		"We bewaren je woorden en bestanden versleuteld. We houden bij wie ze leest. In mails staat nooit waar je klacht over gaat. Uit foto’s halen we de plek waar ze zijn gemaakt.",
		"We keep your words and files encrypted. We record who reads them. E-mails never say what your complaint is about. We remove from photos where they were taken.",
	}
	PrivacyCookies     = Msg{"Cookies", "Cookies"}
	PrivacyCookiesOnly = Msg{"We gebruiken alleen cookies die nodig zijn: om je antwoorden te bewaren, je taal te onthouden en je klacht te openen. We volgen je niet.", "We use only the cookies that are needed: to keep your answers, to remember your language and to open your complaint. We do not track you."}
	PrivacyRights      = Msg{"Jouw rechten", "Your rights"}
	PrivacyRightsLong  = Msg{
		"Je mag je gegevens zien, verbeteren, laten weghalen of een kopie vragen. Open je klacht en kies ‘Mijn gegevens’. Je krijgt binnen een maand antwoord.",
		"You may see your data, have them corrected or removed, or ask for a copy. Open your complaint and choose ‘My data’. You get an answer within a month.",
	}
	PrivacyOpen      = Msg{"Open je klacht", "Open your complaint"}
	PrivacyAuthority = Msg{"Vind je dat we het niet goed doen? Je kunt een klacht indienen bij de Autoriteit Persoonsgegevens.", "Do you think we do this wrong? You can complain to the Autoriteit Persoonsgegevens."}

	AccessTitle = Msg{"Toegankelijkheid", "Accessibility"}
	AccessIntro = Msg{
		"Iedereen moet een klacht kunnen indienen. Daarom werkt deze site met een toetsenbord en met een schermlezer. Hij werkt ook zonder JavaScript en op een kleine telefoon.",
		"Everybody must be able to make a complaint. That is why this site works with a keyboard and a screen reader. It also works without JavaScript and on a small phone.",
	}
	AccessAim     = Msg{"We maken de site volgens WCAG 2.2, niveau AA. We testen dat bij elke verandering.", "We build the site to WCAG 2.2, level AA. We test that with every change."}
	AccessProblem = Msg{"Lukt er iets niet?", "Does something not work?"}
	AccessTell    = Msg{"Vertel het ons. We helpen je meteen en lossen het op. Je mag je klacht ook gewoon bellen of mailen.", "Tell us. We help you at once and solve it. You may also simply call or e-mail your complaint."}
)

// The page of a location with its manager's public contact (R1, D33).
var (
	PlacesTitle      = Msg{"Zoek je locatie", "Find your location"}
	PlacesHint       = Msg{"Typ de naam, de plaats of de postcode", "Type the name, town or postcode"}
	PlacesButton     = Msg{"Zoeken", "Search"}
	PlacesFound      = Msg{"Gevonden locaties", "Locations found"}
	PlacesMore       = Msg{"Er zijn er meer. Typ iets meer.", "There are more. Type a little more."}
	PlaceTalk        = Msg{"Iets vragen of vertellen?", "Something to ask or tell?"}
	PlaceTalkFirst   = Msg{"Bel of mail gerust. Vaak lossen we het samen snel op.", "Feel free to call or e-mail. Often we can solve it together quickly."}
	PlaceManager     = Msg{"Manager", "Manager"}
	PlaceAway        = Msg{"De manager is er nu niet. %s vervangt de manager.", "The manager is away now. %s stands in."}
	PlacePhone       = Msg{"Telefoon", "Phone"}
	PlaceMail        = Msg{"E-mail", "E-mail"}
	PlaceAddress     = Msg{"Adres", "Address"}
	PlaceCoordinator = Msg{"Klachtencoördinator", "Complaints coordinator"}
	PlaceClosed      = Msg{"Deze locatie is gesloten. De klachtencoördinator helpt je.", "This location is closed. The complaints coordinator will help you."}
	PlaceComplain    = Msg{"Toch een klacht indienen", "Make a complaint after all"}
	PlaceComplainTo  = Msg{"Dat kan altijd, ook als je nog niet hebt gepraat.", "You always can, also if you have not talked yet."}
)

// DirectGround says a ground for going to the Geschillencommissie directly, to who may have it.
func DirectGround(l Lang, g gehoor.DirectGround, weeks int) string {
	switch g {
	case gehoor.NoTimelyAnswer:
		return Fill(l, Msg{"Je hebt %s na je klacht nog geen oordeel van ons.", "You have no decision from us %s after your complaint."}, Weeks(l, weeks))
	case gehoor.SecondOpinion:
		return MailOutsideNo.In(l)
	case gehoor.CannotBeAsked:
		return MailOutsideHard.In(l)
	case gehoor.NoRegulation:
		return MailOutsideRules.In(l)
	}
	return ""
}
