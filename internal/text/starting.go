package text

import "gehoor"

// Texts to begin a judgment with, by what a complaint is about (C5). What stands between brackets with three dots is
// still to be filled in; a letter that has one left is not finished.
var (
	StartLabel = Msg{"Begin met een voorbeeldtekst over dit onderwerp", "Begin with an example text on this subject"}
	StartHint  = Msg{"Zet een kruisje en bewaar. Vul daarna in wat tussen haken staat.", "Tick the box and save. Then fill in what stands between brackets."}

	StartEvidence = Msg{"We spraken met jou op [… dag]. We spraken ook met [… wie, zonder naam]. We keken naar [… wat].", "We talked to you on [… day]. We also talked to [… who, without a name]. We looked at [… what]."}

	StartCareFacts          = Msg{"Op [… dag] was je kind op de groep. [… Wat er gebeurde.] Dat was voor je kind [… hoe].", "On [… day] your child was in the group. [… What happened.] For your child this was [… how]."}
	StartCareReasons        = Msg{"Een kind moet zich bij ons veilig en gezien voelen. [… Wat we hadden moeten doen.] Dat is [… wel of niet] gebeurd. Daarom vinden we dit.", "A child should feel safe and seen with us. [… What we should have done.] That [… was or was not] done. That is why we think so."}
	StartSafetyFacts        = Msg{"Op [… dag] ging het mis bij [… plek]. [… Wat er gebeurde.] Daarna deden we [… wat].", "On [… day] it went wrong at [… place]. [… What happened.] After that we did [… what]."}
	StartSafetyReasons      = Msg{"We hebben regels om kinderen veilig te houden. De regel is hier: [… welke]. Daar hielden we ons [… wel of niet] aan. Daarom vinden we dit.", "We have rules to keep children safe. The rule here is: [… which]. We [… kept or did not keep] to it. That is why we think so."}
	StartStaffFacts         = Msg{"In de weken van [… tot …] stonden er [… hoeveel] vaste gezichten op de groep. [… Wat je kind daarvan merkte.]", "In the weeks of [… to …] there were [… how many] familiar faces in the group. [… What your child noticed of it.]"}
	StartStaffReasons       = Msg{"Elk kind hoort vaste gezichten om zich heen te hebben. [… Wat we hadden afgesproken.] Dat is [… wel of niet] gelukt. Daarom vinden we dit.", "Every child should have familiar faces around. [… What we had agreed.] That [… worked or did not work]. That is why we think so."}
	StartCommunicationFacts = Msg{"Op [… dag] wilde je weten [… wat]. Je hoorde van ons [… wat en wanneer].", "On [… day] you wanted to know [… what]. You heard from us [… what and when]."}
	StartCommunicationWhy   = Msg{"Wij horen je op tijd en duidelijk te vertellen wat er is. [… Wat je van ons mocht verwachten.] Dat is [… wel of niet] gebeurd. Daarom vinden we dit.", "We should tell you in time and clearly what is going on. [… What you could expect of us.] That [… was or was not] done. That is why we think so."}
	StartPlacementFacts     = Msg{"Je vroeg op [… dag] om [… welke dagen of plek]. Wij zeiden [… wat]. Er was toen [… wel of geen] plek.", "On [… day] you asked for [… which days or place]. We said [… what]. At that time there was [… room or no room]."}
	StartPlacementReasons   = Msg{"Onze regels voor plaatsing zeggen: [… wat]. Die gelden voor iedereen. Wij volgden ze [… wel of niet]. Daarom vinden we dit.", "Our rules for placing say: [… what]. They hold for everybody. We [… followed or did not follow] them. That is why we think so."}
	StartOpeningFacts       = Msg{"Op [… dag] was de groep dicht van [… tijd tot tijd]. Je hoorde dat op [… dag]. Je moest daardoor [… wat].", "On [… day] the group was closed from [… time to time]. You were told on [… day]. Because of that you had to [… what]."}
	StartOpeningReasons     = Msg{"In je contract staat wanneer we open zijn: [… wat]. Als we dicht moeten, zeggen we dat [… hoe lang] van tevoren. Dat deden we [… wel of niet]. Daarom vinden we dit.", "Your contract says when we are open: [… what]. When we have to close, we say so [… how long] before. We [… did or did not]. That is why we think so."}
	StartContractFacts      = Msg{"Je contract begon op [… dag]. Op [… dag] vroeg je om [… wat]. Wij antwoordden [… wat].", "Your contract began on [… day]. On [… day] you asked for [… what]. We answered [… what]."}
	StartContractReasons    = Msg{"In het contract staat: [… wat]. Dat betekent in gewone woorden: [… wat]. Daarom vinden we dit.", "The contract says: [… what]. In plain words that means: [… what]. That is why we think so."}
	StartCostsFacts         = Msg{"Op de rekening van [… maand] staat € [… bedrag]. Jij denkt dat het € [… bedrag] moet zijn, omdat [… waarom].", "The invoice of [… month] says € [… amount]. You think that it should be € [… amount], because [… why]."}
	StartCostsReasons       = Msg{"We hebben de rekening nagerekend: [… hoe]. De uitkomst is € [… bedrag]. Daarom vinden we dit.", "We checked the invoice: [… how]. The result is € [… amount]. That is why we think so."}
	StartTransportFacts     = Msg{"Op [… dag] reed [… welk vervoer] van [… plek] naar [… plek]. [… Wat er gebeurde.]", "On [… day] [… which transport] went from [… place] to [… place]. [… What happened.]"}
	StartTransportReasons   = Msg{"Onderweg zorgen wij voor je kind. Daarvoor spraken we af: [… wat]. Dat ging [… wel of niet] goed. Daarom vinden we dit.", "On the way we take care of your child. For that we agreed: [… what]. That [… went or did not go] well. That is why we think so."}
	StartPrivacyFacts       = Msg{"Op [… dag] zag of hoorde [… wie, zonder naam] iets over jou of je kind: [… wat]. Wij merkten dat op [… dag].", "On [… day] [… who, without a name] saw or heard something about you or your child: [… what]. We noticed it on [… day]."}
	StartPrivacyReasons     = Msg{"Wat van jou is, houden wij voor ons. Wij mogen het alleen delen als [… wanneer]. Dat was hier [… wel of niet] zo. Daarom vinden we dit.", "What is yours, we keep to ourselves. We may share it only when [… when]. That [… was or was not] so here. That is why we think so."}
	StartCommitteeFacts     = Msg{"Op [… dag] namen wij het besluit om [… wat]. De oudercommissie gaf [… wel of geen] advies op [… dag]. Dat advies was: [… wat].", "On [… day] we decided to [… what]. The parent committee [… gave or did not give] advice on [… day]. That advice was: [… what]."}
	StartCommitteeReasons   = Msg{"De oudercommissie mag meepraten voordat wij besluiten. Wij vroegen het advies [… wel of niet] op tijd. Wij weken ervan af omdat [… waarom]. Daarom vinden we dit.", "The parent committee has its say before we decide. We [… asked or did not ask] for the advice in time. We did otherwise because [… why]. That is why we think so."}
	StartOtherFacts         = Msg{"Op [… dag] gebeurde er [… wat]. Jij vond daarvan [… wat].", "On [… day] [… what] happened. You thought of it [… what]."}
	StartOtherReasons       = Msg{"Je mocht van ons verwachten dat [… wat]. Dat deden we [… wel of niet]. Daarom vinden we dit.", "You could expect of us that [… what]. We [… did or did not]. That is why we think so."}
)

// starting are the texts by category; of one that an organisation made itself, those of Other.
var starting = map[gehoor.Category][2]Msg{
	"care": {StartCareFacts, StartCareReasons}, "safety": {StartSafetyFacts, StartSafetyReasons}, "staff": {StartStaffFacts, StartStaffReasons},
	"communication": {StartCommunicationFacts, StartCommunicationWhy}, "placement": {StartPlacementFacts, StartPlacementReasons},
	"opening": {StartOpeningFacts, StartOpeningReasons}, "contract": {StartContractFacts, StartContractReasons}, "costs": {StartCostsFacts, StartCostsReasons},
	"transport": {StartTransportFacts, StartTransportReasons}, "privacy": {StartPrivacyFacts, StartPrivacyReasons},
	"committee": {StartCommitteeFacts, StartCommitteeReasons}, "other": {StartOtherFacts, StartOtherReasons},
}

// Starting are the texts to begin a judgment on a category with, in the organisation's words.
func Starting(l Lang, words Words, c gehoor.Category) (facts, evidence, reasons string) {
	both, is := starting[c]
	if !is {
		both = starting["other"]
	}
	return words.Of(both[0]).In(l), words.Of(StartEvidence).In(l), words.Of(both[1]).In(l)
}
