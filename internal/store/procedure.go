package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"gehoor"
	"gehoor/internal/procedure"
	"gehoor/internal/seal"
)

// procedureType is the media type of a procedure as it was applied.
const procedureType = "application/yaml"

// A ProcedureVersion is a procedure as the organisation has applied it.
type ProcedureVersion struct {
	Procedure gehoor.Procedure
	Text      procedure.Text
	Applied   gehoor.ProcedureApplied // zero for the regulation as it is shipped
}

var shipped = sync.OnceValue(func() ProcedureVersion {
	p, words := procedure.Default()
	return ProcedureVersion{Procedure: p, Text: words}
})

// Procedure is what the organisation goes by on a day; see [Store.ProcedureVersion].
func (s *Store) Procedure(org int64, on gehoor.Date) (gehoor.Procedure, error) {
	v, err := s.ProcedureVersion(org, on)
	return v.Procedure, err
}

// ProcedureVersion is what the organisation goes by on a day, with its text: of the versions that hold
// from that day or an earlier one, the last that was applied; the regulation as it is shipped when
// there is none. It is shared, and only to be read.
func (s *Store) ProcedureVersion(org int64, on gehoor.Date) (ProcedureVersion, error) {
	versions, err := s.Procedures(org)
	if err != nil {
		return ProcedureVersion{}, err
	}
	for _, v := range slices.Backward(versions) {
		if !v.Applied.From.After(on) {
			return v, nil
		}
	}
	return shipped(), nil
}

// Procedures lists all versions, in the order in which they were applied. It is shared, and only to
// be read.
func (s *Store) Procedures(org int64) ([]ProcedureVersion, error) {
	return s.held.procedures.get(s, org, "procedure", func() ([]ProcedureVersion, error) {
		versions, err := s.loadProcedures(org)
		if err != nil {
			return nil, fmt.Errorf("reading the procedure: %w", err)
		}
		return versions, nil
	})
}

func (s *Store) loadProcedures(org int64) ([]ProcedureVersion, error) {
	rows, err := s.read.Query(`select `+lineColumns+` from event
		where org = $1 and stream = 0 and kind = 'ProcedureApplied' order by seq`, org)
	if err != nil {
		return nil, err
	}
	lines, err := collect(rows, scanLine)
	if err != nil {
		return nil, err
	}
	var versions []ProcedureVersion
	for _, l := range lines {
		e, err := l.read()
		if err != nil {
			return nil, err
		}
		applied := e.Fact.(gehoor.ProcedureApplied)
		content, err := s.Item(context.Background(), org, applied.Text)
		if err != nil {
			return nil, err
		}
		reasons := ""
		if applied.Reasons != (gehoor.Ref{}) {
			why, err := s.Item(context.Background(), org, applied.Reasons)
			if err != nil {
				return nil, err
			}
			reasons = string(why.Body)
		}
		v, err := parseProcedure(content.Body, applied, reasons)
		if err != nil {
			return nil, err
		}
		versions = append(versions, v)
	}
	return versions, nil
}

// parseProcedure reads a version; what the log says of it goes before what stands in the file.
func parseProcedure(yaml []byte, applied gehoor.ProcedureApplied, reasons string) (ProcedureVersion, error) {
	p, words, err := procedure.Parse("procedure.yaml", yaml)
	if err != nil {
		return ProcedureVersion{}, err
	}
	p.From, p.Advice, p.AdviceDate, p.Reasons = applied.From, applied.Advice, applied.AdviceDate, reasons
	return ProcedureVersion{Procedure: p, Text: words, Applied: applied}, nil
}

// An Applying is a procedure to apply: its file, the first day on which it holds, and what the parent committees
// advised. What the file says of the last three does not count.
type Applying struct {
	File       []byte
	From       gehoor.Date
	Advice     gehoor.Advice
	AdviceDate gehoor.Date
	Reasons    string // why it deviates from a negative advice; sealed
}

// ApplyProcedure makes a procedure the organisation's from a day on. It returns what it then is, or package
// procedure's Errors, with line numbers, or a Refusal of Procedure.CheckAdvice, Procedure.CheckCategories or
// Procedure.CheckPlanned.
func (tx *Tx) ApplyProcedure(by gehoor.Actor, in Applying) (gehoor.Procedure, error) {
	fail := func(err error) (gehoor.Procedure, error) {
		return gehoor.Procedure{}, fmt.Errorf("applying a procedure: %w", err)
	}
	applied := gehoor.ProcedureApplied{From: in.From, Advice: in.Advice, AdviceDate: in.AdviceDate}
	v, err := parseProcedure(in.File, applied, in.Reasons)
	if err != nil {
		return fail(err)
	}
	if err := v.Procedure.CheckAdvice(); err != nil {
		return fail(err)
	}
	if err := tx.checkCategories(v.Procedure); err != nil {
		return fail(err)
	}
	versions, err := tx.store.Procedures(tx.org)
	if err != nil {
		return fail(err)
	}
	if n := len(versions); n > 0 {
		if err := v.Procedure.CheckPlanned(versions[n-1].Procedure, gehoor.DateOf(tx.Now)); err != nil {
			return fail(err)
		}
	}
	if in.Reasons != "" {
		why, err := tx.store.Seal(tx.org, seal.Content{MediaType: "text/plain; charset=utf-8", Body: []byte(in.Reasons)})
		if err != nil {
			return fail(err)
		}
		applied.Reasons = tx.PutItem(0, why)
	}
	sealed, err := tx.store.Seal(tx.org, seal.Content{MediaType: procedureType, Body: in.File})
	if err != nil {
		return fail(err)
	}
	applied.Version, applied.Procedure, applied.Text = v.Procedure.Version, v.Procedure.Hash, tx.PutItem(0, sealed)
	if err := tx.AppendOrg(by, applied); err != nil {
		return fail(err)
	}
	return v.Procedure, tx.renew("procedure")
}

// checkCategories asks of every version so far, the shipped one too, whether the new one calls a subject in use otherwise.
func (tx *Tx) checkCategories(p gehoor.Procedure) error {
	versions, err := tx.store.Procedures(tx.org)
	if err != nil {
		return err
	}
	var failed error
	used := func(name gehoor.Category) bool {
		is, err := tx.store.CategoryUsed(tx.ctx, tx.org, name)
		failed = cmp.Or(failed, err)
		return is
	}
	for _, v := range append([]ProcedureVersion{shipped()}, versions...) {
		if err := cmp.Or(failed, p.CheckCategories(v.Procedure, used)); err != nil {
			return cmp.Or(failed, err)
		}
	}
	return failed
}

// CategoryUsed reports whether a complaint, or a part of one, has or had the subject: for who changes the list.
func (s *Store) CategoryUsed(ctx context.Context, org int64, name gehoor.Category) (bool, error) {
	var n int
	err := s.read.QueryRowContext(ctx, categoryUsed, org, string(name), `%"Category":"`+string(name)+`"%`).Scan(&n)
	if err != nil {
		return false, fmt.Errorf("looking for complaints about %s: %w", name, err)
	}
	return n > 0, nil
}

// categoryUsed looks among what each complaint was admitted as, and at the rows: what was erased says it there alone.
const categoryUsed = `select case when exists (select 1 from event where org = $1 and kind = 'Admitted' and data like $3)
	or exists (select 1 from dossier where org = $1 and category = $2) then 1 else 0 end`

// Category is a subject as the organisation calls it: as in the last version that has it, so that what was removed from
// the list is said of the complaints that have it. Only its name is there when no version has it.
func (s *Store) Category(org int64, name gehoor.Category) (gehoor.CategoryRule, error) {
	versions, err := s.Procedures(org)
	if err != nil {
		return gehoor.CategoryRule{Name: name}, err
	}
	for _, v := range slices.Backward(append([]ProcedureVersion{shipped()}, versions...)) {
		if i := slices.IndexFunc(v.Procedure.Categories, func(c gehoor.CategoryRule) bool { return c.Name == name }); i >= 0 {
			return v.Procedure.Categories[i], nil
		}
	}
	return gehoor.CategoryRule{Name: name}, nil
}
