package text

// mailRefusals are those of mail that came back.
var mailRefusals = map[string]Msg{
	"return.no-message": {"Deze mail hoort niet bij dit dossier.", "This mail does not belong to this dossier."},
}
