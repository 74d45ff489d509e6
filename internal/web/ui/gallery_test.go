package ui_test

import (
	"bytes"
	"fmt"
	"net/url"
	"testing"
	"time"

	. "maragu.dev/gomponents"
	. "maragu.dev/gomponents/html"

	"gehoor/internal/text"
	"gehoor/internal/web/htmlcheck"
	"gehoor/internal/web/ui"
)

// A picture is a page of the gallery. All of them together show every part in every state.
type picture struct {
	name string
	page func(l text.Lang) Node
}

var languages = []struct {
	name string
	text.Lang
}{{"nl", text.NL}, {"en", text.EN}}

// say picks the words of a language, as pages do with the texts of package text.
func say(l text.Lang, nl, en string) string {
	if l == text.EN {
		return en
	}
	return nl
}

var organisation = ui.Organisation{
	Name: "Kinderopvang Voorbeeld", Home: "/",
	Mail: "klachten@voorbeeld.nl", Phone: "088 000 00 00", Hours: "9 – 17",
	Regulation: "/reglement", Privacy: "/privacy", Accessibility: "/toegankelijk",
}

func public(l text.Lang, title string) ui.Page {
	return ui.Page{
		Lang: l, Title: title, Section: say(l, "Klacht indienen", "Make a complaint"), Organisation: organisation,
		Translated: "/klacht?lang=en", Back: "/klacht/3", Emergency: true,
	}
}

func desk(l text.Lang, title string) (ui.Page, ui.Desk) {
	return ui.Page{Lang: l, Title: title, Organisation: organisation},
		ui.Desk{
			Menu: []ui.MenuItem{
				{say(l, "Klachten", "Complaints"), "/bureau", true}, {say(l, "Maatregelen", "Measures"), "/bureau/maatregelen", false},
				{say(l, "Rapporten", "Reports"), "/bureau/rapporten", false}, {say(l, "Zoeken", "Search"), "/bureau/zoeken", false},
			},
			Name: "Ilse", Role: say(l, "Klachtencoördinator", "Complaints coordinator"), SignOut: "/uit",
		}
}

func paragraph(words string) Node { return P(Text(words)) }

var gallery = []picture{
	{"start-public", func(l text.Lang) Node {
		title := say(l, "Een klacht indienen", "Make a complaint")
		p := public(l, title)
		p.Back, p.Indexed, p.About = "", true, say(l, "Klachten over kinderopvang: indienen en volgen.", "Complaints about childcare: file and follow.")
		return p.Public(
			ui.Heading(l, ui.Step{}, title),
			ui.Intro(say(l, "Ben je niet tevreden over de opvang? Vertel het ons. We nemen je klacht serieus en zoeken samen met jou naar een oplossing.",
				"Are you unhappy with our childcare? Tell us. We take your complaint seriously and look for a solution with you.")),
			paragraph(say(l, "Het invullen duurt ongeveer 10 minuten. Je hebt geen account nodig.", "It takes about 10 minutes. You do not need an account.")),
			ui.Buttons(ui.ButtonLink("/klacht/1", title)),
			H2(Text(say(l, "Wat er daarna gebeurt", "What happens next"))),
			Ol(Li(Text(say(l, "De manager belt of mailt je.", "The manager calls or mails you."))), Li(Text(say(l, "We onderzoeken wat er is gebeurd.", "We look into what happened.")))),
			H2(Text(say(l, "Liever eerst praten?", "Would you rather talk first?"))),
			P(Text(say(l, "Mail onze klachtencoördinator: ", "Mail our complaints coordinator: ")), ui.MailLink("klachten@voorbeeld.nl"), Text(".")),
			ui.LinkAlone("/verder", say(l, "Ga verder met een klacht die je hebt bewaard", "Continue a complaint you saved")),
			H2(Text(say(l, "Hulp van buiten", "Help from outside"))),
			P(Text(say(l, "Bel het ", "Call the ")), ui.SiteLink("https://www.klachtenloket-kinderopvang.nl/", "Klachtenloket Kinderopvang"), Text(".")),
		)
	}},
	{"danger-public", func(l text.Lang) Node {
		title := say(l, "Bel nu 112", "Call 112 now")
		p := public(l, title)
		p.Emergency = false
		return p.Public(
			ui.Heading(l, ui.Step{}, title),
			ui.Block(ui.Danger, paragraph(say(l, "Is een kind nu in gevaar? Bel dan meteen 112. Wacht niet op ons.", "Is a child in danger now? Call 112 at once. Do not wait for us.")),
				P(ui.EmergencyButton("112", say(l, "Bel 112", "Call 112")))),
			ui.Block(ui.Warning, H2(Text(say(l, "Bel ons vandaag nog", "Call us today"))), P(ui.CallButton("088 000 00 01", say(l, "Bel de directie", "Call the directors")))),
			P(Text("Veilig Thuis: "), ui.PhoneLink("0800 2000")),
			P(ui.SecondLink("/klacht/2", say(l, "Schrijf het ons nu op", "Write it to us now"))),
		)
	}},
	{"radios-public", func(l text.Lang) Node { return radios(l, nil) }},
	{"radios-error-public", func(l text.Lang) Node {
		var wrong ui.Errors
		wrong.Add("wie", say(l, "Kies wie je bent", "Choose who you are"))
		return radios(l, wrong)
	}},
	{"story-public", func(l text.Lang) Node {
		return story(l, nil, url.Values{"wat": {"\nMijn dochter stond alleen buiten.\r\nNiemand had het gemerkt. <b>&"}})
	}},
	{"story-error-public", func(l text.Lang) Node {
		var wrong ui.Errors
		wrong.Add("wat", say(l, "Schrijf op wat er is gebeurd", "Write down what happened"))
		wrong.Add("wat", "never shown")
		return story(l, wrong, nil)
	}},
	{"contact-public", func(l text.Lang) Node {
		return contact(l, nil, url.Values{"naam": {"Samira de Wit"}, "voorkeur": {"avond"}, "wens": {"uitleg", "gesprek"}})
	}},
	{"contact-error-public", func(l text.Lang) Node {
		var wrong ui.Errors
		wrong.Add("naam", say(l, "Schrijf je naam op, of kies ‘Ik wil mijn naam niet geven’", "Write your name, or choose ‘I do not want to give my name’"))
		wrong.Add("mail", say(l, "Controleer je e-mail. Er hoort een @ in, zoals naam@voorbeeld.nl", "Check your e-mail. It needs an @, like name@example.org"))
		wrong.Add("datum", say(l, "De datum ligt in de toekomst. Kijk of het jaar klopt", "The date is in the future. Check the year"))
		wrong.Add("voorkeur", say(l, "Kies wat je het fijnst vindt", "Choose what you prefer"))
		wrong.Add("wens", say(l, "Kies hoogstens vijf", "Choose at most five"))
		wrong.Add("taal", say(l, "Kies een taal", "Choose a language"))
		wrong.Add("akkoord", say(l, "Zet een vinkje als het klopt", "Tick the box if it is right"))
		wrong.Add("foto", say(l, "foto.jpg is te groot. Een bestand mag 25 MB zijn", "foto.jpg is too big. A file can be 25 MB"))
		return contact(l, wrong, url.Values{"mail": {"samira"}, "datum": {"18 november 2062"}})
	}},
	{"check-public", func(l text.Lang) Node {
		title := say(l, "Controleer je antwoorden en verstuur", "Check your answers and send")
		return public(l, title).Public(
			ui.Heading(l, ui.Step{}, title),
			ui.SummaryList(l,
				ui.Row{Term: say(l, "Wie je bent", "Who you are"), Words: say(l, "Ouder of verzorger", "Parent or carer"), Change: "/klacht/2"},
				ui.Row{Term: say(l, "Wat er is gebeurd", "What happened"), Words: "Mijn dochter Noor (3) is woensdag alleen buiten gebleven.\r\n\r\nhttps://example.org/een-heel-lang-adres-zonder-spaties-dat-nergens-breekt-en-toch-moet-passen", Change: "/klacht/4"},
				ui.Row{Term: "foto-kapstok.jpg", Words: "2,1 MB", Change: "/klacht/8", Verb: say(l, "Weghalen", "Remove")},
				ui.Row{Term: say(l, "Telefoon", "Phone"), Value: ui.PhoneLink("06 12 34 56 78")},
			),
			ui.Block(ui.Plain, H2(Text(say(l, "Wie leest je klacht?", "Who reads your complaint?"))),
				P(Text(say(l, "De coördinator en de manager. ", "The coordinator and the manager. ")), ui.Link("/privacy", say(l, "Lees meer over privacy", "Read more about privacy")))),
			ui.Form{Lang: l, Action: "/klacht/versturen", Token: "t1", Draft: "d1", Seq: 7}.Node(ui.Buttons(ui.Button(say(l, "Klacht versturen", "Send complaint")))),
		)
	}},
	{"received-public", func(l text.Lang) Node {
		title := say(l, "We hebben je klacht ontvangen", "We have received your complaint")
		p := public(l, title)
		p.Back, p.Practice, p.Clock = "", true, say(l, "maandag 23 november 2026, 21.42 uur", "Monday 23 November 2026, 21:42")
		return p.Public(
			ui.Block(ui.Good, ui.Heading(l, ui.Step{}, title),
				P(Text(say(l, "Je nummer is", "Your number is")), Br(), ui.Reference("KL 26 7F3K")),
				P(Text(say(l, "Je geheime code is", "Your secret code is")), Br(), ui.Reference("4829 6105"))),
			H2(Text(say(l, "Wat er nu gebeurt", "What happens now"))),
			ui.Timeline(
				ui.Moment{When: say(l, "Maandag 23 november", "Monday 23 November"), Done: true, What: []Node{Text(say(l, "Je klacht is bij ons binnen.", "Your complaint has arrived."))}},
				ui.Moment{When: say(l, "Ons doel: voor het einde van woensdag 25 november", "Our aim: before the end of Wednesday 25 November"), What: []Node{Text(say(l, "De manager belt je.", "The manager calls you."))}},
				ui.Moment{When: say(l, "Uiterlijk maandag 4 januari 2027", "At the latest Monday 4 January 2027"), What: []Node{Text(say(l, "Je krijgt een brief.", "You get a letter."))}},
			),
			P(ui.SecondLink("/status", say(l, "Bekijk je klacht", "See your complaint"))),
		)
	}},
	{"status-public", func(l text.Lang) Node {
		title := say(l, "We onderzoeken je klacht", "We are looking into your complaint")
		p := public(l, title)
		p.Emergency = false
		message := ui.Form{Lang: l, Action: "/status/bericht", Token: "t2", Prefix: "b-", Upload: true, Label: say(l, "Bericht", "Message")}
		return p.Public(
			ui.Notice(ui.Good, say(l, "Je bericht is verstuurd.", "Your message was sent."), ui.UndoForm(l, "/status/terug", "t3", say(l, "bericht", "message"))),
			ui.Above("KL 26 7F3K · De Zonnebloem"), ui.Heading(l, ui.Step{}, title),
			H2(Text(say(l, "Berichten", "Messages"))),
			ui.Block(ui.Plain, P(Strong(Text("Mark Jansen, 24 november:"))), ui.Prose("Bedankt voor het gesprek.\n\nIk bel je op dinsdag 1 december.")),
			message.Node(
				message.TextArea("bericht", say(l, "Schrijf een bericht", "Write a message"), ui.Short),
				message.File("foto", say(l, "Foto of papier meesturen", "Add a photo or paper"), ui.Optional, ui.Several),
				ui.Buttons(ui.Button(say(l, "Bericht versturen", "Send message")), ui.DangerButton(say(l, "Klacht intrekken", "Withdraw complaint"), ui.To("/status/intrekken"))),
			),
		)
	}},
	{"contact-record-public", func(l text.Lang) Node {
		title := say(l, "Heb je Samira gesproken?", "Did you speak to Samira?")
		f := ui.Form{Lang: l, Action: "/eerste-contact", Token: "t4", Seq: 3}
		return public(l, title).Bare(
			ui.Above(say(l, "KL 26 7F3K · voor woensdag 25 november", "KL 26 7F3K · before Wednesday 25 November")), ui.Heading(l, ui.Step{}, title),
			P(ui.SecondCallButton("06 12 34 56 78", say(l, "Bel 06 12 34 56 78", "Call 06 12 34 56 78"))),
			ui.Note(say(l, "Liefst na 18 uur", "Preferably after 18:00")),
			f.Node(
				f.Radios("hoe", say(l, "Hoe ging het contact?", "How did it go?"), []ui.Choice{
					{Value: "ja", Words: say(l, "Ja, gesproken", "Yes, we spoke")}, {Value: "nee", Words: say(l, "Nee, geen gehoor", "No answer")}}, ui.LabelUnseen),
				ui.Details(say(l, "Is er iets afgesproken?", "Was anything agreed?"),
					f.TextArea("afspraak", say(l, "Afspraak", "Agreement"), ui.Optional, ui.Short)),
				ui.Buttons(ui.Button(say(l, "Vastleggen", "Record"))),
			),
		)
	}},
	{"today-desk", func(l text.Lang) Node {
		p, d := desk(l, say(l, "Wat vandaag moet", "What must be done today"))
		filter := ui.Form{Lang: l, Action: "/bureau", Filter: true, Label: say(l, "Filter", "Filter"), Values: url.Values{"stap": {"oordeel"}}}
		search := ui.Form{Lang: l, Action: "/bureau/zoeken", Repeatable: true, Label: say(l, "Zoeken", "Search")}
		return p.Staff(d,
			ui.Heading(l, ui.Step{}, p.Title),
			ui.Tiles(
				ui.Tile{Number: "1", Words: say(l, "te laat", "late"), Path: "/bureau?te-laat"}, ui.Tile{Number: "2", Words: say(l, "nieuw, nog doorsturen", "new, to be routed")},
				ui.Tile{Number: "3", Words: say(l, "deze week een termijn", "due this week")}, ui.Tile{Number: "21", Words: say(l, "open in totaal", "open in all")}),
			ui.Buttons(ui.ButtonLink("/bureau/1", say(l, "Eerste nieuwe klacht doorsturen", "Route the first new complaint"), ui.Focused, ui.AccessKey("n")),
				ui.SecondLink("/bureau/invoer", say(l, "Klacht per brief of telefoon invoeren", "Enter a letter or call"))),
			filter.Node(ui.InRow(
				filter.Select("locatie", say(l, "Locatie", "Location"), []ui.Choice{{Words: say(l, "Alle locaties", "All locations")}, {Value: "1", Words: "De Zonnebloem", Hint: "Utrecht"}}),
				filter.Select("stap", say(l, "Stap", "Step"), []ui.Choice{{Words: say(l, "Alle stappen", "All steps")}, {Value: "oordeel", Words: say(l, "Oordeel", "Decision")}}),
				ui.SecondButton(say(l, "Toon", "Show")))),
			search.Node(ui.InRow(search.Search("zoek", say(l, "Zoek op naam of nummer", "Search by name or number"), ui.FieldKey("z")), ui.SecondButton(say(l, "Zoek", "Search")))),
			complaints(l).Node(),
			ui.Filters("Welke klachten", Li(Strong(Aria("current", "page"), Text("Alles"))), Li(ui.Link("/bureau?toon=te-laat", "Te laat"))),
			ui.Pager(l, "/bureau?voor=a", "/bureau?na=b"),
			ui.Pager(l, "", ""),
		)
	}},
	{"dossier-desk", func(l text.Lang) Node {
		p, d := desk(l, "KL 26 7F3K")
		p.Back, p.BackWords = "/bureau", say(l, "Terug naar de lijst", "Back to the list")
		note := ui.Form{Lang: l, Action: "/bureau/7F3K/notitie", Token: "t5", Seq: 12}
		return p.Staff(d,
			ui.Heading(l, ui.Step{}, "KL 26 7F3K · De Zonnebloem · Samira de Wit"),
			ui.Tags(ui.Tag(ui.InTime, say(l, "Eerste contact gehaald", "First contact made")), ui.Tag(ui.NoTerm, say(l, "Onderzoek", "Investigation")),
				ui.Tag(ui.Soon, say(l, "Oordeel: ma 4 jan 2027", "Decision: Mon 4 Jan 2027")), ui.Tag(ui.Late, say(l, "1 dag te laat", "1 day late"))),
			ui.TwoColumns(Group{
				Section(H2(Text(say(l, "Tijdlijn", "Timeline"))), ui.History(
					ui.Moment{At: time.Date(2026, 11, 24, 18, 25, 0, 0, time.UTC), When: say(l, "di 24 nov, 18.25 · Mark Jansen", "Tue 24 Nov, 18:25 · Mark Jansen"), Done: true, What: []Node{Text(say(l, "Gebeld, gesproken.", "Called, spoke."))}},
					ui.Moment{At: time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC), When: say(l, "ma 23 nov, 21.42 · ouder", "Mon 23 Nov, 21:42 · parent"), Done: true, What: []Node{Text(say(l, "Klacht ingediend.", "Complaint filed."))}})),
				Section(H2(Text(say(l, "De klacht", "The complaint"))), ui.Block(ui.Plain, ui.Prose("Mijn dochter Noor (3) is woensdag alleen buiten gebleven."))),
			}, say(l, "Doen", "To do"),
				H2(Text(say(l, "Volgende stap", "Next step"))),
				ui.Block(ui.Warning, paragraph(say(l, "Mark Jansen hoort het team voor di 1 dec.", "Mark Jansen hears the team before Tue 1 Dec.")), P(ui.ButtonLink("/contact", say(l, "Contact vastleggen", "Record contact")))),
				note.Node(note.TextArea("notitie", say(l, "Notitie", "Note"), ui.Short, ui.FocusHere),
					note.Radios("zie", say(l, "Wie ziet dit?", "Who sees this?"), []ui.Choice{{Value: "intern", Words: say(l, "Alleen wij", "Only us")}, {Value: "ouder", Words: say(l, "Ook de ouder", "The parent too")}}),
					ui.SecondButton(say(l, "Toevoegen", "Add"))),
				H2(Text(say(l, "Mensen", "People"))),
				ui.SummaryList(l, ui.Row{Term: say(l, "Ouder", "Parent"), Words: "Samira de Wit"}, ui.Row{Term: "Manager", Words: "Mark Jansen", Change: "/bureau/7F3K/manager"}),
			))
	}},
	{"week-desk", func(l text.Lang) Node {
		p, _ := desk(l, say(l, "1 klacht te laat", "1 complaint late"))
		p.Practice = true
		return p.Staff(ui.Desk{},
			ui.Heading(l, ui.Step{}, p.Title),
			ui.Chart{Caption: say(l, "Nieuwe klachten per week", "New complaints a week"), Name: "Week", Unit: say(l, "Klachten", "Complaints"), Bars: []ui.Bar{
				{Words: "46", Number: 13}, {Words: "47", Number: 6.5, Shown: "6,5"}, {Words: "48", Number: 0}}}.Node(),
			ui.Chart{Caption: say(l, "Niets", "Nothing"), Name: "Week", Unit: say(l, "Klachten", "Complaints"), Bars: []ui.Bar{{Words: "47"}}}.Node(),
			ui.DataTable{Caption: say(l, "Over tijd", "Overdue"), None: say(l, "Er is niets over tijd.", "Nothing is overdue.")}.Node(),
			ui.Pager(l, "", "/bureau?na=b"),
		)
	}},
	{"triage-error-desk", func(l text.Lang) Node {
		p, d := desk(l, say(l, "KL 26 7F3K doorsturen", "Route KL 26 7F3K"))
		p.Errors.Add("past", say(l, "Kies of de klacht in de regeling past", "Choose whether the regulation covers it"))
		f := ui.Form{Lang: l, Action: "/bureau/7F3K", Token: "t6", Errors: p.Errors}
		return p.Staff(d,
			ui.Heading(l, ui.Step{}, p.Title),
			f.Node(
				f.Radios("past", say(l, "Past de klacht in de regeling?", "Does the regulation cover it?"), []ui.Choice{
					{Value: "ja", Words: say(l, "Ja, behandelen", "Yes, handle it")}, {Value: "niet", Words: say(l, "Nee: hoort hier niet", "No: does not belong here")}}, ui.FocusHere),
				f.Date("ontvangen", say(l, "Ontvangen op", "Received on"), "23-11-2026", ui.Hint(say(l, "De dag van de poststempel telt niet", "Not the day of the postmark")), ui.Default("23-11-2026")),
				f.Text("zin", say(l, "Zin voor de manager", "A line for the manager"), ui.Optional),
				f.Hidden("volgende", "1"),
				ui.Buttons(ui.Button(say(l, "Doorsturen en volgende", "Route and next"))),
			))
	}},
}

func radios(l text.Lang, wrong ui.Errors) Node {
	question := say(l, "Wie ben je?", "Who are you?")
	step := ui.Step{N: 2, Of: 9}
	p := public(l, step.Title(l, question))
	p.Errors = wrong
	f := ui.Form{Lang: l, Action: "/klacht/2", Token: "t", Draft: "d", Errors: wrong, Values: url.Values{"wie": {"oud"}}}
	return p.Public(f.Node(
		f.Radios("wie", question, []ui.Choice{
			{"ouder", say(l, "Ouder of verzorger", "Parent or carer"), say(l, "Je kind komt nu bij ons", "Your child comes to us now")},
			{"oud", say(l, "Ouder of verzorger van een kind dat hier vroeger kwam", "Parent or carer of a child who used to come here"), ""},
			{"anders", say(l, "Iemand anders", "Someone else"), say(l, "Bijvoorbeeld een opa, oma of buur", "For example a grandparent or neighbour")},
		}, ui.AsH1(step), ui.Hint(say(l, "We vragen dit, omdat je dan de goede uitleg krijgt", "We ask this to give you the right explanation"))),
		ui.Buttons(ui.Button(say(l, "Verder", "Continue")), ui.QuietButton(say(l, "Bewaren en later verder", "Save and come back later"), ui.Sends("bewaar", "1"))),
	))
}

func story(l text.Lang, wrong ui.Errors, values url.Values) Node {
	question := say(l, "Wat is er gebeurd?", "What happened?")
	step := ui.Step{N: 4, Of: 9}
	p := public(l, step.Title(l, question))
	p.Errors = wrong
	f := ui.Form{Lang: l, Action: "/klacht/4", Token: "t", Draft: "d", Errors: wrong, Values: values}
	return p.Public(f.Node(
		f.TextArea("wat", question, ui.AsH1(step), ui.Hint(say(l, "Schrijf het op in je eigen woorden", "Tell us in your own words"))),
		ui.Preview("/beheer/kleuren/voorbeeld.css", ui.PreviewWords{
			Title: say(l, "Zo ziet het eruit", "What it looks like"), Light: say(l, "Licht", "Light"), Dark: say(l, "Donker", "Dark"), Name: "De Zonnewijzer", To: "/4",
			Plain: say(l, "Woorden met", "Words with"), Link: say(l, "een link", "a link"), Button: say(l, "Een knop", "A button"),
			Chosen: say(l, "Een gekozen antwoord", "A chosen answer"), Error: say(l, "Vul je naam in", "Enter your name"),
		}),
		ui.Details(say(l, "Hulp bij het schrijven", "Help with writing"), paragraph(say(l, "Deze vragen kunnen je helpen:", "These questions can help you:")),
			Ul(Li(Text(say(l, "Wat zag of hoorde je?", "What did you see or hear?"))), Li(Text(say(l, "Wie waren erbij?", "Who was there?"))))),
		ui.Buttons(ui.Button(say(l, "Verder", "Continue")), ui.QuietButton(say(l, "Bewaren en later verder", "Save and come back later"), ui.Sends("bewaar", "1"))),
	))
}

func contact(l text.Lang, wrong ui.Errors, values url.Values) Node {
	question := say(l, "Hoe kunnen we je bereiken?", "How can we reach you?")
	step := ui.Step{N: 9, Of: 9}
	p := public(l, step.Title(l, question))
	p.Errors = wrong
	f := ui.Form{Lang: l, Action: "/klacht/9", Token: "t", Draft: "d", Upload: true, Errors: wrong, Values: values}
	return p.Public(
		ui.Heading(l, step, question),
		f.Node(
			f.Text("naam", say(l, "Je naam", "Your name"), ui.Autocomplete("name")),
			f.Email("mail", "E-mail", ui.Hint(say(l, "Hier sturen we de bevestiging naartoe", "We send the confirmation here")), ui.Autocomplete("email")),
			f.Tel("tel", say(l, "Telefoon", "Phone"), ui.Autocomplete("tel")),
			f.Text("nummer", say(l, "Nummer van een eerdere klacht", "Number of an earlier complaint"), ui.Optional, ui.Capitals, ui.Short),
			f.Text("code", "Code", ui.Digits, ui.Short, ui.Autocomplete("one-time-code")),
			f.Date("datum", say(l, "Weet je de datum?", "Do you know the date?"), say(l, "18 november", "18 November"), ui.Optional, ui.Approximate),
			f.Radios("voorkeur", say(l, "Wat vind je het fijnst?", "What do you prefer?"), []ui.Choice{
				{Value: "bel", Words: say(l, "Bellen overdag", "Call during the day")}, {Value: "avond", Words: say(l, "Bellen na 18 uur", "Call after 18:00")}}),
			f.Checkboxes("wens", say(l, "Wat wil je dat er gebeurt?", "What would you like to happen?"), []ui.Choice{
				{Value: "uitleg", Words: say(l, "Uitleg", "An explanation")}, {Value: "gesprek", Words: say(l, "Een gesprek", "A conversation")}, {Value: "excuses", Words: say(l, "Excuses", "An apology")}},
				ui.Hint(say(l, "Je mag meer dan één antwoord kiezen", "You can choose more than one"))),
			f.Group(say(l, "Antwoorden", "Replies"),
				f.Select("taal", say(l, "Taal van de antwoorden", "Language of the replies"), []ui.Choice{{Words: say(l, "Kies een taal", "Choose a language")}, {Value: "nl", Words: "Nederlands"}, {Value: "en", Words: "English"}}, ui.Short)),
			f.Checkbox("akkoord", say(l, "Dit klopt", "This is right")),
			f.File("foto", say(l, "Wil je foto’s of papieren meesturen?", "Do you want to add photos or papers?"), ui.Optional, ui.Several),
			ui.SecondButton(say(l, "Toevoegen", "Add"), ui.Sends("voeg", "1")),
			ui.Buttons(ui.Button(say(l, "Verder", "Continue"))),
		))
}

func complaints(l text.Lang) ui.DataTable {
	t := ui.DataTable{
		Caption: say(l, "Open klachten, eerste termijn bovenaan", "Open complaints, next term first"), Head: 3,
		Columns: []ui.Column{{Words: say(l, "Nog", "Left")}, {Words: say(l, "Stap", "Step")}, {Words: say(l, "Voor", "Before")}, {Words: say(l, "Klacht", "Complaint")}, {Words: say(l, "Locatie", "Location")}, {Words: "Manager"}, {Words: say(l, "Dagen", "Days"), Number: true}},
	}
	for i, u := range []ui.Urgency{ui.Late, ui.Soon, ui.Soon, ui.InTime, ui.InTime, ui.NoTerm} {
		number := fmt.Sprintf("KL 26 6B%dM", i)
		t.Rows = append(t.Rows, []Node{
			ui.Tag(u, say(l, "1 dag te laat", "1 day late")), Text(say(l, "Eerste contact", "First contact")), Text(say(l, "ma 23 nov", "Mon 23 Nov")),
			ui.NumberLink(ui.Path("/bureau").Join(number), number), Text("Het Zonnetje, Utrecht"), nil, Text("1.234"),
		})
	}
	return t
}

func render(t *testing.T, n Node) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := n.Render(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGalleryHasNoFaults(t *testing.T) {
	t.Parallel()
	for _, p := range gallery {
		for _, l := range languages {
			t.Run(l.name+"-"+p.name, func(t *testing.T) {
				t.Parallel()
				page := render(t, p.page(l.Lang))
				for _, fault := range htmlcheck.Check(page) {
					t.Error(fault)
				}
				if err := htmlcheck.Save("ui-"+l.name+"-"+p.name, page); err != nil {
					t.Error(err)
				}
			})
		}
	}
}
