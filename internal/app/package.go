package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"gehoor"
	"gehoor/internal/bundle"
	"gehoor/internal/files"
	"gehoor/internal/letter"
	"gehoor/internal/seal"
	"gehoor/internal/store"
	"gehoor/internal/text"
)

// MediaZIP is the type of a package of a dossier.
const MediaZIP = "application/zip"

// printed is the field of a letter as a PDF in the fact that has the letter too.
const printed = "PDF"

// maxPackage is how many bytes of exhibits a package may hold: it is made in memory.
const maxPackage = 150 << 20

// An Exhibit is something of a dossier that may go into a package, as it reads.
type Exhibit struct {
	gehoor.Exhibit
	Words  string         // empty for a file
	Quote  []letter.Block // of a letter: what it says, as it goes along whole
	Name   string         // of a file
	Secret bool           // it holds an address that the location may not know (D29)
	Paper  bool           // a letter as a PDF: it stays out when the letter itself goes along cut
}

// How something goes along in a package.
type How string

// The ways.
const (
	LeftOut  How = ""         // not at all: nothing of it is in the file
	Whole    How = "whole"    // as it is; of a file the copy that everybody reads
	Cut      How = "cut"      // in other words, without the data of others; the body is not in the file
	Original How = "original" // of a file the original, for who may open it (D34)
)

// A Packing is what was chosen for a package.
type Packing struct {
	For  gehoor.Recipient
	To   string // who that is, in words
	Lang text.Lang
	How  map[gehoor.Item]How
	Cut  map[gehoor.Item]string // the words of what goes along Cut
}

// Exhibits lists what w may put into a package of c for somebody; gehoor.ErrForbidden for who may make none.
func (a *App) Exhibits(ctx context.Context, w Who, c *gehoor.Complaint, to gehoor.Recipient) ([]Exhibit, error) {
	if !mayPack(w, c, to) {
		return nil, gehoor.ErrForbidden
	}
	var all []Exhibit
	for _, x := range c.Exhibits(to) {
		one := Exhibit{Exhibit: x}
		content, file, err := a.exhibitLabel(ctx, w.Org, x)
		if errors.Is(err, store.ErrErased) {
			continue
		} else if err != nil {
			return nil, err
		}
		switch {
		case file != "":
			one.Name = file
		case content.MediaType == MediaPDF:
			one.Name, one.Paper = string(c.Number())+".pdf", x.Field == printed
		default:
			if one.Words, err = a.wordsOf(ctx, w.Org, x.KeptItem); err != nil {
				return nil, err
			}
			if content.MediaType == letter.MediaType {
				doc, err := letter.Read(content.Body)
				if err != nil {
					return nil, err
				}
				one.Quote = letter.Quote(doc)
			}
			one.Secret = x.Field == "Sender" && strings.Contains(string(content.Body), `"Secret":true`)
		}
		if one.Words != "" || one.Name != "" {
			all = append(all, one)
		}
	}
	return all, nil
}

// mayPack reports whether w makes packages of c for somebody: the desk for outside, the privacy officer the copy for who complains (D20).
func mayPack(w Who, c *gehoor.Complaint, to gehoor.Recipient) bool {
	if to == gehoor.ForComplainant {
		return gehoor.Can(w.Viewer, gehoor.Protect, c)
	}
	return gehoor.Can(w.Viewer, gehoor.Coordinate, c) || gehoor.Can(w.Viewer, gehoor.Protect, c)
}

// exhibitLabel is the content of an exhibit that is words, or the name of one that is a file.
func (a *App) exhibitLabel(ctx context.Context, org int64, x gehoor.Exhibit) (seal.Content, string, error) {
	if x.File == (gehoor.File{}) {
		content, err := a.Store.Item(ctx, org, x.Ref)
		return content, "", err
	}
	file, err := a.Store.Attachment(ctx, org, x.File)
	if err == nil && file.Name == "" {
		file.Name = store.ItemID(x.Ref.Item)
	}
	return seal.Content{}, file.Name, err
}

// packing is a package in the making.
type packing struct {
	*App
	ctx  context.Context
	who  Who
	c    *gehoor.Complaint
	in   Packing
	all  []Exhibit
	cut  map[int]bool // the events of which words go along cut
	made gehoor.PackageMade
}

// PackageDocument is the dossier as the PDF of a package has it: what is to be seen before it is made.
func (a *App) PackageDocument(ctx context.Context, w Who, c *gehoor.Complaint, in Packing) (letter.Document, error) {
	p, err := a.packing(ctx, w, c, in)
	if err != nil {
		return letter.Document{}, err
	}
	return p.document()
}

func (a *App) packing(ctx context.Context, w Who, c *gehoor.Complaint, in Packing) (*packing, error) {
	all, err := a.Exhibits(ctx, w, c, in.For)
	if err != nil {
		return nil, err
	}
	p := &packing{App: a, ctx: ctx, who: w, c: c, in: in, cut: map[int]bool{}, made: gehoor.PackageMade{For: in.For}}
	for _, x := range all {
		if x.Name == "" && in.How[x.Ref.Item] == Cut {
			p.cut[x.Event.Seq] = true
		}
	}
	for _, x := range all {
		switch p.how(x) {
		case LeftOut:
			p.made.Left++
			continue
		case Cut:
			p.made.Cut++
		default:
			p.made.Shown++
		}
		p.all = append(p.all, x)
	}
	return p, nil
}

// how is how something goes along: nothing is cut to no words, only who may open it gives an original, and of a letter that goes along cut
// the PDF stays out, for it has the same words whole.
func (p *packing) how(x Exhibit) How {
	how := p.in.How[x.Ref.Item]
	switch {
	case x.Paper && p.cut[x.Event.Seq]:
		return LeftOut
	case how == Whole:
		return Whole
	case how == Cut && x.Name == "" && strings.TrimSpace(p.in.Cut[x.Ref.Item]) != "":
		return Cut
	case how == Original && x.File.Copy.Item != 0 && gehoor.Can(p.who.Viewer, gehoor.Protect, p.c):
		return Original
	}
	return LeftOut
}

// MakePackage makes a package of a dossier as w looked at it at seq, keeps it sealed, and records for whom it was made. A
// gehoor.Refusal says why there can be none; store.ErrChanged that somebody has been there since.
func (a *App) MakePackage(ctx context.Context, w Who, c *gehoor.Complaint, seq int, in Packing) (*gehoor.Complaint, error) {
	if seq != c.Seq {
		return nil, store.ErrChanged
	}
	p, err := a.packing(ctx, w, c, in)
	if err != nil {
		return nil, err
	}
	to, err := a.sealAll(w.Org, []*Body{{Text: strings.TrimSpace(in.To)}})
	if err != nil {
		return nil, err
	}
	// What can be refused is refused before a file stands on disk.
	try := p.made
	try.File.Original, try.Sum, try.To = gehoor.Ref{Item: 1}, gehoor.Hash{1}, gehoor.Ref{}
	if to[0] != nil {
		try.To = to[0].Ref()
	}
	if _, err := c.MakePackage(try); err != nil {
		return nil, err
	}
	body, err := p.bytes()
	if err != nil {
		return nil, err
	}
	upload, err := a.Store.NewUpload(w.Org)
	if err != nil {
		return nil, err
	}
	upload.Name, upload.Size, upload.Body = string(c.Number())+".zip", int64(len(body)), bytes.NewReader(body)
	stored, err := a.Files.Keep(upload)
	if err != nil {
		return nil, err
	}
	p.made.Sum = sha256.Sum256(body)
	day, err := a.day(w)
	if err != nil {
		return nil, errors.Join(err, a.discard(stored))
	}
	for _, x := range p.all {
		if p.how(x) == Original {
			if err := a.Store.LogAccess(ctx, w.Org, w.Viewer.Person, c.ID, store.AccessOriginal, day.Now); err != nil {
				return nil, errors.Join(err, a.discard(stored))
			}
		}
	}
	var after *gehoor.Complaint
	err = a.Store.WriteAhead(ctx, w.Org, day.Now, store.Ahead{Stream: c.ID}, func(tx *store.Tx) error {
		now, err := tx.Load(c.ID)
		if err != nil {
			return err
		}
		if !mayPack(w, now, in.For) {
			return gehoor.ErrForbidden
		}
		made := p.made
		if to[0] != nil {
			made.To = tx.PutItem(c.ID, *to[0])
		}
		if made.File, err = tx.PutFile(c.ID, stored); err != nil {
			return err
		}
		facts, err := now.MakePackage(made)
		if err != nil {
			return err
		}
		after, err = tx.AppendAt(c.ID, seq, w.Actor(), facts...)
		return err
	})
	if err != nil {
		return nil, errors.Join(err, a.discard(stored))
	}
	return after, nil
}

// Package is a package that was made, by the seq of its event, for who may make one; store.ErrNotFound when there is none. That it is read is
// written down first.
func (a *App) Package(ctx context.Context, w Who, c *gehoor.Complaint, seq int) (files.Blob, error) {
	for _, e := range c.Packages() {
		if f := e.Fact.(gehoor.PackageMade); e.Seq == seq && mayPack(w, c, f.For) {
			if err := a.Store.LogAccess(ctx, w.Org, w.Viewer.Person, c.ID, store.AccessPackage, a.Now()); err != nil {
				return files.Blob{}, err
			}
			return a.packageFile(ctx, w.Org, f)
		}
	}
	return files.Blob{}, store.ErrNotFound
}

// OwnPackage is the copy that was last made for who complains, behind their code (D20); store.ErrErased when it is gone, store.ErrNotFound
// when there is none, or while a safety track has the dossier.
func (a *App) OwnPackage(ctx context.Context, org int64, c *gehoor.Complaint) (files.Blob, error) {
	all := c.Packages()
	for i := len(all) - 1; i >= 0 && !c.Sealed; i-- {
		if f := all[i].Fact.(gehoor.PackageMade); f.For == gehoor.ForComplainant {
			return a.packageFile(ctx, org, f)
		}
	}
	return files.Blob{}, store.ErrNotFound
}

func (a *App) packageFile(ctx context.Context, org int64, f gehoor.PackageMade) (files.Blob, error) {
	blob, err := a.Store.File(ctx, org, f.File.Original)
	blob.MediaType = MediaZIP
	return blob, err
}

// bytes are those of the file.
func (p *packing) bytes() ([]byte, error) {
	d, err := p.document()
	if err != nil {
		return nil, err
	}
	set, err := p.Store.Settings(p.who.Org)
	if err != nil {
		return nil, err
	}
	look := letterhead(set, p.c.Number().String(), gehoor.DateOf(p.Now()), nil)
	look.Sheet, look.Bookmarks = letter.ReportSheet, true
	pdf, _ := letter.PDF(d, look)
	m := bundle.Manifest{
		Version: 1, Organisation: p.who.Org, Number: string(p.c.Number()), Made: gehoor.DateOf(p.Now()).String(), For: string(p.in.For),
		Exhibits: []bundle.Exhibit{}, Lines: []bundle.Line{}, Left: p.made.Left,
	}
	proofs, err := p.View(p.who).Proofs(p.ctx, p.c.ID)
	if err != nil {
		return nil, err
	}
	shown := map[int]bool{}
	for _, e := range p.c.Telling(p.in.For) {
		shown[e.Seq] = true
	}
	parts, size := []bundle.Part{}, 0
	for i, x := range p.all {
		shown[x.Event.Seq] = true
		how := p.how(x)
		ref := x.Ref
		if how == Whole && x.File.Copy.Item != 0 {
			ref = x.File.Copy
		}
		one := bundle.Exhibit{Item: store.ItemID(ref.Item), Line: x.Event.N, Seal: ref.Seal.String(), Cut: how == Cut}
		if how != Cut {
			content, salt, err := p.content(x, ref)
			if err != nil {
				return nil, err
			}
			if size += len(content.Body); size > maxPackage {
				return nil, &gehoor.Refusal{Code: "package.too-big", Clause: "R19"}
			}
			one.Salt, one.MediaType, one.FileName = hex.EncodeToString(salt[:]), content.MediaType, content.FileName
			one.Path = bundle.ExhibitPath(i+1, one.Item, content.MediaType)
			parts = append(parts, bundle.Part{Name: one.Path, Body: content.Body})
		}
		m.Exhibits = append(m.Exhibits, one)
	}
	for _, l := range proofs {
		if shown[int(l.Seq)] {
			m.Lines = append(m.Lines, bundle.Line{
				N: l.N, Prev: seal.Hash(l.Prev).String(), Fields: l.Fields, Digest: seal.Hash(l.Digest).String(),
				Salt: hex.EncodeToString(l.Salt), Data: string(l.Data), Hash: seal.Hash(l.Hash).String(),
			})
		}
	}
	var out bytes.Buffer
	err = bundle.Write(&out, m, pdf, []byte(text.PackageReadme), parts)
	return out.Bytes(), err
}

// content is what an exhibit says, with the salt of its seal.
func (p *packing) content(x Exhibit, ref gehoor.Ref) (seal.Content, seal.Salt, error) {
	if x.File == (gehoor.File{}) {
		return p.View(p.who).ItemSalt(p.ctx, p.c.ID, ref)
	}
	if _, err := p.View(p.who).Blob(p.ctx, p.c.ID, ref); err != nil {
		return seal.Content{}, seal.Salt{}, err
	}
	blob, err := p.Store.File(p.ctx, p.who.Org, ref)
	if err != nil {
		return seal.Content{}, seal.Salt{}, err
	}
	r, err := p.Files.Open(blob)
	if err != nil {
		return seal.Content{}, seal.Salt{}, err
	}
	defer r.Close()
	body, err := io.ReadAll(r)
	return seal.Content{MediaType: r.MediaType, FileName: r.FileName, Body: body}, r.Salt, err
}

// document is the dossier as it is read: a cover, what is in it, what happened, and each exhibit in its section.
func (p *packing) document() (letter.Document, error) {
	l, c := p.in.Lang, p.c
	day := func(e gehoor.Event) string { return text.FormatDateLong(l, gehoor.DateOf(e.At)) }
	short := func(e gehoor.Event) string { return numeric(gehoor.DateOf(e.At)) }
	d := letter.Document{Lang: l, Title: text.Fill(l, text.PackageCover, c.Number().String())}
	add := func(b ...letter.Block) { d.Blocks = append(d.Blocks, b...) }
	place := ""
	if locations, err := p.Store.Locations(p.who.Org); err != nil {
		return d, err
	} else if i := slices.IndexFunc(locations, func(s store.Location) bool { return s.ID == c.Filed.Location }); i >= 0 {
		place = locations[i].Name
	}
	to := text.Sentence(text.Word(l, p.in.For))
	if p.in.To != "" {
		to = strings.TrimSpace(p.in.To)
	}
	terms := letter.Terms{
		{Name: text.PackageFor.In(l), Says: to},
		{Name: text.DossierReceived.In(l), Says: text.FormatDateLong(l, gehoor.DateOf(c.Filed.ReceivedAt))},
		{Name: text.LabelLocation.In(l), Says: place},
		{Name: text.PackageState.In(l), Says: text.Sentence(text.StateWord(l, c))},
		{Name: text.PackageMadeOn.In(l), Says: text.FormatDateLong(l, gehoor.DateOf(p.Now()))},
		{Name: text.PackageHolds.In(l), Says: text.PackageCount(l, p.made.Shown, p.made.Cut, p.made.Left)},
	}
	add(slices.DeleteFunc(terms, func(t letter.Term) bool { return t.Says == "" }), letter.Say(text.PackageProof.In(l)))

	index := letter.Table{Caption: text.PackageIndex.In(l), Header: []string{text.PackageNo.In(l), text.PackageDay.In(l), text.PackageWhat.In(l), text.PackageHow.In(l)}}
	for i, x := range p.all {
		index.Rows = append(index.Rows, []string{strconv.Itoa(i + 1), short(x.Event), p.title(x), p.along(x)})
	}
	if len(index.Rows) > 0 {
		add(letter.Heading(text.PackageIndex.In(l)), index)
	}
	line := letter.Table{Caption: text.PackageTimeline.In(l), Header: []string{text.PackageDay.In(l), text.PackageWhat.In(l), text.PackageWho.In(l)}}
	for _, e := range c.Telling(p.in.For) {
		if says := text.Fact(l, e.Fact); says != "" {
			line.Rows = append(line.Rows, []string{short(e), strings.TrimSuffix(says, "."), text.PackageActor(l, e.Actor.Kind)})
		}
	}
	add(letter.Heading(text.PackageTimeline.In(l)), line)
	for _, section := range text.PackageSections {
		begun := false
		for i, x := range p.all {
			if sectionOf(x) != section.Name {
				continue
			}
			if !begun {
				add(letter.Heading(section.Says.In(l)))
				begun = true
			}
			add(letter.Subheading(strconv.Itoa(i+1) + ". " + day(x.Event) + ": " + p.title(x)))
			words := x.Words
			switch how := p.how(x); {
			case x.Name != "":
				words = text.Fill(l, text.PackageFile, x.Name)
			case how == Cut:
				add(letter.Say(text.PackageWithout.In(l)))
				words = p.in.Cut[x.Ref.Item]
			case x.Quote != nil:
				words = ""
				add(x.Quote...)
			}
			for _, q := range paragraphs(words) {
				add(letter.Say(q))
			}
		}
		if section.Name == "measures" {
			t := letter.Table{Caption: section.Says.In(l), Header: []string{text.PackageNo.In(l), text.PackageDue.In(l), text.PackageDone.In(l)}}
			for no := 1; no <= len(c.Measures); no++ {
				if m, ok := c.Measures[no]; ok && m.Kind != gehoor.PersonnelMeasure {
					done := text.PackageNotYet.In(l)
					if !m.Done.IsZero() {
						done = text.FormatDateLong(l, m.Done)
					}
					t.Rows = append(t.Rows, []string{strconv.Itoa(len(t.Rows) + 1), text.FormatDateLong(l, m.Due), done})
				}
			}
			if len(t.Rows) > 0 {
				if !begun {
					add(letter.Heading(section.Says.In(l)))
				}
				add(t)
			}
		}
	}
	return d, nil
}

// numeric is a day so short that the row of a table fits a page.
func numeric(d gehoor.Date) string {
	return strconv.Itoa(d.Day) + "-" + strconv.Itoa(int(d.Month)) + "-" + strconv.Itoa(d.Year)
}

func (p *packing) title(x Exhibit) string {
	says := strings.TrimSuffix(text.Fact(p.in.Lang, x.Event.Fact), ".")
	if part := text.PackageField(p.in.Lang, x.Field); part != "" {
		says += ": " + part
	}
	return says
}

// along says how an exhibit goes along.
func (p *packing) along(x Exhibit) string {
	switch p.how(x) {
	case Cut:
		return text.PackageAsCut.In(p.in.Lang)
	case Original:
		return text.PackageAsOriginal.In(p.in.Lang)
	}
	return text.PackageAsWhole.In(p.in.Lang)
}

// sectionOf is the section of the PDF in which an exhibit stands; see text.PackageSections.
func sectionOf(x Exhibit) string {
	switch x.Event.Fact.(type) {
	case gehoor.Filed, gehoor.Corrected, gehoor.Admitted, gehoor.Withdrawn:
		return "complaint"
	case gehoor.HearingPlanned, gehoor.Heard, gehoor.AccountSent, gehoor.AccountAnswered, gehoor.Disclosed:
		return "hearings"
	case gehoor.DecisionSent, gehoor.Declined:
		return "decision"
	case gehoor.MeasurePromised, gehoor.MeasureDone, gehoor.MeasureMoved, gehoor.MeasurePassed, gehoor.MeasureTold:
		return "measures"
	case gehoor.Escalated, gehoor.EscalationEnded:
		return "outside"
	case gehoor.DataRequested, gehoor.DataAnswered:
		return "data"
	}
	if x.Inside {
		return "own"
	}
	return "messages"
}
