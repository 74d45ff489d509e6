package web

import (
	. "maragu.dev/gomponents"

	"gehoor/internal/app"
	"gehoor/internal/files"
	"gehoor/internal/store"
)

var _ = route(func(s *Server) { s.page("GET /dossier/{number}/brief", (*Request).dossierLetter) })

// dossierLetter is a decision's letter as a file, for who may read the dossier: as it went out, or as it would go
// out today. Who downloads it is logged first.
func (r *Request) dossierLetter() (Node, error) {
	_, c, sees, err := r.dossier()
	if err != nil {
		return nil, err
	}
	if !sees {
		return nil, store.ErrNotFound
	}
	body, err := r.App.LetterPDF(r.Ctx(), *r.who, c)
	if err != nil {
		return nil, err
	}
	if err := r.App.Store.LogAccess(r.Ctx(), r.Org.ID, r.who.Viewer.Person, c.ID, store.AccessFile, r.Now); err != nil {
		return nil, err
	}
	return nil, r.sendPDF(string(c.Number()), body)
}

// sendPDF sends a file to be kept: its name has no word of what is in it, and no browser keeps it by itself.
func (r *Request) sendPDF(name string, body []byte) error {
	return r.sendForm(name+".pdf", app.MediaPDF, body)
}

// sendForm is sendPDF for a file of any kind.
func (r *Request) sendForm(name, mediaType string, body []byte) error {
	for key, values := range files.Headers(mediaType, name) {
		r.W.Header()[key] = values
	}
	_, err := r.W.Write(body)
	return err
}
