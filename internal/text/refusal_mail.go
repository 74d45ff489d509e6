package text

// mailRefusals are those of mail that came back.
var mailRefusals = map[string]Msg{
	"enquire.no-alarm":   {"Er loopt geen alarm.", "No alarm is running."},
	"enquire.not-sealed": {"Deze vraag is niet afgeschermd.", "This question is not sealed."},
	"return.no-message":  {"Deze mail hoort niet bij dit dossier.", "This mail does not belong to this dossier."},
}
