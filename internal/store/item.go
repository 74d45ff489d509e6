package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gehoor"
	"gehoor/internal/seal"
)

// Loose is the dossier of an item that belongs to none yet: a draft's, or that of a mail about
// no dossier.
const Loose gehoor.StreamID = -1

// Sealed is an item that is ready to be put in the database. The zero Sealed is no item.
type Sealed struct {
	org     int64
	ref     gehoor.Ref
	body    []byte
	wrapped []byte
	blob    string // the name on disk of an attachment's body
	size    int64
}

// Ref is how facts name it.
func (s Sealed) Ref() gehoor.Ref { return s.ref }

// ItemID is an item's number as package seal wants it.
func ItemID(item gehoor.Item) string { return strconv.FormatInt(int64(item), 10) }

// Seal seals content as a new item of the organisation. It touches no table, and is done before
// Write because it takes time; see [Tx.PutItem].
func (s *Store) Seal(org int64, content seal.Content) (Sealed, error) {
	fail := func(err error) (Sealed, error) { return Sealed{}, fmt.Errorf("sealing an item: %w", err) }
	item, err := s.items.take(s)
	if err != nil {
		return fail(err)
	}
	key, err := seal.NewItemKey(s.rand)
	if err != nil {
		return fail(err)
	}
	body, sum, err := seal.SealBody(s.rand, key, org, ItemID(item), content)
	if err != nil {
		return fail(err)
	}
	return s.wrap(org, Sealed{org: org, ref: gehoor.Ref{Item: item, Seal: gehoor.Hash(sum)}, body: body}, key)
}

func (s *Store) wrap(org int64, sealed Sealed, key seal.ItemKey) (Sealed, error) {
	keys, err := s.Keys(org)
	if err != nil {
		return Sealed{}, err
	}
	sealed.wrapped, err = keys.WrapKey(s.rand, ItemID(sealed.ref.Item), key)
	return sealed, err
}

// NewItem gives a number for an item whose body will be sealed elsewhere: an attachment.
func (s *Store) NewItem() (gehoor.Item, error) { return s.items.take(s) }

// A Blob is an attachment whose sealed body is on disk (package files).
type Blob struct {
	Item gehoor.Item // of NewItem
	Name string      // on disk
	Key  seal.ItemKey
	Seal seal.Hash
	Size int64 // of the content, in bytes
}

// SealBlob makes of a blob on disk an item that can be put in the database.
func (s *Store) SealBlob(org int64, b Blob) (Sealed, error) {
	return s.wrap(org, Sealed{org: org, ref: gehoor.Ref{Item: b.Item, Seal: gehoor.Hash(b.Seal)}, blob: b.Name, size: b.Size}, b.Key)
}

// PutItem puts an item in a dossier: a stream's, 0 for the organisation's own, or Loose. It returns how facts
// name it; the zero Ref for the zero Sealed.
func (tx *Tx) PutItem(dossier gehoor.StreamID, s Sealed) gehoor.Ref {
	if s.ref == (gehoor.Ref{}) {
		return s.ref
	}
	if s.org != tx.org {
		panic("an item of another organisation")
	}
	tx.buffers[inKey].add(tx.org, int64(s.ref.Item), int64(dossier), s.wrapped)
	if s.blob != "" {
		tx.buffers[inBlob].add(tx.org, int64(s.ref.Item), int64(dossier), s.blob, s.size)
	} else {
		tx.buffers[inItem].add(tx.org, int64(s.ref.Item), int64(dossier), s.body)
	}
	return s.ref
}

// handOver makes loose items, of a draft, a dossier's. ErrNotFound when one is not there or
// not loose.
func (tx *Tx) handOver(items []gehoor.Item, dossier gehoor.StreamID) error {
	if len(items) == 0 {
		return nil
	}
	if err := tx.flushItems(items); err != nil {
		return err
	}
	list, args := inList(3, items)
	args = append([]any{tx.org, int64(dossier)}, args...)
	for _, t := range []string{"key", "item", "blob"} {
		n, err := tx.exec(`update `+t+` set dossier = $2 where org = $1 and dossier = -1 and item in (`+list+`)`, args...)
		if err != nil {
			return fmt.Errorf("handing items over: %w", err)
		}
		if t == "key" && n != int64(len(items)) {
			return fmt.Errorf("handing items over: %w", ErrNotFound)
		}
	}
	return nil
}

// DropItems destroys loose items: those of a draft that was thrown away, or of a mail that is
// done with. Items of a dossier are left alone; those are erased (see EraseItem).
func (tx *Tx) DropItems(items []gehoor.Item) error {
	if len(items) == 0 {
		return nil
	}
	if err := tx.flushItems(items); err != nil {
		return err
	}
	list, args := inList(2, items)
	args = append([]any{tx.org}, args...)
	for _, t := range []string{"key", "item", "blob"} {
		if _, err := tx.exec(`delete from `+t+` where org = $1 and dossier = -1 and item in (`+list+`)`, args...); err != nil {
			return fmt.Errorf("dropping items: %w", err)
		}
	}
	return nil
}

// flushItems writes the buffers out when one of the items stands in them.
func (tx *Tx) flushItems(items []gehoor.Item) error {
	b := &tx.buffers[inKey]
	width := b.table.width()
	for i := range b.rows {
		if b.args[i*width] == any(tx.org) && slices.Contains(items, gehoor.Item(b.args[i*width+1].(int64))) {
			return tx.flush()
		}
	}
	return nil
}

// inList is "$3, $4, ..." from a first number on, and the values for it.
func inList[T ~int64](first int, values []T) (string, []any) {
	places, args := make([]string, len(values)), make([]any, len(values))
	for i, v := range values {
		places[i], args[i] = "$"+strconv.Itoa(first+i), int64(v)
	}
	return strings.Join(places, ", "), args
}

// Item opens an item and checks that it is what ref proves. ErrErased when its key is gone;
// [seal.ErrBroken] when it is not what was sealed. It asks nobody whether this may be read:
// see [View.Item].
func (s *Store) Item(ctx context.Context, org int64, ref gehoor.Ref) (seal.Content, error) {
	content, _, err := s.openItem(ctx, org, ref)
	return content, err
}

// ItemSalt is Item with the salt of its seal, which a dossier package discloses so that others
// can check it.
func (s *Store) ItemSalt(ctx context.Context, org int64, ref gehoor.Ref) (seal.Content, seal.Salt, error) {
	return s.openItem(ctx, org, ref)
}

func (s *Store) openItem(ctx context.Context, org int64, ref gehoor.Ref) (seal.Content, seal.Salt, error) {
	var body, wrapped []byte
	err := s.read.QueryRowContext(ctx, `
		select i.body, k.wrapped from key k join item i on i.org = k.org and i.item = k.item
		where k.org = $1 and k.item = $2`, org, int64(ref.Item)).Scan(&body, &wrapped)
	if errors.Is(err, sql.ErrNoRows) {
		return seal.Content{}, seal.Salt{}, ErrErased
	} else if err != nil {
		return seal.Content{}, seal.Salt{}, fmt.Errorf("reading an item: %w", err)
	}
	return s.unseal(org, ref, body, wrapped)
}

func (s *Store) unseal(org int64, ref gehoor.Ref, body, wrapped []byte) (content seal.Content, salt seal.Salt, err error) {
	key, err := s.unwrap(org, ref.Item, wrapped)
	if err != nil {
		return content, salt, err
	}
	id := ItemID(ref.Item)
	if content, salt, err = seal.OpenBody(key, org, id, body); err != nil {
		return seal.Content{}, seal.Salt{}, err
	}
	if !seal.CheckSeal(seal.Hash(ref.Seal), salt, org, id, content) {
		return seal.Content{}, seal.Salt{}, fmt.Errorf("checking the seal of item %d: %w", ref.Item, seal.ErrBroken)
	}
	return content, salt, nil
}

func (s *Store) unwrap(org int64, item gehoor.Item, wrapped []byte) (seal.ItemKey, error) {
	keys, err := s.Keys(org)
	if err != nil {
		return seal.ItemKey{}, err
	}
	return keys.UnwrapKey(ItemID(item), wrapped)
}

// Key is the key of an item, for the receipt code that is derived from it. ErrErased when it is
// gone.
func (s *Store) Key(ctx context.Context, org int64, item gehoor.Item) (seal.ItemKey, error) {
	var wrapped []byte
	err := s.read.QueryRowContext(ctx, `select wrapped from key where org = $1 and item = $2`, org, int64(item)).Scan(&wrapped)
	if errors.Is(err, sql.ErrNoRows) {
		return seal.ItemKey{}, ErrErased
	} else if err != nil {
		return seal.ItemKey{}, fmt.Errorf("reading a key: %w", err)
	}
	return s.unwrap(org, item, wrapped)
}

// Blob is where an attachment's body is, and its key. ErrErased when that is gone.
func (s *Store) Blob(ctx context.Context, org int64, ref gehoor.Ref) (Blob, error) {
	b := Blob{Item: ref.Item, Seal: seal.Hash(ref.Seal)}
	var wrapped []byte
	err := s.read.QueryRowContext(ctx, `
		select b.name, b.size, k.wrapped from key k join blob b on b.org = k.org and b.item = k.item
		where k.org = $1 and k.item = $2`, org, int64(ref.Item)).Scan(&b.Name, &b.Size, &wrapped)
	if errors.Is(err, sql.ErrNoRows) {
		return Blob{}, ErrErased
	} else if err != nil {
		return Blob{}, fmt.Errorf("reading an attachment: %w", err)
	}
	b.Key, err = s.unwrap(org, ref.Item, wrapped)
	return b, err
}

// Blobs lists the names on disk of all attachments, of every organisation.
func (s *Store) Blobs(ctx context.Context) ([]string, error) {
	rows, err := s.read.QueryContext(ctx, `select name from blob order by name`)
	if err != nil {
		return nil, fmt.Errorf("listing attachments: %w", err)
	}
	return collect(rows, func(row scanner) (name string, err error) { return name, row.Scan(&name) })
}

// BlobKnown reports whether a name on disk is that of an attachment, of whatever organisation.
// What is known to nobody may be swept.
func (s *Store) BlobKnown(ctx context.Context, name string) (bool, error) {
	var n int
	err := s.read.QueryRowContext(ctx, `select count(*) from blob where name = $1`, name).Scan(&n)
	return n > 0, err
}
