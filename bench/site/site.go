// Package site furnishes installations for the programs under bench: an organisation with places and
// people, and complaints that differ from each other.
package site

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib" // driver "pgx"
	_ "modernc.org/sqlite"             // driver "sqlite"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/files"
	"gehoor/internal/mail"
	"gehoor/internal/seal"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// Org is the organisation of a site.
const Org = 1

// Opening is what a site's clock shows when it is first opened: a Tuesday morning.
var Opening = time.Date(2026, time.November, 24, 9, 0, 0, 0, time.UTC)

// A Site is an installation in a folder and a database.
type Site struct {
	*app.App
	Folder string
	URL    string // of the database
	files  *files.Dir
	ahead  atomic.Int64
}

// Open opens the installation whose key and files are in folder and whose database is url, making what
// is not there. Without a log nothing is logged, without a mailer mails wait.
func Open(ctx context.Context, folder, url string, mailer mail.Mailer, log *slog.Logger) (*Site, error) {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	key := filepath.Join(folder, "master.key")
	master, err := seal.Load(key)
	if errors.Is(err, os.ErrNotExist) {
		master, err = seal.Create(key, rand.Reader)
	}
	if err != nil {
		return nil, err
	}
	s, err := store.Open(ctx, store.Config{URL: url, Master: master, Rand: rand.Reader, Log: log})
	if err != nil {
		return nil, err
	}
	dir, err := files.OpenDir(filepath.Join(folder, "files"), rand.Reader)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	site := &Site{Folder: folder, URL: url, files: dir}
	site.App = &app.App{Store: s, Files: dir, Mail: mailer, Now: site.now, Rand: rand.Reader, Log: log, Base: "https://klachten.example"}
	return site, nil
}

// now stands still but for Advance, so that a measurement does not depend on the day on which it is made.
func (s *Site) now() time.Time { return Opening.Add(time.Duration(s.ahead.Load())) }

// Advance moves the clock.
func (s *Site) Advance(by time.Duration) { s.ahead.Add(int64(by)) }

// Close closes store and files.
func (s *Site) Close() error { return errors.Join(s.Store.Close(), s.files.Close()) }

// The people of a site. The manager of location i is person Managers + i.
const (
	Coordinator gehoor.PersonID = iota + 1
	Deputy
	Director
	SafetyOfficer
	Board
	Regional
	Managers // the first location is 1
)

// Furnish gives an empty site its people, and so many locations in one region.
func (s *Site) Furnish(ctx context.Context, locations int) error {
	by := gehoor.Actor{}
	err := s.Store.Write(ctx, Org, s.Now(), func(tx *store.Tx) error {
		if err := tx.PutSettings(store.Settings{Name: "Kinderopvang De Proef", Mail: "klachten@proef.example", Phone: "030 123 45 67",
			DutyList: []gehoor.PersonID{SafetyOfficer, Director}, BoardContact: Board}); err != nil {
			return err
		}
		holder, err := tx.PutHolder(by, store.Holder{KvK: "12345678", Name: "Kinderopvang De Proef B.V."})
		if err != nil {
			return err
		}
		region, err := tx.PutRegion(by, store.Region{Name: "Midden"})
		if err != nil {
			return err
		}
		for _, p := range []struct {
			name string
			seat gehoor.Seat
		}{
			{"Marieke de Wit", gehoor.Seat{Role: gehoor.Coordinator}}, {"Joris Blok", gehoor.Seat{Role: gehoor.DeputyCoordinator}},
			{"Henk Terpstra", gehoor.Seat{Role: gehoor.Director, Place: int64(holder)}}, {"Sanne Kuiper", gehoor.Seat{Role: gehoor.SafetyOfficer}},
			{"Ineke Prins", gehoor.Seat{Role: gehoor.Board}}, {"Wouter Smits", gehoor.Seat{Role: gehoor.RegionalManager, Place: int64(region)}},
			{"Els Invalkracht", gehoor.Seat{Role: gehoor.Administrator}},
		} {
			if err := employ(tx, p.name, p.seat); err != nil {
				return err
			}
		}
		return nil
	})
	for from := 1; err == nil && from <= locations; from += 100 {
		err = s.Store.Write(ctx, Org, s.Now(), func(tx *store.Tx) error {
			for i := from; i < min(from+100, locations+1); i++ {
				place, err := tx.PutLocation(by, store.Location{Holder: 1, Region: 1, Name: fmt.Sprintf("De Speelplek %d", i),
					Street: fmt.Sprintf("Proefstraat %d", i), Postcode: "3581GK", Town: "Utrecht"})
				if err != nil {
					return err
				}
				if err := employ(tx, fmt.Sprintf("Leidinggevende%d van Plek", i), gehoor.Seat{Role: gehoor.Manager, Place: int64(place)}); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err != nil {
		return fmt.Errorf("furnishing a site: %w", err)
	}
	return nil
}

func employ(tx *store.Tx, name string, seat gehoor.Seat) error {
	who, err := tx.PutPerson(gehoor.Actor{}, store.Person{Name: name, Mail: strings.ToLower(strings.ReplaceAll(name, " ", ".")) + "@proef.example"})
	if err != nil {
		return err
	}
	_, err = tx.PutPosition(gehoor.Actor{}, gehoor.Position{Person: who, Seat: seat, From: gehoor.Date{Year: 2020, Month: time.January, Day: 1}})
	return err
}

// Answers are those of complaint number serial at a location: about 1.5 kB, no two alike. It can be
// told from the story which it is; see Serial.
func Answers(serial int, location gehoor.LocationID) app.Answers {
	return app.Answers{
		Language: gehoor.Dutch, Safety: gehoor.NoDanger, Capacity: gehoor.Parent, Location: location,
		Happened: gehoor.Recently, Date: "vorige week", // no day: the clock of a large site runs on for months
		Story:  fmt.Sprintf("Verhaal %d. %s", serial, story(serial)),
		Wishes: []gehoor.Wish{gehoor.WishExplanation},
		Sender: app.Sender{Name: "Ouder " + word(serial, 0) + " " + word(serial, 1), Mail: fmt.Sprintf("ouder%d@ouders.example", serial),
			Phone: fmt.Sprintf("06%08d", serial), Child: "Kind " + word(serial, 2)},
		Way: gehoor.WriteMail,
	}
}

// Serial tells which complaint has a story; 0 when it is not one of Answers.
func Serial(story string) (serial int) {
	if _, err := fmt.Sscanf(story, "Verhaal %d.", &serial); err != nil {
		return 0
	}
	return serial
}

var words = strings.Fields(`ophalen brengen groep leidster slapen eten luier jas kapot vallen blauwe plek telefoon bellen wachten
	rekening bedrag dubbel vakantie ruilen dag halen buiten regen schoenen nat koorts medicijn vergeten gezegd beloofd mail antwoord
	niemand alleen huilen boos rustig vriendelijk druk nieuw gezicht invaller sleutel deur hek straat fiets kind moeder vader oma`)

// word is the n-th word of a story: any, but the same every time.
func word(serial, n int) string {
	x := uint64(serial)*0x9E3779B97F4A7C15 + uint64(n)*0xBF58476D1CE4E5B9
	x ^= x >> 31
	x *= 0x94D049BB133111EB
	return words[(x>>33)%uint64(len(words))]
}

func story(serial int) string {
	var b strings.Builder
	for n := 0; b.Len() < 1400; n++ {
		b.WriteString(word(serial, n))
		b.WriteByte(' ')
	}
	return b.String()
}

// SQL opens a site's database beside the program, to look into it or to measure it bare.
func SQL(address string) (*sql.DB, error) {
	if file, ok := strings.CutPrefix(address, "sqlite://"); ok {
		return sql.Open("sqlite", "file:"+(&url.URL{Path: file}).EscapedPath()+
			"?_txlock=immediate&_pragma=busy_timeout(10000)&_pragma=journal_mode(wal)&_pragma=synchronous(full)")
	}
	return sql.Open("pgx", address)
}

// A Databases makes empty databases of one kind.
type Databases struct {
	Name string // "sqlite" or "postgres"
	New  func() (url string, err error)
	// Process is the number of PostgreSQL's first process; 0 where this process is the database's.
	Process int
	stop    func()
}

// Close ends what Choose started.
func (d Databases) Close() error {
	d.stop()
	return nil
}

var _ io.Closer = Databases{}

// Choose gives the databases of a name, "sqlite" or "postgres", in folder or, PostgreSQL's, in a folder of
// its own beside the others that TMPDIR names.
func Choose(name, folder string) (Databases, error) {
	switch name {
	case "sqlite":
		var n atomic.Int64
		return Databases{Name: name, stop: func() {}, New: func() (string, error) {
			return "sqlite://" + filepath.Join(folder, fmt.Sprintf("site%d.db", n.Add(1))), nil
		}}, nil
	case "postgres":
		server, err := storetest.Start()
		if err != nil {
			return Databases{}, err
		}
		return Databases{Name: name, New: server.Database, Process: server.Process(), stop: server.Stop}, nil
	}
	return Databases{}, fmt.Errorf("no database is called %q: sqlite or postgres", name)
}
