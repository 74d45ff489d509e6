package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"gehoor"
	"gehoor/internal/seal"
	"gehoor/internal/text"
)

// A Wording is what an organisation says, from a moment on, where the program has a text of that name.
type Wording struct {
	Name string // of the text, as text.Wordings has it
	Lang text.Lang
	No   int64  // 1, 2, 3 ... within Name and Lang; given by PutWording
	Own  string // with its blanks by name; empty: as it is shipped

	// Checked says that somebody confirmed that it still says what the law wants said there.
	Checked bool
	At      time.Time
	By      gehoor.Actor
}

// wordingData is what of a wording is sealed.
type wordingData struct {
	Own     string
	Checked bool `json:",omitempty"`
}

// wordingColumns are those that scanWording reads.
const wordingColumns = `name, lang, no, at, actor, data`

func scanWording(keys *seal.Org) func(scanner) (Wording, error) {
	return func(row scanner) (w Wording, err error) {
		var lang, at, actor string
		var sealed []byte
		if err := row.Scan(&w.Name, &lang, &w.No, &at, &actor, &sealed); err != nil {
			return w, err
		}
		if w.Lang, err = text.ParseLang(lang); err != nil {
			return w, err
		}
		if w.At, err = moment(at); err != nil {
			return w, err
		}
		if w.By, err = parseActor(actor); err != nil {
			return w, err
		}
		data, err := keys.OpenEntry(wordingEntry(w), sealed)
		if err != nil {
			return w, err
		}
		var held wordingData
		err = json.Unmarshal(data, &held)
		w.Own, w.Checked = held.Own, held.Checked
		return w, err
	}
}

func wordingEntry(w Wording) string { return fmt.Sprintf("wording/%s/%s/%d", w.Name, w.Lang, w.No) }

// Wordings lists all versions of the organisation's own words, the newest first.
func (s *Store) Wordings(ctx context.Context, org int64) ([]Wording, error) {
	fail := func(err error) ([]Wording, error) {
		return nil, fmt.Errorf("reading the organisation's own words: %w", err)
	}
	keys, err := s.Keys(org)
	if err != nil {
		return fail(err)
	}
	rows, err := s.read.QueryContext(ctx, `select `+wordingColumns+` from wording where org = $1 order by at desc, name, lang, no desc`, org)
	if err != nil {
		return fail(err)
	}
	all, err := collect(rows, scanWording(keys))
	if err != nil {
		return fail(err)
	}
	return all, nil
}

// loadWords makes of the last version of each what letters and pages say. Words that no longer fit a text of
// this version of the program are passed over.
func (s *Store) loadWords(org int64) (words text.Words, err error) {
	all, err := s.Wordings(context.Background(), org)
	if err != nil {
		return words, err
	}
	type key struct {
		name string
		lang text.Lang
	}
	last := map[key]Wording{}
	for _, w := range all {
		if k := (key{w.Name, w.Lang}); w.No > last[k].No {
			last[k] = w
		}
	}
	for k, w := range last {
		if of, is := text.FindWording(k.name); is && w.Own != "" {
			words = words.With(of, k.lang, w.Own)
		}
	}
	return words, nil
}

// PutWording has w said from now on. What does not change leaves no trace. Whether the words can be used, the
// caller has asked text.Wording.Parse; once per transaction the organisation's stream tells that texts changed.
func (tx *Tx) PutWording(by gehoor.Actor, w Wording) error {
	fail := func(err error) error { return fmt.Errorf("changing the organisation's own words: %w", err) }
	keys, err := tx.store.Keys(tx.org)
	if err != nil {
		return fail(err)
	}
	var last Wording
	var lang, was, actor string
	var sealed []byte
	err = tx.row(`select `+wordingColumns+` from wording where org = $1 and name = $2 and lang = $3 order by no desc limit 1`,
		[]any{tx.org, w.Name, w.Lang.String()}, &last.Name, &lang, &last.No, &was, &actor, &sealed)
	switch {
	case errors.Is(err, sql.ErrNoRows):
	case err != nil:
		return fail(err)
	default:
		last.Lang = w.Lang
		data, err := keys.OpenEntry(wordingEntry(last), sealed)
		if err != nil {
			return fail(err)
		}
		var held wordingData
		if err := json.Unmarshal(data, &held); err != nil {
			return fail(err)
		}
		last.Own = held.Own
	}
	if w.Own == last.Own {
		return nil
	}
	w.No = last.No + 1
	data, err := json.Marshal(wordingData{w.Own, w.Checked})
	if err != nil {
		return fail(err)
	}
	if sealed, err = keys.SealEntry(tx.store.rand, wordingEntry(w), data); err != nil {
		return fail(err)
	}
	if _, err := tx.exec(`insert into wording (org, name, lang, no, at, actor, data) values ($1, $2, $3, $4, $5, $6, $7)`,
		tx.org, w.Name, w.Lang.String(), w.No, at(tx.Now), actorText(by), sealed); err != nil {
		return fail(err)
	}
	tx.changed("settings", by, gehoor.ChartTexts, false, false)
	return nil
}
