package store

import (
	"context"
	"fmt"
	"time"

	"gehoor"
)

// A May asks, in the transaction in which something is erased, whether it may be: of the complaint or the enquiry as
// it is then, for somebody may have held or reopened it meanwhile. Its error stops it; the line that says it was erased is written here.
type May func(c *gehoor.Complaint, e *gehoor.Enquiry) ([]gehoor.Fact, error)

// EraseItems destroys items of a dossier, and says so in the log: their keys, their bodies, and the
// terms under which the dossier was found. What the log proves stays true. It returns the names of
// the attachments' files, which nobody can read any more and the caller removes. ErrNotFound when
// one of the items is not this dossier's, and then nothing is done. Reason may be
// the zero Sealed. A nil may asks nobody.
func (s *Store) EraseItems(ctx context.Context, org int64, now time.Time, actor gehoor.Actor, id gehoor.StreamID, items []gehoor.Item, cause gehoor.EraseCause, reason Sealed, may May) (blobs []string, err error) {
	err = s.Write(ctx, org, now, func(tx *Tx) (err error) {
		fact := gehoor.Erased{What: gehoor.ErasedItem, Items: items, Cause: cause, Reason: tx.PutItem(id, reason)}
		if err := tx.appendErased(id, actor, fact, may); err != nil {
			return err
		}
		if err := tx.flush(); err != nil {
			return err
		}
		list, args := inList(3, items)
		args = append([]any{org, int64(id)}, args...)
		if blobs, err = tx.blobs(` and item in (`+list+`)`, args); err != nil {
			return err
		}
		for _, t := range []string{"file", "key", "item", "blob"} {
			and := " and dossier = $2"
			if t == "file" { // that has no dossier of its own
				and = " and item in (select item from key where org = $1 and dossier = $2)"
			}
			n, err := tx.exec(`delete from `+t+` where org = $1`+and+` and item in (`+list+`)`, args...)
			if err != nil {
				return err
			}
			if t == "key" && n != int64(len(items)) {
				return ErrNotFound
			}
		}
		return tx.dropTerms(id)
	})
	if err != nil {
		return nil, fmt.Errorf("erasing items: %w", err)
	}
	return blobs, s.scrub(ctx)
}

// EraseDossier destroys a dossier: its items, who its parties are, its terms and jobs, and the data
// of its facts. The log keeps its lines, blank, and the chain holds. What is left of it are its shares of annual reports, in
// the line that says that it was erased (gehoor.YearShare), and one row without number, place or day. It returns the names of
// the attachments' files, which the caller removes. The numbers, terms and readers are gone from the files too; for backups
// see the manual.
func (s *Store) EraseDossier(ctx context.Context, org int64, now time.Time, actor gehoor.Actor, id gehoor.StreamID, cause gehoor.EraseCause, may May) (blobs []string, err error) {
	err = s.Write(ctx, org, now, func(tx *Tx) (err error) {
		st, err := tx.stream(id)
		if err != nil {
			return err
		}
		fact, received := gehoor.Erased{What: gehoor.ErasedDossier, Cause: cause}, ""
		if c := st.complaint; c != nil {
			day := gehoor.DateOf(c.Filed.ReceivedAt)
			fact.Years, received = c.YearShares(now), at(gehoor.Date{Year: day.Year, Month: day.Month, Day: 1}.Start(nil))
		}
		if err := tx.appendErased(id, actor, fact, may); err != nil {
			return err
		}
		seq := tx.streams[streamKey{org, id}].seq
		if err := tx.flush(); err != nil { // the database lets a line be blanked that a line there names
			return err
		}
		if blobs, err = tx.blobs("", []any{org, int64(id)}); err != nil {
			return err
		}
		if err := tx.dropTerms(id); err != nil {
			return err
		}
		_, err = tx.exec(`update event set data = '', salt = $4 where org = $1 and stream = $2 and seq < $3`, org, int64(id), seq, []byte{})
		if err != nil {
			return err
		}
		for _, what := range []string{
			`file where org = $1 and item in (select item from key where org = $1 and dossier = $2)`,
			`key where org = $1 and dossier = $2`, `item where org = $1 and dossier = $2`, `blob where org = $1 and dossier = $2`,
			`reader where org = $1 and stream = $2`, `party where org = $1 and stream = $2`,
			`job where org = $1 and stream = $2`, `token where org = $1 and stream = $2`, `filing where org = $1 and complaint = $2`,
			`mail where org = $1 and stream = $2`, `sent where org = $1 and stream = $2`,
		} {
			if _, err := tx.exec(`delete from `+what, org, int64(id)); err != nil {
				return err
			}
		}
		// An answer to a mail of ours is still known as one, but not to which.
		if _, err := tx.exec(`update reply set stream = 0, person = 0 where org = $1 and stream = $2`, org, int64(id)); err != nil {
			return err
		}
		_, err = tx.exec(`
			update dossier set number = '', location = 0, decide = '', step = '', due = '`+never+`', turn = '', lead = '', story = 0, erased = $3, settled = '', kept = '', held = '',
				received = case when $4 = '' then substr(received, 1, 7) || '-01T00:00:00.000Z' else $4 end,
				closed = case when closed = '' then '' else substr(closed, 1, 7) || '-01T00:00:00.000Z' end
			where org = $1 and stream = $2`, org, int64(id), at(now), received)
		delete(tx.streams, streamKey{org, id}) // who loads it now finds it erased
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("erasing a dossier: %w", err)
	}
	return blobs, s.scrub(ctx)
}

func (tx *Tx) appendErased(id gehoor.StreamID, actor gehoor.Actor, fact gehoor.Erased, may May) error {
	if id == 0 && fact.What == gehoor.ErasedItem {
		return tx.AppendOrg(actor, fact)
	}
	st, err := tx.stream(id)
	if err != nil {
		return err
	}
	if may != nil {
		if _, err := may(st.complaint, st.enquiry); err != nil {
			return err
		}
	}
	if st.enquiry != nil {
		_, err = tx.AppendEnquiry(id, actor, fact)
	} else {
		_, err = tx.Append(id, actor, fact)
	}
	return err
}

// blobs lists files of a dossier, $2, by a further condition.
func (tx *Tx) blobs(and string, args []any) ([]string, error) {
	rows, err := tx.query(`select name from blob where org = $1 and dossier = $2`+and, args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(row scanner) (name string, err error) { return name, row.Scan(&name) })
}

// scrub sees to it that nothing of what was destroyed stays behind in the database's files. On
// SQLite writers wait for it.
func (s *Store) scrub(ctx context.Context) error {
	for _, q := range s.dialect.scrub {
		if _, err := s.write.ExecContext(ctx, q); err != nil {
			return fmt.Errorf("cleaning the database's files: %w", err)
		}
	}
	return nil
}
