package text

// What the desk says of questions (R2).
var (
	EnquiriesNone         = Msg{"Er zijn geen open vragen.", "There are no open questions."}
	EnquiryNumber         = Msg{"Vraag", "Question"}
	EnquiryAnswer         = Msg{"Antwoorden", "Answer"}
	EnquiryConvert        = Msg{"Maak er een klacht van", "Make it a complaint"}
	EnquiryClose          = Msg{"Sluiten", "Close"}
	EnquiryClosedAnswered = Msg{"de vraag is beantwoord", "the question is answered"}
	EnquiryClosedSilent   = Msg{"er kwam geen reactie meer", "no reply came"}
	EnquiryClosedNotOurs  = Msg{"hoort niet bij ons", "not for us"}
)
