package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gehoor"
)

// Ahead is what a member of a group is going to ask. What it does not say is asked when it comes up.
type Ahead struct {
	Stream gehoor.StreamID // that it loads
	Draft  DraftID         // that it files, and asks what became of
	Number gehoor.Number   // that it would like to give
}

type draftKey struct {
	org  int64
	hash string
}

// A knownDraft is what a group knows of a draft.
type knownDraft struct {
	filed gehoor.StreamID // the complaint that it has become, also in this group
	files bool            // whether it has files, or may have
}

type numberKey struct {
	org    int64
	number gehoor.Number
}

// lookAhead reads for all members what they are going to ask. Nobody else writes it as long as
// their organisations' heads are ours.
func (g *group) lookAhead(members []*member) error {
	asked := map[int64][]Ahead{}
	for _, m := range members {
		if m.ahead != (Ahead{}) {
			asked[m.org] = append(asked[m.org], m.ahead)
		}
	}
	for org, all := range asked {
		if err := g.lockHead(org); err != nil {
			return err
		}
		if err := g.loadAhead(org, all); err != nil {
			return fmt.Errorf("reading ahead: %w", err)
		}
		if err := g.draftsAhead(org, all); err != nil {
			return fmt.Errorf("reading ahead: %w", err)
		}
		if err := g.numbersAhead(org, all); err != nil {
			return fmt.Errorf("reading ahead: %w", err)
		}
	}
	return nil
}

// values are places and arguments for a list in SQL after org, $1. The list is filled up to one of a few
// lengths with its last value, so that the database knows the text.
func values[T any](org int64, all []T) (list string, args []any) {
	n := 1
	for n < len(all) {
		n *= 2
	}
	args = make([]any, 1, n+1)
	args[0] = org
	places := make([]string, n)
	for i := range places {
		places[i] = "$" + strconv.Itoa(i+2)
		args = append(args, all[min(i, len(all)-1)])
	}
	return strings.Join(places, ","), args
}

// loadAhead loads streams. One that is not there, or was erased, is left to who asks for it.
func (g *group) loadAhead(org int64, asked []Ahead) error {
	var ids []int64
	for _, a := range asked {
		if a.Stream > 0 && !slices.Contains(ids, int64(a.Stream)) {
			ids = append(ids, int64(a.Stream))
		}
	}
	if len(ids) == 0 {
		return nil
	}
	list, args := values(org, ids)
	rows, err := g.query(`select `+lineColumns+` from event where org = $1 and stream in (`+list+`) order by stream, seq`, args...)
	if err != nil {
		return err
	}
	lines, err := collect(rows, scanLine)
	if err != nil {
		return err
	}
	rows, err = g.query(`select stream, party, person, barred from party where org = $1 and stream in (`+list+`)`, args...)
	if err != nil {
		return err
	}
	persons := map[gehoor.StreamID]map[gehoor.Party]gehoor.PersonID{}
	_, err = collect(rows, func(row scanner) (none struct{}, err error) {
		var id gehoor.StreamID
		var p partyRow
		if err := row.Scan(&id, &p.party, &p.person, &p.barred); err != nil {
			return none, err
		}
		if persons[id] == nil {
			persons[id] = map[gehoor.Party]gehoor.PersonID{}
		}
		persons[id][p.party] = p.person
		return none, nil
	})
	if err != nil {
		return err
	}
	for len(lines) > 0 {
		id, n := lines[0].event.Stream, 1
		for n < len(lines) && lines[n].event.Stream == id {
			n++
		}
		h, err := addUp(lines[:n])
		lines = lines[n:]
		if err != nil {
			continue
		}
		if h.complaint != nil {
			if h.complaint.Persons = persons[id]; h.complaint.Persons == nil {
				h.complaint.Persons = map[gehoor.Party]gehoor.PersonID{}
			}
		}
		g.loaded(streamKey{org, id}, h)
	}
	return nil
}

func (g *group) draftsAhead(org int64, asked []Ahead) error {
	keys, err := g.store.Keys(org)
	if err != nil {
		return err
	}
	var hashes [][]byte
	known := map[draftKey]*knownDraft{}
	for _, a := range asked {
		if a.Draft != "" {
			hash := tokenHash(keys, string(a.Draft))
			hashes = append(hashes, hash)
			known[draftKey{org, string(hash)}] = &knownDraft{}
		}
	}
	if len(hashes) == 0 {
		return nil
	}
	list, args := values(org, hashes)
	rows, err := g.query(`select hash, complaint from filing where org = $1 and hash in (`+list+`)
		union all select draft, 0 from file where org = $1 and draft in (`+list+`) and length(draft) > 0`, args...)
	if err != nil {
		return err
	}
	_, err = collect(rows, func(row scanner) (none struct{}, err error) {
		var hash []byte
		var filed gehoor.StreamID
		if err := row.Scan(&hash, &filed); err != nil {
			return none, err
		}
		d := known[draftKey{org, string(hash)}]
		if d.files = d.files || filed == 0; filed != 0 {
			d.filed = filed
		}
		return none, nil
	})
	if err != nil {
		return err
	}
	for key, d := range known {
		g.drafts[key] = d
	}
	return nil
}

func (g *group) numbersAhead(org int64, asked []Ahead) error {
	var numbers []string
	for _, a := range asked {
		if a.Number != "" {
			numbers = append(numbers, string(a.Number))
		}
	}
	if len(numbers) == 0 {
		return nil
	}
	list, args := values(org, numbers)
	rows, err := g.query(`select number from dossier where org = $1 and number <> '' and number in (`+list+`)`, args...)
	if err != nil {
		return err
	}
	taken, err := collect(rows, func(row scanner) (n string, err error) { return n, row.Scan(&n) })
	if err != nil {
		return err
	}
	for _, n := range numbers {
		g.numbers[numberKey{org, gehoor.Number(n)}] = !slices.Contains(taken, n)
	}
	return nil
}
