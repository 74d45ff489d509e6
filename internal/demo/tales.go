package demo

import (
	"fmt"
	"hash/fnv"
	"strings"

	"gehoor"
	"gehoor/internal/app"
)

// parent is a complaint by the form as most of them are: of a parent, by telephone in the evening.
func parent(name, child, story string, change ...func(*app.Answers)) app.Answers {
	first, last, _ := strings.Cut(strings.ToLower(name), " ")
	in := app.Answers{
		Safety: gehoor.NoDanger, Capacity: gehoor.Parent, Story: story, Happened: gehoor.Recently,
		Wishes: []gehoor.Wish{gehoor.WishConversation}, About: []gehoor.About{gehoor.AboutStaff},
		Sender: app.Sender{Name: name, Mail: first + "." + strings.ReplaceAll(last, " ", "") + "@ouders.example", Phone: phoneOf(name), Child: child},
		Way:    gehoor.CallEvening,
	}
	for _, c := range change {
		c(&in)
	}
	return in
}

func english(in *app.Answers) { in.Language = gehoor.English }

func writing(in *app.Answers) { in.Way, in.Phone = gehoor.WriteMail, "" }

func meeting(in *app.Answers) { in.Way = gehoor.MeetThere }

func about(a ...gehoor.About) func(*app.Answers) { return func(in *app.Answers) { in.About = a } }

func named(name string) func(*app.Answers) { return func(in *app.Answers) { in.AboutName = name } }

func wants(w ...gehoor.Wish) func(*app.Answers) { return func(in *app.Answers) { in.Wishes = w } }

func capacity(c gehoor.Capacity) func(*app.Answers) { return func(in *app.Answers) { in.Capacity = c } }

func worry(a gehoor.SafetyAnswer) func(*app.Answers) { return func(in *app.Answers) { in.Safety = a } }

func again(in *app.Answers) { in.Happened = gehoor.AgainAndAgain }

func longAgo(why string) func(*app.Answers) {
	return func(in *app.Answers) { in.Happened, in.WhyLate = gehoor.BeforeTheTerm, why }
}

func anonymous(in *app.Answers) {
	in.Anonymous, in.Sender, in.Way = true, app.Sender{}, gehoor.OnThePage
}

func committee(name string) func(*app.Answers) {
	return func(in *app.Answers) {
		in.Capacity, in.Committee, in.Child, in.About = gehoor.ParentCommittee, name, "", []gehoor.About{gehoor.AboutRules}
	}
}

func mailShared(in *app.Answers) { in.Shared = true }

// Stretches of what happens in most complaints.

// routed: taken up and forwarded the next working day.
func routed(cat gehoor.Category) []beat { return []beat{on(1, "09:35", admit("", cat), route())} }

// spoken: and the manager has telephoned and agreed what is next.
func spoken(cat gehoor.Category, next string, rest ...beat) []beat {
	beats := append(routed(cat), on(1, "16:20", called(), steps(next, 6)))
	if len(rest) == 0 || rest[0].day > 5 { // as agreed, the lead writes before the day has come
		beats = append(beats, on(5, "15:30", wrote("Ik heb met het team gesproken. Volgende week weet ik meer.")))
	}
	return append(beats, rest...)
}

// decided: and the judgment has gone out by the page, approved by the next level.
func decided(day int, outcome gehoor.Outcome, reasons, oneSide string, promises ...promise) []beat {
	return []beat{
		on(day, "10:10", relation(), draft(outcome, reasons, oneSide, promises...)),
		on(day+1, "11:40", approve()),
		on(day+1, "14:05", send(gehoor.OnStatusPage)),
	}
}

func join(stretches ...[]beat) []beat {
	var all []beat
	for _, s := range stretches {
		all = append(all, s...)
	}
	return all
}

const spokeAlone = "Het gaat om beleid; er is niemand over wie geklaagd wordt."

// tales are the demo's complaints: every stage there is, both languages, all locations and people invented.
var tales = []tale{
	// New on the desk.
	{ago: 1, at: "20:41", where: "De Regenboog",
		in: parent("Lotte Vermeer", "Noud", "Noud kwam gisteren thuis met een blauwe plek en niemand kon mij vertellen hoe die kwam. De overdracht duurde nog geen minuut. Ik wil graag weten wat er is gebeurd.")},
	{ago: 1, at: "11:12", where: "De Heuvel",
		in: parent("Daniel Okafor", "Ada", "We were billed for two days on which the group was closed for a study day. The office answered that it is in the contract, but I cannot find it there.", english, about(gehoor.AboutContract), wants(gehoor.WishMoney))},
	{ago: 1, at: "08:20", where: "De Klaproos",
		in: parent("", "", "Tijdens het halen staan twee medewerkers steeds op hun telefoon. De kinderen spelen dan zonder dat iemand kijkt. Ik durf mijn naam niet te noemen.", anonymous)},
	{ago: 2, at: "16:50", where: "De Kievit",
		in: parent("Marieke Stolk", "Sef", "In juni hebben wij opgezegd, toch is er drie maanden doorbetaald. Ik schrijf nu pas, omdat ik dacht dat het vanzelf goed kwam.", longAgo("Ik wachtte op de terugbetaling die beloofd was."), capacity(gehoor.FormerParent), about(gehoor.AboutOffice), wants(gehoor.WishMoney))},
	{ago: 2, at: "09:00", where: "De Uitkijk", channel: gehoor.ByLetter,
		in: parent("Gerda Holtrop", "Teun", "De taxi van school naar de opvang is drie keer in een maand te laat geweest. Teun stond alleen op het plein.", again)},
	{ago: 1, at: "21:55", where: "Het Eiland",
		in: parent("Pauline Rensen", "Jip", "Ik heb de klachtencoördinator vorige maand twee keer gebeld en kreeg geen antwoord. Zij beloofde mij terug te bellen en deed dat niet.", about(gehoor.AboutCoordinator))},

	// Forwarded; the manager has to call.
	{ago: 2, at: "19:30", where: "De Waterlelie", beats: routed("staff"),
		in: parent("Iris Kamstra", "Fien", "In twee maanden heeft de babygroep vier verschillende invallers gehad. Fien huilt elke ochtend.", again)},
	{ago: 2, at: "13:05", where: "De Vlinderhof", beats: routed("safety"),
		in: parent("Omar Benali", "Lina", "Het hek van de buitenspeelplaats stond open toen ik om vier uur kwam. Er was geen medewerker bij.", wants(gehoor.WishChange))},
	{ago: 2, at: "10:15", where: "De Bron", beats: routed("opening"),
		in: parent("Emily Carter", "Rose", "The location now closes half an hour earlier on Fridays. We heard it two days before, and both of us work until six.", english, about(gehoor.AboutRules))},
	{ago: 6, at: "20:10", where: "De Wielewaal", beats: routed("care"), // the aim has passed, nobody called
		in: parent("Sven Hoogland", "Mats", "Mats mocht als straf niet mee naar buiten. Hij is drie jaar.")},
	{ago: 7, at: "12:40", where: "Het Lindeblad", // late, but not for want of trying
		beats: append(routed("communication"), on(2, "12:30", tried()), on(3, "17:45", tried())),
		in:    parent("Yara de Winter", "Bo", "De app wordt al weken niet meer ingevuld. Ik weet niet wat Bo eet of hoe lang hij slaapt.", again)},
	{ago: 4, at: "15:25", where: "De Morgenster", beats: append(routed("staff"), on(2, "10:20", tried())),
		in: parent("Julia Koning", "Pien", "Een stagiaire stond alleen op de groep met negen peuters.")},

	// Contacted.
	{ago: 3, at: "18:45", where: "'t Speelhuis", beats: append(routed("care"), on(1, "17:10", called())), // what was agreed is owed
		in: parent("Rick Lansink", "Puck", "Puck heeft een hele middag in een natte broek gelopen.")},
	{ago: 5, at: "19:05", where: "De Boomgaard", beats: append(routed("staff"), on(4, "13:10", called())), // called after the aim
		in: parent("Nadia El Idrissi", "Sami", "Sami wordt door twee andere kinderen geslagen en de leiding zegt dat hij het zelf uitlokt.")},
	{ago: 4, at: "14:30", where: "De Ontdekkers",
		beats: append(routed("care"), on(2, "11:05", wrote("Beste Ellen, wat vervelend dat Roan zo lang op zijn eten moest wachten. Ik ben het nagegaan en leg je graag uit wat er misging en wat ik heb afgesproken met het team."))),
		in:    parent("Ellen Tromp", "Roan", "Mijn zoon heeft een dieet. Twee keer deze week kreeg hij pas om drie uur iets te eten.", writing)},

	// Next steps agreed.
	{ago: 6, at: "21:15", where: "De Zonnestraal", beats: spoken("care", "Ik praat met het team over het slapen en bel over een week terug."),
		in: parent("Eva Brandsma", "Otis", "Otis slaapt op de opvang nooit langer dan een half uur. Hij wordt wakker gemaakt omdat het zo in het rooster past.")},
	{ago: 8, at: "10:00", where: "Het Kompas", beats: spoken("transport", "De ophaaltijd bij school wordt vanaf maandag tien minuten eerder.", on(3, "08:15", asks("Geldt dat ook voor de woensdag?")), on(4, "09:30", answers("Ja, ook op woensdag. Ik heb het met de chauffeur besproken."))),
		in: parent("Hidde Mulder", "Kick", "De bus haalt de kinderen elke dag te laat van school.", again)},
	{ago: 5, at: "16:35", where: "De Zevensprong", beats: spoken("communication", "We will send a weekly summary in English for the coming month.", on(2, "20:30", asks("Thank you. Could the photos stay in the app as well?"))), // an answer is owed
		in: parent("Priya Sharma", "Ishaan", "We asked three times for the daily summary to be in English or at least short enough to translate. Nothing changed.", english)},
	{ago: 9, at: "19:20", where: "Het Zandkasteel", beats: spoken("placement", "De planning zoekt uit of er vanaf volgende maand plaats is op dinsdag."), // the follow-up is late
		in: parent("Bas Wolters", "Liv", "Ons is een plek op dinsdag beloofd en nu is die aan een ander gegeven.", about(gehoor.AboutOffice))},
	{ago: 11, at: "20:50", where: "De Vuurvlieg", beats: spoken("privacy", "Ik vraag de fotograaf de foto weg te halen.", on(4, "19:00", dataRequest("Ik wil graag een kopie van alles wat u van ons hebt."))),
		in: parent("Merel Haanstra", "Tijn", "Er staat een foto van Tijn op de website. Wij hebben daar geen toestemming voor gegeven.", mailShared)},

	// Hearing both sides.
	{ago: 9, at: "09:45", where: "De Kersenbloesem",
		beats: spoken("care", "Ik hoor jou en de medewerker ieder apart.", on(2, "10:00", accuse()), on(3, "14:00", hear(0, "De moeder vertelt dat zij bij het halen hoorde hoe de medewerker tegen Jaap schreeuwde.")), on(4, "09:00", plan(1, 8)), on(8, "16:10", invite(1, 4, gehoor.DisclosePrinted, "Een ouder hoorde bij het halen dat er tegen een kind werd geschreeuwd. Wij willen graag jouw kant horen."))),
		in:    parent("Renske Bults", "Jaap", "Ik hoorde een medewerker hard tegen mijn zoon schreeuwen omdat hij zijn beker omstootte.")},
	{ago: 12, at: "12:20", where: "De Avonturiers",
		beats: spoken("care", "Ik hoor eerst jou en daarna de medewerker.", on(2, "10:00", accuse()), on(3, "13:30", hear(0, "De vader vertelt dat zijn dochter bang is voor deze medewerker.")), on(5, "15:00", hear(1, "De medewerker herkent het en vertelt dat zij die middag alleen stond.")), on(6, "09:10", sendAccount(1, "Verslag van het gesprek."))),
		in:    parent("Jesse Aarts", "Nola", "Mijn dochter werd ruw aan haar arm van de schommel getrokken.", meeting, wants(gehoor.WishExplanation, gehoor.WishApology))},
	{ago: 15, at: "17:25", where: "De Egelantier",
		beats: append(routed("care"), on(2, "15:00", met(), steps("Ik hoor de medewerker en laat je voor vrijdag weten wat ik heb gevonden.", 4)), on(3, "10:00", accuse()), on(4, "10:00", hear(0, "De moeder wil vooral dat het niet meer gebeurt.")), on(6, "11:00", hear(1, "De medewerker zegt dat Vera zelf niet wilde eten.")), on(6, "16:00", sendAccount(1, "Verslag van het gesprek.")), on(9, "10:00", comment(1, "Akkoord, met één aanvulling: er was die dag een invaller.")), on(9, "11:00", investigate("Logboek en rooster van die week bekeken."))),
		in:    parent("Willemijn Staal", "Vera", "Vera moest aan tafel blijven tot haar bord leeg was. Zij moest ervan overgeven.", meeting)},
	{ago: 10, at: "08:55", where: "De Stuiterbal", beats: spoken("staff", "We onderzoeken hoe het rooster tot stand kwam.", on(5, "09:20", investigate("Rooster van de afgelopen zes weken opgevraagd.")), on(6, "15:15", note("Regiomanager gevraagd om de cijfers van de andere locaties."))),
		in: parent("Kees Hulzebos", "Guus", "Op vrijdag zijn er structureel te weinig mensen op de groep.", again, wants(gehoor.WishChange))},

	// About the manager, about somebody with a name, about the coordinator.
	{ago: 8, at: "20:20", where: "Het Vogelnest",
		beats: spoken("communication", "Ik spreek met de locatiemanager en bel je daarna.", on(4, "11:00", hear(0, "De moeder vertelt hoe het gesprek met de manager verliep."))),
		in:    parent("Anneke Frieling", "Suus", "De locatiemanager liet mij in de gang staan en zei dat ik altijd wat te klagen heb. Dat hoorden andere ouders ook.", about(gehoor.AboutManager), wants(gehoor.WishApology))},
	{ago: 3, at: "13:40", where: "De Klaproos", beats: []beat{on(1, "10:05", admit("", "communication"), judge(gehoor.Mentioned), route())},
		in: parent("Tom Baarsma", "Lex", "Ik heb het eerst met Marjolein Kappers besproken, maar zij had er geen tijd voor.", named("Marjolein Kappers"))},
	{ago: 1, at: "12:15", where: "Het Zandkasteel", // who is named is barred until the question is answered
		in: parent("Sofia Lindqvist", "Alma", "Hanneke Terpstra shouted at me on the phone when I asked about the waiting list.", english, named("Hanneke Terpstra"))},
	{ago: 9, at: "11:30", where: "De Boomgaard",
		beats: append(routed("communication"), on(2, "14:50", called(), steps("De plaatsvervanger zoekt uit waarom er niet is teruggebeld.", 5))),
		in:    parent("Hugo van Loenen", "Saar", "Mijn eerdere klacht is door de coördinator afgedaan zonder dat iemand mij heeft gesproken.", about(gehoor.AboutCoordinator))},

	// The judgment is being written.
	{ago: 18, at: "19:55", where: "De Regenboog",
		beats: spoken("safety", "De trapjes worden bekeken door de veiligheidscoach.", on(5, "10:00", hear(0, "De vader laat foto's zien van het trapje.")), on(16, "15:10", relation(), draft(gehoor.Upheld, "", spokeAlone, promise{words: "Het trapje wordt vervangen.", days: 20}))), // no reasons yet
		in:    parent("Stijn Grootveld", "Ravi", "Ravi is van een wiebelend trapje gevallen en had een gat in zijn hoofd.", about(gehoor.AboutRules), wants(gehoor.WishChange))},
	{ago: 20, at: "10:35", where: "De Bron",
		beats: spoken("opening", "Ik leg de sluiting voor aan de oudercommissie.", on(18, "09:50", relation(), hear(0, "De moeder licht haar klacht toe."), draft(gehoor.PartlyUpheld, "De sluiting mocht, maar wij hebben het te laat verteld. Dat spijt ons.", spokeAlone, promise{words: "Sluitingsdagen staan voortaan een halfjaar vooruit in de app.", days: 15}))), // to be approved
		in:    parent("Chantal Peeters", "Mila", "De opvang sloot op een maandag en wij hoorden het pas op vrijdag.", about(gehoor.AboutRules))},
	{ago: 23, at: "14:45", where: "De Vlinderhof",
		beats: spoken("costs", "De administratie rekent de factuur na.", on(15, "09:50", relation(), hear(0, "De vader licht zijn berekening toe."), draft(gehoor.NotUpheld, "De factuur klopt met het contract.", spokeAlone)), on(17, "13:20", sendBack("Leg uit waarom de korting niet gold; deze reden is te kort."))),
		in:    parent("Arjan Smeding", "Lola", "De broertjeskorting is op twee facturen niet toegepast.", about(gehoor.AboutContract), wants(gehoor.WishMoney))},
	{ago: 21, at: "16:10", where: "De Heuvel",
		beats: spoken("communication", "I will write down what we tell parents about illness, and send it to you.", on(16, "10:00", relation(), hear(0, "Mother explains what happened that week."), draft(gehoor.Upheld, "You should have been called at once when Ada had a fever. Our own rule says so, and we did not follow it.", "It is about a rule of the house; nobody is complained about.", promise{words: "All staff have read the rule again.", days: 0})), on(18, "09:30", approve())), // approved, not yet sent
		in:    parent("Chloe Bennett", "Theo", "Theo had a fever from eleven in the morning. We were called at four.", english, about(gehoor.AboutRules))},

	// Sent: opened, not opened, by post.
	{ago: 26, at: "18:30", where: "De Waterlelie",
		beats: join(spoken("care", "Ik bespreek het in het team.", on(6, "10:00", hear(0, "De moeder vertelt wat zij zag."))), decided(21, gehoor.Upheld, "Wij vinden dat de medewerkers Fedde eerder hadden moeten troosten. Het logboek laat zien dat dit niet is gebeurd.", spokeAlone, promise{words: "Het team krijgt een training over wennen.", days: 20}), []beat{on(23, "20:15", opens())}),
		in:    parent("Froukje Dijkema", "Fedde", "Fedde heeft tijdens het wennen een uur gehuild en werd niet opgepakt.", about(gehoor.AboutRules))},
	{ago: 25, at: "12:10", where: "De Uitkijk",
		beats: join(spoken("transport", "Ik vraag de vervoerder om de ritten.", on(6, "10:00", hear(0, "De vader heeft de tijden opgeschreven."))), decided(19, gehoor.Upheld, "De ritlijsten laten zien dat de bus zes keer te laat was.", spokeAlone, promise{words: "Er rijdt een tweede bus op woensdag.", days: 12})), // not opened for more than three days
		in:    parent("Jeroen Kuipers", "Saar", "Elke woensdag staat mijn dochter een half uur te wachten.", about(gehoor.AboutRules), again)},
	{ago: 30, at: "09:25", where: "Het Lindeblad",
		beats: join(spoken("contract", "De afdeling contracten bekijkt de opzegging.", on(6, "10:00", hear(0, "De moeder laat haar brief zien."))), decided(20, gehoor.NotUpheld, "De opzegtermijn van een maand staat in het contract en is voor iedereen gelijk.", spokeAlone), []beat{on(25, "10:40", post())}),
		in:    parent("Ineke Schouwstra", "Job", "Ik moet een maand doorbetalen terwijl Job al weg is.", about(gehoor.AboutContract), capacity(gehoor.FormerParent))},

	// Closed, with measures open, overdue and done.
	{ago: 40, at: "20:05", where: "De Wielewaal",
		beats: join(spoken("safety", "De poort wordt nagekeken.", on(6, "10:00", hear(0, "De vader vertelt wat hij aantrof."))), decided(15, gehoor.Upheld, "De poort sloot niet goed. Dat was al een week bekend.", spokeAlone, promise{words: "De poort krijgt een zelfsluitend slot.", days: 40}), []beat{on(17, "21:00", opens()), on(39, "20:15", rates(gehoor.Yes, gehoor.No))}),
		in:    parent("Willem Jan Osinga", "Doris", "De poort naar de straat stond open en Doris stond op de stoep.", about(gehoor.AboutRules))},
	{ago: 48, at: "13:15", where: "De Morgenster",
		beats: join(spoken("staff", "Ik bekijk de bezetting van de groep.", on(6, "10:00", hear(0, "De moeder vertelt over de wisselingen."))), decided(14, gehoor.Upheld, "De groep had in acht weken vijf vaste gezichten te weinig.", spokeAlone, promise{words: "Twee vaste medewerkers worden aangenomen.", days: 20}), []beat{on(16, "19:40", opens()), on(28, "21:30", rates(gehoor.Yes, gehoor.Partly))}), // overdue
		in:    parent("Dunya Saleh", "Zayn", "Zayn kent niemand meer op zijn groep.", about(gehoor.AboutRules), again)},
	{ago: 55, at: "17:50", where: "De Ontdekkers",
		beats: join(spoken("care", "Het team bespreekt hoe wij ruzies oplossen.", on(6, "10:00", hear(0, "De vader vertelt hoe zijn zoon thuiskwam."))), decided(16, gehoor.PartlyUpheld, "Er is ingegrepen, maar te laat. Wij hadden je dezelfde dag moeten bellen.", spokeAlone, promise{words: "Ouders worden bij elk letsel dezelfde dag gebeld.", days: 10}), []beat{on(18, "08:30", opens()), on(26, "16:00", finish(1, "Vastgelegd in de werkafspraken van het team.")), on(30, "10:00", hold("De ouder heeft een advocaat en overweegt een rechtszaak."))}),
		in:    parent("Maarten Zwiers", "Ties", "Ties is op het plein door een ouder kind geslagen en niemand greep in.", about(gehoor.AboutRules))},
	{ago: 58, at: "10:50", where: "De Kievit",
		beats: join(spoken("communication", "I will ask the team how they write the reports.", on(6, "10:00", hear(0, "Father shows the reports."))), decided(17, gehoor.Upheld, "The reports were copied from one day to the next. That should not happen.", "It is about how a form is used; nobody is complained about.", promise{words: "The form no longer offers yesterday's text.", days: 0}, promise{words: "Aanspreken in het functioneringsgesprek.", days: 15, personnel: true}), []beat{on(19, "20:30", opens()), on(30, "11:00", finish(2, "Gesprek gevoerd."))}),
		in:    parent("Liam Novak", "Elsa", "The daily report says the same words every day, even on a day Elsa was at home.", english, about(gehoor.AboutRules))},
	{ago: 60, at: "19:15", where: "Het Kompas",
		beats: join(spoken("opening", "Ik vraag na waarom de tijden zijn veranderd.", on(6, "10:00", hear(0, "De moeder vertelt wat het voor haar betekent."))), decided(20, gehoor.NotUpheld, "De oudercommissie heeft vooraf positief geadviseerd en alle ouders zijn twee maanden eerder ingelicht.", spokeAlone), []beat{on(22, "21:10", opens())}),
		in:    parent("Femke Boonstra", "Wout", "De opvang gaat een kwartier later open en ik kom daardoor te laat op mijn werk.", about(gehoor.AboutRules))},

	// Settled in conversation; once it turned out not to be.
	{ago: 14, at: "20:35", where: "De Zonnestraal",
		beats: append(routed("communication"), on(1, "17:00", called()), on(2, "09:15", settled("De manager heeft uitgelegd waarom de groep is gesplitst en excuses gemaakt voor de brief.", 3)...), on(5, "11:00", approve()), on(5, "15:00", send(gehoor.OnStatusPage)), on(6, "20:00", opens())),
		in:    parent("Jelmer Wijnstra", "Hanna", "De groep van Hanna is gesplitst en wij lazen het in een algemene brief.")},
	{ago: 19, at: "08:40", where: "De Avonturiers",
		beats: append(routed("care"), on(1, "12:10", solved()), on(2, "09:15", settled("Besproken en opgelost: Luuk mag zijn eigen knuffel mee naar bed.", 0)...), on(4, "11:00", approve()), on(4, "15:00", send(gehoor.OnStatusPage)), on(5, "20:00", opens())),
		in:    parent("Sander Poelman", "Luuk", "De knuffel van Luuk werd afgepakt omdat hij te oud zou zijn.")},
	{ago: 22, at: "15:40", where: "Het Vogelnest",
		beats: append(routed("placement"), on(2, "12:10", called(), steps("We look for a place on Thursdays.", 4)), on(3, "09:15", settled("We agreed on an extra day from next month on.", 0)...), on(6, "11:00", approve()), on(6, "15:00", send(gehoor.OnStatusPage)), on(7, "20:00", opens()), on(12, "10:30", reopen(gehoor.AfterNotResolved, "The parent wrote that the extra day was withdrawn."))),
		in:    parent("Marta Kowalska", "Jan", "We were promised a third day for months.", english, about(gehoor.AboutOffice))},
	{ago: 9, at: "21:25", where: "De Zevensprong", beats: append(routed("care"), on(1, "18:05", solved())), // the settlement is owed
		in: parent("Lieke Verhulst", "Daan", "Daan kreeg pinda's terwijl hij allergisch is. Het liep goed af, maar ik ben geschrokken.")},

	{ago: 4, at: "12:50", where: "De Ontdekkers", // whether it is resolved, the parent has not said yet
		beats: append(routed("communication"), on(2, "10:30", solved()), on(2, "11:15", settled("De manager heeft uitleg gegeven over de foto's en maakt er voortaan elke dag een.", 0)...)),
		in:    parent("Rianne Postmus", "Teun", "Wij krijgen bijna nooit een foto of een berichtje over de dag van Teun.")},

	// Somebody is invited to be heard; a complaint that was split; two about one incident; a practice filing.
	{ago: 7, at: "16:25", where: "De Egelantier",
		beats: spoken("care", "Ik hoor de medewerker en bel je daarna.", on(2, "10:00", accuse()), on(3, "11:20", hear(0, "De vader vertelt dat zijn zoon alleen in de gang moest zitten.")), on(4, "10:15", invite(1, 6, gehoor.DiscloseByPaper, "Een ouder heeft geklaagd over hoe een kind tot rust werd gebracht. Wij willen graag jouw kant horen."))),
		in:    parent("Joost Wijngaard", "Tim", "Tim moest van een medewerker een half uur alleen in de gang zitten.")},
	{ago: 2, at: "10:40", where: "De Bron",
		beats: append(routed("costs"), on(1, "14:30", split("safety", "Het hek van de tuin klemt al weken."))),
		in:    parent("Mariska Olthof", "Jens", "De factuur van oktober klopt niet. En het hek van de tuin klemt al weken.", about(gehoor.AboutContract, gehoor.AboutRules))},
	{ago: 4, at: "18:20", where: "De Stuiterbal", beats: routed("safety"),
		in: parent("Peter Hendrikse", "Fay", "Op het uitstapje naar de kinderboerderij waren ze een groepje kwijt. Fay was erbij.", about(gehoor.AboutRules))},
	{ago: 4, at: "19:45", where: "De Stuiterbal", beats: append(routed("safety"), on(1, "10:20", linked("Peter Hendrikse"))),
		in: parent("Saskia Bruinsma", "Lev", "Bij de kinderboerderij is het groepje van mijn zoon een kwartier zoek geweest.", about(gehoor.AboutRules))},
	{ago: 1, at: "11:00", where: "De Klaproos", beats: []beat{on(0, "11:30", practice())},
		in: parent("Proef Proefmans", "", "Dit is een proef om te zien of het formulier werkt.", about(gehoor.AboutUnsaid))},

	// Withdrawn, reopened, declined.
	{ago: 16, at: "11:05", where: "De Egelantier", beats: append(spoken("communication", "Ik stuur de foto's alsnog."), on(3, "20:40", withdraw())),
		in: parent("Bregje Kooistra", "Moos", "Ik krijg geen foto's meer in de app.")},
	{ago: 2, at: "09:10", where: "De Stuiterbal", beats: []beat{on(1, "08:05", withdraw())},
		in: parent("Robert Ekkel", "Siem", "Siem was zijn jas kwijt. Inmiddels gevonden, laat maar.")},
	{ago: 17, at: "13:50", where: "De Kersenbloesem", beats: append(spoken("costs", "De rekening wordt aangepast."), on(4, "19:10", withdraw()), on(9, "10:20", reopen(gehoor.AfterWithdrawal, "De rekening bleek niet aangepast; de ouder schreef ons."))),
		in: parent("Tineke Raven", "Isa", "Er is een eigen bijdrage gerekend die niet klopt.", about(gehoor.AboutOffice), wants(gehoor.WishMoney))},
	{ago: 34, at: "10:30", where: "De Heuvel", beats: []beat{on(2, "10:50", decline(gehoor.TooLate, "Je klacht gaat over iets van drie jaar geleden. Het rooster en het logboek van toen zijn er niet meer en de betrokken medewerkers zijn weg: wij kunnen niet meer nagaan wat er is gebeurd."))},
		in: parent("Frans Delnoij", "Mees", "Drie jaar geleden is onze opvang volgens mij onterecht stopgezet.", longAgo("Ik kwam het contract nu pas tegen."), capacity(gehoor.FormerParent), about(gehoor.AboutContract))},
	{ago: 28, at: "16:00", where: "De Bron", beats: []beat{on(1, "11:10", decline(gehoor.NotOurs, "De school naast onze locatie is van een ander bestuur. Stuur je klacht naar het bestuur van de school. Het adres staat in de schoolgids."))},
		in: parent("Hatice Demir", "Efe", "De juf van school laat de kinderen te vroeg naar buiten.", about(gehoor.AboutUnsaid))},
	{ago: 13, at: "14:15", where: "De Boomgaard", beats: append(append([]beat{}, on(2, "10:40", admit("De ouder kreeg de belofte tot terugbetaling; daarom behandelen wij de klacht.", "opening"), route())), on(3, "16:10", called(), steps("Ik zoek uit wat er is beloofd.", 5))), // late, and taken up
		in: parent("Loes Kramer", "Finn", "In het voorjaar waren er drie sluitingsdagen waarvoor wij niets terugkregen.", longAgo("Er is ons steeds gezegd dat het geregeld werd."), about(gehoor.AboutContract), wants(gehoor.WishMoney))},
	{ago: 11, at: "09:05", where: "De Vuurvlieg", beats: []beat{on(1, "10:15", signal("Een buurvrouw; zij is geen klant. Wij behandelen het als signaal.", "transport"), route()), on(3, "15:00", called()), on(6, "11:30", shut())},
		in: parent("Corrie Bonnema", "", "De busjes van de opvang rijden te hard door onze straat.", capacity(gehoor.SomeoneElse), about(gehoor.AboutUnsaid))},

	// Parent committees.
	{ago: 12, at: "21:40", where: "De Regenboog", beats: spoken("committee", "De directie geeft het advies alsnog een antwoord, binnen twee weken."),
		in: parent("Jeanine Ruiter", "", "Ons advies over de tarieven is niet beantwoord, terwijl de tarieven wel zijn verhoogd.", committee("De Regenboog"))},
	{ago: 36, at: "20:25", where: "De Kievit",
		beats: join(spoken("committee", "Ik leg het voor aan de bestuurder.", on(6, "10:00", hear(0, "De voorzitter licht het advies toe."))), decided(22, gehoor.Upheld, "De commissie had vooraf om advies gevraagd moeten worden. Dat is niet gebeurd.", spokeAlone, promise{words: "De bestuurder vraagt alsnog advies.", days: 8}), []beat{on(24, "20:30", opens())}),
		in:    parent("Mohamed Aarab", "", "Over de nieuwe openingstijden is ons niets gevraagd.", committee("De Kievit"))},

	// The promised date has passed; a later date is agreed.
	{ago: 33, at: "12:00", where: "'t Speelhuis", beats: spoken("staff", "Ik onderzoek de bezetting van dit jaar.", on(12, "09:00", investigate("Roosters opgevraagd bij de planning."))),
		in: parent("Ruth Meijerink", "Abel", "De vaste medewerkers worden steeds op andere groepen ingezet.", again)},
	{ago: 24, at: "18:05", where: "Het Eiland", beats: spoken("safety", "Er komt een deskundige kijken naar de bomen.", on(18, "11:00", delay(14, "De deskundige kan pas over drie weken; de ouder vindt dat goed."))),
		in: parent("Lucas Oldenburg", "Eef", "Er is een tak op het plein gevallen waar kinderen speelden.", about(gehoor.AboutRules), wants(gehoor.WishChange))},

	// Safety: sealed from the first second, diverted, cleared.
	{ago: 5, at: "17:35", where: "De Vlinderhof",
		beats: []beat{on(0, "17:55", step(gehoor.StepReceived, "")), on(0, "18:20", step(gehoor.StepSafe, "De medewerker is naar huis gestuurd.")), on(0, "18:45", step(gehoor.StepConsulted, "Vertrouwensinspecteur gebeld.")), on(1, "09:30", step(gehoor.StepAdvice, "Aangifte doen.")), on(1, "14:00", waits(gehoor.StepPolice, "Afspraak bij de politie staat voor morgen."))},
		in:    parent("Sarah Willink", "Bente", "Bente zegt dat een medewerker haar heeft geslagen. Zij heeft een rode plek op haar wang.", worry(gehoor.StaffViolence))},
	{ago: 1, at: "22:10", where: "De Kersenbloesem",
		in: parent("Grace Adeyemi", "Tobi", "My son told me that a member of staff locked him in the storeroom and pinched him.", english, worry(gehoor.StaffViolence))},
	{ago: 10, at: "09:40", where: "Het Zandkasteel",
		beats: []beat{on(1, "09:10", admit("", "other"), suspect(gehoor.ReportingCode)), on(1, "10:30", divert(gehoor.ReportingCode), step(gehoor.StepReceived, ""), step(gehoor.StepConfirmed, ""), step(gehoor.StepSafe, "")), on(1, "14:30", step(gehoor.StepSignals, "Signalen op een rij gezet."), step(gehoor.StepColleague, "Veilig Thuis om raad gevraagd."))},
		in:    parent("Ans Kloosterman", "", "Ik maak mij zorgen over een jongetje op de groep van mijn kleindochter. Hij heeft steeds blauwe plekken en is bang voor zijn vader.", worry(gehoor.HomeWorry), about(gehoor.AboutUnsaid))},
	{ago: 12, at: "15:30", where: "De Uitkijk",
		beats: []beat{on(1, "09:15", suspect(gehoor.ReportingDuty)), on(1, "09:40", step(gehoor.StepReceived, "")), on(1, "15:20", clearSafety("Gebeld met de ouder: het ging om een val, gezien door twee medewerkers.")), on(2, "09:30", admit("", "care"), route()), on(2, "16:40", called(), steps("Ik vertel je hoe het toezicht op het klimrek is geregeld.", 4))},
		in:    parent("Niels Verschoor", "Ide", "Ide heeft een blauw oog en ik vertrouw de uitleg niet helemaal.", worry(gehoor.NotSure))},

	// Outside bodies.
	{ago: 50, at: "11:25", where: "De Regenboog",
		beats: join(spoken("contract", "De contractafdeling reageert binnen een week.", on(6, "10:00", hear(0, "De vader licht zijn lezing van het contract toe."))), decided(18, gehoor.NotUpheld, "De annulering kwam na de dag die in het contract staat.", spokeAlone), []beat{on(20, "20:00", opens()), on(25, "14:00", escalate(gehoor.DisputesCommittee, gehoor.NotDirect)), on(26, "09:30", packs()), on(44, "15:30", ruled(gehoor.DisputesCommittee, gehoor.RuledPartly, "De commissie vindt de voorwaarde onduidelijk en wijst de helft van het bedrag toe.", "De voorwaarde over annuleren wordt herschreven.", 30))}),
		in:    parent("Edwin Scholtens", "Roos", "Ik heb tijdig geannuleerd en moet toch een boete betalen.", about(gehoor.AboutContract), wants(gehoor.WishMoney))},
	{ago: 27, at: "10:05", where: "De Waterlelie", beats: spoken("communication", "Ik regel een gesprek met de mentor.", on(8, "13:00", escalate(gehoor.ComplaintsDesk, gehoor.NotDirect)), on(14, "11:00", ruled(gehoor.ComplaintsDesk, gehoor.RuledSettled, "Met hulp van het loket zijn afspraken gemaakt.", "", 0))),
		in: parent("Astrid Nauta", "Jorn", "De mentor van Jorn wil niet met mij praten over zijn ontwikkeling.")},
	{ago: 31, at: "19:50", where: "De Heuvel", beats: spoken("costs", "De administratie rekent het na.", on(20, "10:00", escalate(gehoor.DisputesCommittee, gehoor.CannotBeAsked), disputed("198021/202468"))),
		in: parent("Karel Vrancken", "Tess", "Ik betwist de jaarafrekening en heb geen vertrouwen meer in de afhandeling.", about(gehoor.AboutOffice), wants(gehoor.WishMoney))},

	// Questions: new, answered, closed, and one that turned out to be a complaint.
	{ago: 1, at: "15:10", where: "De Ontdekkers", question: true,
		in: parent("Wytske Hamers", "", "Kan ik ook klagen als mijn kind alleen op proef is geweest?")},
	{ago: 1, at: "17:20", where: "De Vlinderhof", question: true, // its words ask to be read for safety first
		in: parent("Linda Verbeek", "", "Mag een medewerker een kind bij de arm trekken? Mijn dochter had een blauwe plek.")},
	{ago: 4, at: "10:20", where: "De Kievit", question: true, beats: []beat{on(1, "11:30", replies("Yes, you can. The form asks for the location; you may leave out your name.", ""))},
		in: parent("Hannah Fischer", "", "Can I file a complaint in English, and does the location see my name?", english)},
	{ago: 15, at: "13:35", where: "Het Kompas", question: true, beats: []beat{on(1, "09:10", replies("De oudercommissie van Het Kompas bereik je via het adres op het bord bij de ingang.", gehoor.EnquiryAnswered))},
		in: parent("Joost Bakhuis", "", "Hoe bereik ik de oudercommissie?")},
	{ago: 7, at: "20:30", where: "De Boomgaard", question: true, beats: []beat{on(1, "10:45", complains(), admit("", "care"), route()), on(2, "13:10", called(), steps("Ik kijk mee op de groep en bel volgende week.", 5))},
		in: parent("Sietske Wagenaar", "Hidde", "Wat moet ik doen als de groep van mijn kind elke dag te vol is? Gisteren zaten er achttien kinderen met twee leidsters.")},
}

// settled are the acts of a settlement (D7): the relation checked, and what was agreed as the decision.
func settled(agreed string, days int) []act {
	var promises []promise
	if days > 0 {
		promises = []promise{{words: "Ouders krijgen het voortaan eerst persoonlijk te horen.", days: days}}
	}
	return []act{relation(), draft(gehoor.Resolved, agreed, "", promises...)}
}

// phoneOf is an invented number for somebody, the same each time and another for another: no network gives out 06-0000.
func phoneOf(name string) string {
	sum := fnv.New32a()
	sum.Write([]byte(name))
	return fmt.Sprintf("06-0000%04d", sum.Sum32()%10000)
}
