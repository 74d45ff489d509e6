package store

import (
	"cmp"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gehoor"
	"gehoor/internal/register"
)

// ErrTaken says that somebody else has this mail address.
var ErrTaken = errors.New("somebody else has this mail address")

// A Person works for the organisation and has, or had, an account.
type Person struct {
	ID    gehoor.PersonID `json:"-"`
	Name  string
	Mail  string
	Phone string
	Lang  gehoor.Language
	Left  gehoor.Date // last day; zero: works here
}

// directory is the people as they are held in memory.
type directory struct {
	people []Person // by id
	byMail map[string]int
	names  []string
}

// People lists all, who left too, by id. It is shared, and only to be read.
func (s *Store) People(org int64) ([]Person, error) {
	d, err := s.directory(org)
	return d.people, err
}

// Person finds somebody; ErrNotFound when there is none.
func (s *Store) Person(org int64, id gehoor.PersonID) (Person, error) {
	d, err := s.directory(org)
	if err != nil {
		return Person{}, err
	}
	i, ok := slices.BinarySearchFunc(d.people, id, func(p Person, id gehoor.PersonID) int { return cmp.Compare(p.ID, id) })
	if !ok {
		return Person{}, ErrNotFound
	}
	return d.people[i], nil
}

// PersonByMail finds whose address it is, whatever its case; ErrNotFound when nobody's.
func (s *Store) PersonByMail(org int64, mail string) (Person, error) {
	d, err := s.directory(org)
	if err != nil {
		return Person{}, err
	}
	i, ok := d.byMail[foldMail(mail)]
	if !ok {
		return Person{}, ErrNotFound
	}
	return d.people[i], nil
}

// NamesLike lists who may be meant by a name as somebody typed it, by id: rather one too
// many, for they are barred until somebody has looked (D15).
func (s *Store) NamesLike(org int64, typed string) ([]gehoor.PersonID, error) {
	d, err := s.directory(org)
	if err != nil {
		return nil, err
	}
	var who []gehoor.PersonID
	for _, i := range register.Meant(typed, d.names) {
		who = append(who, d.people[i].ID)
	}
	return who, nil
}

// PutPerson adds p, giving it the id it returns, or changes who has its id: ErrNotFound when
// nobody has. ErrTaken when the mail address is somebody else's. Like [Tx.PutHolder] it tells the
// organisation's stream.
func (tx *Tx) PutPerson(by gehoor.Actor, p Person) (gehoor.PersonID, error) {
	fail := func(err error) (gehoor.PersonID, error) {
		return 0, fmt.Errorf("changing the directory: %w", err)
	}
	keys, err := tx.store.Keys(tx.org)
	if err != nil {
		return fail(err)
	}
	p.Mail = strings.TrimSpace(p.Mail)
	mail := []byte{}
	if p.Mail != "" {
		mail = keys.Blind("mail", foldMail(p.Mail))
		var other int64
		err := tx.row(`select id from person where org = $1 and mail = $2 and id <> $3`, []any{tx.org, mail, int64(p.ID)}, &other)
		if err == nil {
			return fail(ErrTaken)
		} else if !errors.Is(err, sql.ErrNoRows) {
			return fail(err)
		}
	}
	added := p.ID == 0
	id := int64(p.ID)
	if added {
		if err := tx.row(`select coalesce(max(id), 0) + 1 from person where org = $1`, []any{tx.org}, &id); err != nil {
			return fail(err)
		}
	} else {
		var sealed []byte
		err := tx.row(`select entry from person where org = $1 and id = $2`, []any{tx.org, id}, &sealed)
		if errors.Is(err, sql.ErrNoRows) {
			return fail(ErrNotFound)
		} else if err != nil {
			return fail(err)
		}
		if was, err := openPerson(keys.OpenEntry, id, sealed); err != nil {
			return fail(err)
		} else if was == p {
			return p.ID, nil
		}
	}
	data, err := json.Marshal(p)
	if err != nil {
		return fail(err)
	}
	entry, err := keys.SealEntry(tx.store.rand, personEntry(id), data)
	if err != nil {
		return fail(err)
	}
	if _, err := tx.exec(`insert into person (org, id, mail, entry) values ($1, $2, $3, $4)
		on conflict (org, id) do update set mail = excluded.mail, entry = excluded.entry`, tx.org, id, mail, entry); err != nil {
		return fail(err)
	}
	tx.changed("people", by, gehoor.ChartPeople, added, !p.Left.IsZero())
	return gehoor.PersonID(id), nil
}

func (s *Store) directory(org int64) (*directory, error) {
	d, err := s.held.people.get(s, org, "people", func() (*directory, error) { return s.loadDirectory(org) })
	if err != nil {
		return &directory{}, fmt.Errorf("reading the directory: %w", err)
	}
	return d, nil
}

func (s *Store) loadDirectory(org int64) (*directory, error) {
	keys, err := s.Keys(org)
	if err != nil {
		return nil, err
	}
	rows, err := s.read.Query(`select id, entry from person where org = $1 order by id`, org)
	if err != nil {
		return nil, err
	}
	d := &directory{byMail: map[string]int{}}
	d.people, err = collect(rows, func(row scanner) (Person, error) {
		var id int64
		var sealed []byte
		if err := row.Scan(&id, &sealed); err != nil {
			return Person{}, err
		}
		return openPerson(keys.OpenEntry, id, sealed)
	})
	if err != nil {
		return nil, err
	}
	for i, p := range d.people {
		d.names = append(d.names, p.Name)
		if p.Mail != "" {
			d.byMail[foldMail(p.Mail)] = i
		}
	}
	return d, nil
}

func openPerson(open func(id string, sealed []byte) ([]byte, error), id int64, sealed []byte) (Person, error) {
	p := Person{ID: gehoor.PersonID(id)}
	data, err := open(personEntry(id), sealed)
	if err != nil {
		return p, err
	}
	return p, json.Unmarshal(data, &p)
}

// personEntry is under what id somebody's entry is sealed.
func personEntry(id int64) string { return "person:" + strconv.FormatInt(id, 10) }

// foldMail makes alike what reaches the same mailbox.
func foldMail(mail string) string { return strings.ToLower(strings.TrimSpace(mail)) }
