package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"gehoor"
	"gehoor/internal/text"
	"gehoor/internal/web/static"
)

// Settings are what an administrator has filled in about the organisation, beside its chart
// and its procedure. Fields may be added.
type Settings struct {
	Name       string   // as parents know it; never empty when read
	Mail       string   // of the complaints desk, public
	Phone      string   // of the complaints desk, public
	PhoneHours text.Msg // when it is answered
	Address    []string // postal, line by line
	Theme      static.Theme

	DutyList      []gehoor.PersonID // who are alarmed one after another (D22); empty: "day and night" is not promised
	BoardContact  gehoor.PersonID   // hears of what was not forwarded (D17); 0: nobody
	DirectorPhone string            // for the safety officer, outside office hours; not public
	MailFrom      string            // the sender of our mails; empty: Mail
	WindowRight   bool              // our envelopes have their window at the right
	CommitteeMail string            // of the parent committee: one no employee can read (D14)
	SnapshotDays  int               // how many days copies made outside the program are kept, such as snapshots of a machine (D35); 0: none longer than our own

	DutyPhone      string      `json:",omitempty"` // of the board in an emergency, public (ux P1b); empty: Phone
	DutyPhoneHours text.Msg    `json:",omitzero"`
	Outside        text.Bodies `json:",omitzero"` // where they differ from those that are shipped; see Bodies

	Inspectors map[string]string `json:",omitempty"` // by municipality: to whom the annual report goes, name and address on a line

	ReportingCode gehoor.Date `json:",omitzero"` // when the reporting code (meldcode) in use was adopted (Wko art. 1.51a); zero: not recorded

	Words text.Words `json:"-"` // the organisation's own; PutWording changes them
}

// Bodies are the outside bodies as this organisation has them: its own corrections, and what is shipped
// where it has none.
func (s Settings) Bodies() text.Bodies { return s.Outside.Or(text.ShippedBodies()) }

// Duty is the public number for an emergency, and when it is answered (ux P1b).
func (s Settings) Duty() (phone string, hours text.Msg) {
	if s.DutyPhone != "" {
		return s.DutyPhone, s.DutyPhoneHours
	}
	return s.Phone, s.PhoneHours
}

// Settings are those in force. When nothing was filled in they have the organisation's name alone.
// They are shared, and only to be read.
func (s *Store) Settings(org int64) (Settings, error) {
	return s.held.settings.get(s, org, "settings", func() (Settings, error) {
		set, err := s.loadSettings(org)
		if err != nil {
			return Settings{}, fmt.Errorf("reading the settings: %w", err)
		}
		return set, nil
	})
}

func (s *Store) loadSettings(org int64) (set Settings, err error) {
	if set, err = s.loadFilledIn(org); err != nil {
		return set, err
	}
	set.Words, err = s.loadWords(org)
	return set, err
}

func (s *Store) loadFilledIn(org int64) (set Settings, err error) {
	var name string
	if err := s.read.QueryRow(`select name from organisation where org = $1`, org).Scan(&name); errors.Is(err, sql.ErrNoRows) {
		return set, ErrNotFound
	} else if err != nil {
		return set, err
	}
	var sealed []byte
	if err := s.read.QueryRow(`select data from settings where org = $1`, org).Scan(&sealed); errors.Is(err, sql.ErrNoRows) {
		return Settings{Name: name}, nil
	} else if err != nil {
		return set, err
	}
	keys, err := s.Keys(org)
	if err != nil {
		return set, err
	}
	data, err := keys.OpenEntry("settings", sealed)
	if err != nil {
		return set, err
	}
	if err := json.Unmarshal(data, &set); err != nil {
		return set, err
	}
	if set.Name == "" {
		set.Name = name
	}
	return set, nil
}

// PutSettings replaces all settings.
func (tx *Tx) PutSettings(set Settings) error {
	fail := func(err error) error { return fmt.Errorf("changing the settings: %w", err) }
	data, err := json.Marshal(set)
	if err != nil {
		return fail(err)
	}
	keys, err := tx.store.Keys(tx.org)
	if err != nil {
		return fail(err)
	}
	sealed, err := keys.SealEntry(tx.store.rand, "settings", data)
	if err != nil {
		return fail(err)
	}
	if _, err := tx.exec(`insert into settings (org, data) values ($1, $2)
		on conflict (org) do update set data = excluded.data`, tx.org, sealed); err != nil {
		return fail(err)
	}
	return tx.renew("settings")
}
