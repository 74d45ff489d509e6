package app

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/bundle"
	"gehoor/internal/seal"
	"gehoor/internal/store"
	"gehoor/internal/store/storetest"
)

// R19, D34: a package of a dossier with a file is made, kept, and found to be what the log says, on both databases; the same
// choice gives the same bytes, and the log has the line that it names.
func TestR19APackageGoesRound(t *testing.T) {
	t.Parallel()
	storetest.On(t, "package", func(t *testing.T, s *store.Store) {
		ctx, w := context.Background(), newWorld(t, s)
		c := w.file(told(), Intake{})
		w.route(c.ID)
		c = w.load(c.ID)
		who := w.who(cora)
		in := Packing{For: gehoor.ForCommittee, How: map[gehoor.Item]How{}, Cut: map[gehoor.Item]string{}}
		all, err := w.Exhibits(ctx, who, c, in.For)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range all {
			if in.How[x.Ref.Item] = Whole; gehoor.Kind(x.Event.Fact) == "Admitted" { // its reason names the child
				in.How[x.Ref.Item] = LeftOut
			}
			if x.Field == "Sender" {
				in.How[x.Ref.Item], in.Cut[x.Ref.Item] = Cut, "Een ouder."
			}
		}
		p, err := w.packing(ctx, who, c, in)
		if err != nil {
			t.Fatal(err)
		}
		first, err := p.bytes()
		if err != nil {
			t.Fatal(err)
		}
		if again, err := p.bytes(); err != nil || !bytes.Equal(first, again) {
			t.Errorf("the same choice gives other bytes: %v", err)
		}
		if _, err := w.MakePackage(ctx, who, c, c.Seq-1, in); err != store.ErrChanged {
			t.Errorf("of a dossier that changed: %v", err)
		}
		if _, err := w.MakePackage(ctx, w.who(mark), c, c.Seq, in); err != gehoor.ErrForbidden {
			t.Errorf("by the manager: %v", err)
		}
		if c, err = w.MakePackage(ctx, who, c, c.Seq, in); err != nil {
			t.Fatal(err)
		}
		blob, err := w.Package(ctx, who, c, c.Seq)
		if err != nil {
			t.Fatal(err)
		}
		r, err := w.Files.Open(blob)
		if err != nil {
			t.Fatal(err)
		}
		file, err := io.ReadAll(r)
		r.Close()
		if err != nil || !bytes.Equal(file, first) {
			t.Fatalf("what was kept is not what was made: %v", err)
		}
		report, err := bundle.Verify(file)
		if err != nil {
			t.Fatal(err)
		}
		if report.Cut != 1 || !strings.Contains(string(file), plantedStory) || strings.Contains(string(file), plantedChild) {
			t.Errorf("cut %d, or the story is missing, or the child's name is there", report.Cut)
		}
		found, err := s.Verify(ctx, 1, report.N)
		if err != nil || found.Fault != "" || found.Hash != gehoor.Hash(report.Hash) {
			t.Errorf("the log has %v at line %d, the package %v: %v %s", found.Hash, report.N, report.Hash, err, found.Fault)
		}
	})
}

// R20: two cases recorded in one transaction, and apart, get numbers of their own, on both databases.
func TestR20DisputesAreNumbered(t *testing.T) {
	t.Parallel()
	storetest.On(t, "disputes", func(t *testing.T, s *store.Store) {
		ctx, w := context.Background(), newWorld(t, s)
		open := func(all []gehoor.Dispute, day Day) ([]gehoor.Fact, error) {
			return gehoor.OpenDispute(gehoor.DisputeOpened{Holder: 1, On: day.Today, Direct: gehoor.NoRegulation}, all, day.Now)
		}
		desk, done := w.who(cora), make(chan error)
		for range 4 {
			go func() { done <- w.DoDispute(ctx, desk, nil, open) }()
		}
		for range 4 {
			if err := <-done; err != nil {
				t.Fatal(err)
			}
		}
		all, err := w.Disputes(ctx, w.who(dirk))
		if err != nil || len(all) != 4 {
			t.Fatalf("%d disputes, %v", len(all), err)
		}
		for i, d := range all {
			if d.No != i+1 || d.Holder != 1 {
				t.Errorf("dispute %d is %+v", i+1, d)
			}
		}
		if err := w.DoDispute(ctx, w.who(dirk), nil, open); err != gehoor.ErrForbidden {
			t.Errorf("a director records one: %v", err)
		}
		if _, err := w.Disputes(ctx, w.who(mark)); err != gehoor.ErrForbidden {
			t.Errorf("a manager reads them: %v", err)
		}
	})
}

// R19: who cuts the name of a third party out of a letter does not send it along in the letter's PDF.
func TestR19ACutLetterHasNoPDF(t *testing.T) {
	t.Parallel()
	ctx, w := context.Background(), newWorld(t, storetest.Open(t))
	c := w.file(told(), Intake{})
	w.route(c.ID)
	sealed := func(media, words string) store.Sealed {
		one, err := w.Store.Seal(1, seal.Content{MediaType: media, Body: []byte(words)})
		if err != nil {
			t.Fatal(err)
		}
		return one
	}
	words, paper := sealed("text/plain; charset=utf-8", "We spraken met Zwanenburg."), sealed(MediaPDF, "%PDF Zwanenburg")
	w.write(func(tx *store.Tx) error {
		_, err := tx.Append(c.ID, gehoor.By(cora), gehoor.Declined{Ground: gehoor.NotOurs, Letter: tx.PutItem(c.ID, words), PDF: tx.PutItem(c.ID, paper)})
		return err
	})
	c = w.load(c.ID)
	in := Packing{For: gehoor.ForCommittee, How: map[gehoor.Item]How{}, Cut: map[gehoor.Item]string{}}
	all, err := w.Exhibits(ctx, w.who(cora), c, in.For)
	if err != nil {
		t.Fatal(err)
	}
	var letter gehoor.Item
	papers := 0
	for _, x := range all {
		if in.How[x.Ref.Item] = Whole; x.Field == "Letter" {
			letter = x.Ref.Item
		}
		if x.Paper {
			papers++
		}
	}
	file := func() string {
		p, err := w.packing(ctx, w.who(cora), c, in)
		if err != nil {
			t.Fatal(err)
		}
		body, err := p.bytes()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := bundle.Verify(body); err != nil {
			t.Error(err)
		}
		return string(body)
	}
	if papers != 1 || !strings.Contains(file(), "%PDF Zwanenburg") {
		t.Errorf("%d letters as a PDF, or what goes along whole is not there", papers)
	}
	in.How[letter], in.Cut[letter] = Cut, "We spraken met [een ander]."
	if strings.Contains(file(), "Zwanenburg") {
		t.Error("the name that was cut from the letter stands in its PDF")
	}
}
