package web

import (
	"io"
	"net/http"
	"strconv"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/files"
	"gehoor/internal/store"
)

var _ = route(func(s *Server) { s.page("GET /dossier/{number}/bestand/{item}", (*Request).attachment) })

// attachment sends the copy that is read of a file of the dossier; the original is another act
// (D34). Who opens it is logged first.
func (r *Request) attachment() (Node, error) {
	_, c, sees, err := r.dossier()
	if err != nil {
		return nil, err
	}
	n, err := strconv.ParseInt(r.PathValue("item"), 10, 64)
	if err != nil || !sees {
		return nil, store.ErrNotFound
	}
	for _, f := range c.Files() {
		if f.Original.Item == gehoor.Item(n) {
			if err := r.App.Store.LogAccess(r.Ctx(), r.Org.ID, r.who.Viewer.Person, c.ID, store.AccessFile, r.Now); err != nil {
				return nil, err
			}
			return nil, r.sendFile(f)
		}
	}
	return nil, store.ErrNotFound
}

// sendFile streams the readable copy. A file that turns out broken ends the answer half-way, so that
// nobody takes it for whole.
func (r *Request) sendFile(f gehoor.File) error {
	ref := f.Copy
	if ref == (gehoor.Ref{}) {
		ref = f.Original
	}
	blob, err := r.App.Store.File(r.Ctx(), r.Org.ID, ref)
	if err != nil {
		return err
	}
	return r.sendBlob(blob)
}

func (r *Request) sendBlob(blob files.Blob) error {
	reader, err := r.App.Files.Open(blob)
	if err != nil {
		return err
	}
	defer reader.Close()
	for key, values := range files.Headers(blob.MediaType, blob.FileName) {
		r.W.Header()[key] = values
	}
	if _, err := io.Copy(r.W, reader); err != nil {
		r.S.Log.Error("sending a file", "org", r.Org.ID, "error", err)
		panic(http.ErrAbortHandler)
	}
	return nil
}
