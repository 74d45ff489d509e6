package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"gehoor"
	"gehoor/internal/files"
	"gehoor/internal/seal"
)

// An Attachment is a file as its reader sees it.
type Attachment struct {
	File      gehoor.File
	Name      string // as the sender's machine called it, made safe; may be empty
	MediaType string // of what is read: the copy where there is one

	Why  string // why it is kept as it came: a mail.Reason; empty: it is a file like any other
	Scan string // how it stands with scanning it: ScanWaits, ScanClean, or empty

	original string // media type of the original
}

// label is what is sealed of a file in the database, so that a list need not open the disk.
type label struct {
	Name     string
	Original string // media types
	Copy     string
	Why      string `json:",omitempty"` // why it is kept as it came: a mail.Reason
}

// NewUpload is an upload with numbers for the original and for a clean copy; the body and
// what the sender said of it are for the caller to fill in.
func (s *Store) NewUpload(org int64) (files.Upload, error) {
	item, err := s.NewItem()
	if err != nil {
		return files.Upload{}, err
	}
	clean, err := s.NewItem()
	if err != nil {
		return files.Upload{}, err
	}
	return files.Upload{Org: org, Item: ItemID(item), CleanItem: ItemID(clean)}, nil
}

// PutDraftFile adds a file on disk to a draft; ErrNotFound when there is no such draft.
func (tx *Tx) PutDraftFile(id DraftID, stored files.Stored) (gehoor.File, error) {
	keys, err := tx.store.Keys(tx.org)
	if err != nil {
		return gehoor.File{}, fmt.Errorf("adding a file: %w", err)
	}
	hash := tokenHash(keys, string(id))
	var there int
	if err := tx.flushDrafts(); err != nil {
		return gehoor.File{}, fmt.Errorf("adding a file: %w", err)
	}
	tx.mayHaveFiles(hash)
	err = tx.row(`select 1 from draft where org = $1 and hash = $2 and expires > $3`, []any{tx.org, hash, at(tx.Now)}, &there)
	if errors.Is(err, sql.ErrNoRows) {
		return gehoor.File{}, fmt.Errorf("adding a file: %w", ErrNotFound)
	} else if err != nil {
		return gehoor.File{}, fmt.Errorf("adding a file: %w", err)
	}
	return tx.putFile(hash, Loose, stored, "")
}

// PutFile adds a file on disk to a dossier.
func (tx *Tx) PutFile(dossier gehoor.StreamID, stored files.Stored) (gehoor.File, error) {
	return tx.putFile([]byte{}, dossier, stored, "")
}

// PutPart is PutFile for a part of a mail that is kept as it came, with the reason.
func (tx *Tx) PutPart(dossier gehoor.StreamID, stored files.Stored, why string) (gehoor.File, error) {
	return tx.putFile([]byte{}, dossier, stored, why)
}

func (tx *Tx) putFile(draft []byte, dossier gehoor.StreamID, stored files.Stored, why string) (gehoor.File, error) {
	fail := func(err error) (gehoor.File, error) { return gehoor.File{}, fmt.Errorf("adding a file: %w", err) }
	original, err := tx.putBlob(dossier, stored.Original)
	if err != nil {
		return fail(err)
	}
	f := gehoor.File{Original: original, Size: stored.Original.Size}
	if stored.Clean.Name != "" {
		if f.Copy, err = tx.putBlob(dossier, stored.Clean); err != nil {
			return fail(err)
		}
	}
	said, err := json.Marshal(label{stored.Original.FileName, stored.Original.MediaType, stored.Clean.MediaType, why})
	if err != nil {
		return fail(err)
	}
	sealed, _, err := seal.SealBody(tx.store.rand, stored.Original.Key, tx.org, labelItem(original.Item), seal.Content{MediaType: "application/json", Body: said})
	if err != nil {
		return fail(err)
	}
	_, err = tx.exec(`insert into file (org, item, copy, draft, size, seals, label) values ($1, $2, $3, $4, $5, $6, $7)`,
		tx.org, int64(f.Original.Item), int64(f.Copy.Item), draft, f.Size, append(f.Original.Seal[:], f.Copy.Seal[:]...), sealed)
	if err != nil {
		return fail(err)
	}
	if err := tx.mustScan(f.Original.Item); err != nil {
		return fail(err)
	}
	return f, nil
}

func (tx *Tx) putBlob(dossier gehoor.StreamID, b files.Blob) (gehoor.Ref, error) {
	item, err := parseItem(b.Item)
	if err != nil {
		return gehoor.Ref{}, err
	}
	sealed, err := tx.store.SealBlob(tx.org, Blob{Item: item, Name: b.Name, Key: b.Key, Seal: b.Seal, Size: b.Size})
	if err != nil {
		return gehoor.Ref{}, err
	}
	return tx.PutItem(dossier, sealed), nil
}

func parseItem(id string) (gehoor.Item, error) {
	var item gehoor.Item
	if _, err := fmt.Sscan(id, &item); err != nil || ItemID(item) != id {
		return 0, fmt.Errorf("%q is no item", id)
	}
	return item, nil
}

// labelItem is under what id a file's label is sealed: not that of its body.
func labelItem(item gehoor.Item) string { return "label:" + ItemID(item) }

// HandOver makes a draft's file a dossier's; ErrNotFound when it is not a file of that draft,
// or of none any more.
func (tx *Tx) HandOver(f gehoor.File, draft DraftID, dossier gehoor.StreamID) error {
	keys, err := tx.store.Keys(tx.org)
	if err != nil {
		return fmt.Errorf("handing a file over: %w", err)
	}
	n, err := tx.exec(`update file set draft = $5 where org = $1 and item = $2 and copy = $3 and draft = $4`,
		tx.org, int64(f.Original.Item), int64(f.Copy.Item), tokenHash(keys, string(draft)), []byte{})
	if err != nil {
		return fmt.Errorf("handing a file over: %w", err)
	} else if n == 0 {
		return fmt.Errorf("handing a file over: %w", ErrNotFound)
	}
	return tx.handOver(items(f), dossier)
}

// DropDraftFile destroys a file of a draft; one that is not there is dropped already.
func (tx *Tx) DropDraftFile(id DraftID, item gehoor.Item) error {
	keys, err := tx.store.Keys(tx.org)
	if err != nil {
		return fmt.Errorf("dropping a file: %w", err)
	}
	hash := tokenHash(keys, string(id))
	return tx.dropFiles(`select item, copy from file where org = $1 and draft = $2 and item = $3`, tx.org, hash, int64(item))
}

func (tx *Tx) dropDraftFiles(hash []byte) error {
	return tx.dropFiles(`select item, copy from file where org = $1 and draft = $2`, tx.org, hash)
}

func (tx *Tx) dropFiles(which string, args ...any) error {
	rows, err := tx.query(which, args...)
	if err != nil {
		return fmt.Errorf("dropping files: %w", err)
	}
	var items []gehoor.Item
	_, err = collect(rows, func(row scanner) (none struct{}, err error) {
		var item, clean gehoor.Item
		err = row.Scan(&item, &clean)
		if items = append(items, item); clean != 0 {
			items = append(items, clean)
		}
		return none, err
	})
	if err != nil || len(items) == 0 {
		return tx.fail(err)
	}
	list, in := inList(2, items)
	if _, err := tx.exec(`delete from file where org = $1 and item in (`+list+`)`, append([]any{tx.org}, in...)...); err != nil {
		return fmt.Errorf("dropping files: %w", err)
	}
	return tx.DropItems(items)
}

// DraftFiles lists the files of a draft, in the order in which they came.
func (s *Store) DraftFiles(org int64, id DraftID) ([]Attachment, error) {
	keys, err := s.Keys(org)
	if err != nil {
		return nil, fmt.Errorf("listing the files of a draft: %w", err)
	}
	rows, err := s.read.Query(selectFile+` where f.org = $1 and f.draft = $2 order by f.item`, org, tokenHash(keys, string(id)))
	if err != nil {
		return nil, fmt.Errorf("listing the files of a draft: %w", err)
	}
	all, err := collect(rows, func(row scanner) (Attachment, error) { return s.scanFile(org, row) })
	if err != nil {
		return nil, fmt.Errorf("listing the files of a draft: %w", err)
	}
	return all, nil
}

// Attachment tells what a file is called; ErrErased when it is no longer there. It asks nobody
// whether this may be known.
func (s *Store) Attachment(ctx context.Context, org int64, f gehoor.File) (Attachment, error) {
	a, err := s.scanFile(org, s.read.QueryRowContext(ctx, selectFile+` where f.org = $1 and f.item = $2`, org, int64(f.Original.Item)))
	if errors.Is(err, sql.ErrNoRows) {
		return Attachment{}, ErrErased
	} else if err != nil {
		return Attachment{}, fmt.Errorf("reading a file's name: %w", err)
	}
	return a, nil
}

// File is what package files needs to open an original or a copy, whichever ref names; ErrErased when it is no longer
// there, and files.ErrNotScanned when it still has to be scanned. It asks nobody whether this may be read.
func (s *Store) File(ctx context.Context, org int64, ref gehoor.Ref) (files.Blob, error) {
	b, err := s.Blob(ctx, org, ref)
	if err != nil {
		return files.Blob{}, err
	}
	a, err := s.scanFile(org, s.read.QueryRowContext(ctx, selectFile+` where f.org = $1 and (f.item = $2 or f.copy = $2)`, org, int64(ref.Item)))
	if errors.Is(err, sql.ErrNoRows) {
		return files.Blob{}, ErrErased
	} else if err != nil {
		return files.Blob{}, fmt.Errorf("reading a file's name: %w", err)
	}
	if a.Scan == ScanWaits {
		return files.Blob{}, files.ErrNotScanned
	}
	mediaType := a.MediaType
	if a.File.Original == ref {
		mediaType = a.original
	}
	return files.Blob{Name: b.Name, Org: org, Item: ItemID(b.Item), Key: b.Key, Seal: b.Seal, Size: b.Size, MediaType: mediaType, FileName: a.Name}, nil
}

const selectFile = `select f.item, f.copy, f.size, f.seals, f.label, k.wrapped, coalesce(c.state, '') from file f
	join key k on k.org = f.org and k.item = f.item left join scan c on c.org = f.org and c.item = f.item`

func (s *Store) scanFile(org int64, row scanner) (a Attachment, err error) {
	var seals, sealed, wrapped []byte
	if err := row.Scan(&a.File.Original.Item, &a.File.Copy.Item, &a.File.Size, &seals, &sealed, &wrapped, &a.Scan); err != nil {
		return a, err
	}
	copy(a.File.Original.Seal[:], seals)
	copy(a.File.Copy.Seal[:], seals[len(a.File.Original.Seal):])
	item := a.File.Original.Item
	key, err := s.unwrap(org, item, wrapped)
	if err != nil {
		return a, err
	}
	content, _, err := seal.OpenBody(key, org, labelItem(item), sealed)
	if err != nil {
		return a, err
	}
	var l label
	if err := json.Unmarshal(content.Body, &l); err != nil {
		return a, err
	}
	a.Name, a.MediaType, a.Why, a.original = l.Name, l.Original, l.Why, l.Original
	if l.Copy != "" {
		a.MediaType = l.Copy
	}
	return a, nil
}

// items are the items of a file: the original and, if there is one, its copy.
func items(f gehoor.File) []gehoor.Item {
	if f.Copy.Item == 0 {
		return []gehoor.Item{f.Original.Item}
	}
	return []gehoor.Item{f.Original.Item, f.Copy.Item}
}
