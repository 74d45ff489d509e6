package seal

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/tink-crypto/tink-go/v2/streamingaead/subtle"
	"pgregory.net/rapid"
)

// seeded returns the same bytes at every run.
func seeded(seed string) io.Reader {
	var s [32]byte
	copy(s[:], seed)
	return rand.NewChaCha8(s)
}

func newKey(t testing.TB, random io.Reader) ItemKey {
	t.Helper()
	key, err := NewItemKey(random)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func newOrg(t testing.TB, m *Master, id int64) *Org {
	t.Helper()
	o, err := m.Org(id)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// newMaster returns a master of so many keys, which are the same at every run.
func newMaster(t testing.TB, keys int) *Master {
	t.Helper()
	m, random := &Master{}, seeded("master")
	for range keys {
		var err error
		if m, err = m.grown(random); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func sealStream(t testing.TB, random io.Reader, key ItemKey, org int64, item string, c Content) ([]byte, Hash) {
	t.Helper()
	var b bytes.Buffer
	w, err := NewWriter(&b, random, key, org, item, c.MediaType, c.FileName)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(c.Body); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got, want := w.Size(), int64(len(c.Body)); got != want {
		t.Errorf("size %d, want %d", got, want)
	}
	return b.Bytes(), w.Seal()
}

func openStream(key ItemKey, org int64, item string, seal Hash, sealed []byte) (Content, Salt, error) {
	r, err := NewReader(bytes.NewReader(sealed), key, org, item, seal)
	if err != nil {
		return Content{}, Salt{}, err
	}
	body, err := io.ReadAll(r)
	if err != nil {
		return Content{}, Salt{}, err
	}
	return Content{r.MediaType, r.FileName, body}, r.Salt, nil
}

func same(a, b Content) bool {
	return a.MediaType == b.MediaType && a.FileName == b.FileName && bytes.Equal(a.Body, b.Body)
}

// forms are the two ways of sealing an item; they promise the same.
var forms = []struct {
	name string
	seal func(testing.TB, io.Reader, ItemKey, int64, string, Content) ([]byte, Hash)
	open func(ItemKey, int64, string, Hash, []byte) (Content, Salt, error)
}{
	{"body",
		func(t testing.TB, random io.Reader, key ItemKey, org int64, item string, c Content) ([]byte, Hash) {
			t.Helper()
			sealed, seal, err := SealBody(random, key, org, item, c)
			if err != nil {
				t.Fatal(err)
			}
			return sealed, seal
		},
		func(key ItemKey, org int64, item string, _ Hash, sealed []byte) (Content, Salt, error) {
			return OpenBody(key, org, item, sealed)
		}},
	{"stream", sealStream, openStream},
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	for _, form := range forms {
		t.Run(form.name, rapid.MakeCheck(func(rt *rapid.T) {
			c := Content{
				MediaType: rapid.String().Draw(rt, "media type"),
				FileName:  rapid.String().Draw(rt, "file name"),
				Body:      rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(rt, "body"),
			}
			// Around the ends of segments, too.
			size := rapid.SampledFrom([]int{0, 0, 0, segmentSize - 300, segmentSize, 2 * segmentSize, 2*segmentSize - 200}).Draw(rt, "more")
			c.Body = append(c.Body, make([]byte, size)...)
			org, item := rapid.Int64().Draw(rt, "org"), rapid.String().Draw(rt, "item")
			random := seeded(rapid.String().Draw(rt, "seed"))
			key := newKey(t, random)
			sealed, seal := form.seal(t, random, key, org, item, c)
			got, salt, err := form.open(key, org, item, seal, sealed)
			if err != nil {
				rt.Fatal(err)
			}
			if !same(got, c) {
				rt.Errorf("got %q, want %q", got, c)
			}
			if !CheckSeal(seal, salt, org, item, c) {
				rt.Error("the seal is not that of the content")
			}
		}))
	}
}

// What is stored at the edge of a segment, byte by byte.
func TestStreamSegments(t *testing.T) {
	t.Parallel()
	random := seeded("segments")
	key := newKey(t, random)
	first := segmentSize - streamHeader - tagSize - 32 - 8 - 8 // what fits in the first segment
	for _, size := range []int{0, 1, first - 1, first, first + 1, first + segmentSize - tagSize, first + segmentSize - tagSize + 1} {
		c := Content{Body: bytes.Repeat([]byte{7}, size)}
		sealed, seal := sealStream(t, random, key, 1, "a", c)
		got, _, err := openStream(key, 1, "a", seal, sealed)
		if err != nil || !same(got, c) {
			t.Errorf("%d bytes: got %d bytes, %v", size, len(got.Body), err)
		}
	}
}

func TestChangedIsRefused(t *testing.T) {
	t.Parallel()
	for _, form := range forms {
		t.Run(form.name, rapid.MakeCheck(func(rt *rapid.T) {
			random := seeded("changed")
			key := newKey(t, random)
			c := Content{"text/plain", "a.txt", make([]byte, rapid.SampledFrom([]int{0, 1, 100, segmentSize, 3 * segmentSize}).Draw(rt, "size"))}
			whole, seal := form.seal(t, random, key, 1, "a", c)
			sealed := slices.Clone(whole)
			switch rapid.SampledFrom([]string{"flip", "cut", "add", "swap"}).Draw(rt, "how") {
			case "flip":
				sealed[rapid.IntRange(0, len(sealed)-1).Draw(rt, "byte")] ^= 1 << rapid.IntRange(0, 7).Draw(rt, "bit")
			case "cut":
				sealed = sealed[:rapid.IntRange(0, len(sealed)-1).Draw(rt, "length")]
			case "add":
				sealed = append(sealed, rapid.SliceOfN(rapid.Byte(), 1, 100).Draw(rt, "more")...)
			case "swap":
				if len(sealed) < 3*segmentSize {
					rt.Skip("one segment")
				}
				a, b := sealed[segmentSize:2*segmentSize], slices.Clone(sealed[2*segmentSize:3*segmentSize])
				copy(sealed[2*segmentSize:], a)
				copy(a, b)
			}
			if _, _, err := form.open(key, 1, "a", seal, sealed); !errors.Is(err, ErrBroken) {
				rt.Errorf("got %v, want ErrBroken", err)
			}
		}))
	}
}

// Cut off at the end of a segment, every segment that is left is a good one.
func TestStreamCutAtSegment(t *testing.T) {
	t.Parallel()
	random := seeded("cut")
	key := newKey(t, random)
	sealed, seal := sealStream(t, random, key, 1, "a", Content{Body: make([]byte, 3*segmentSize)})
	for n := segmentSize; n < len(sealed); n += segmentSize {
		if _, _, err := openStream(key, 1, "a", seal, sealed[:n]); !errors.Is(err, ErrBroken) {
			t.Errorf("cut at %d: got %v, want ErrBroken", n, err)
		}
	}
}

func TestElsewhereIsRefused(t *testing.T) {
	t.Parallel()
	random := seeded("elsewhere")
	key, other := newKey(t, random), newKey(t, random)
	c := Content{"text/plain", "", []byte("klacht")}
	tests := []struct {
		why  string
		key  ItemKey
		org  int64
		item string
		want error
	}{
		{"as sealed", key, 1, "a", nil},
		{"another key", other, 1, "a", ErrBroken},
		{"no key", ItemKey{}, 1, "a", ErrNoKey},
		{"another organisation", key, 2, "a", ErrBroken},
		{"another item", key, 1, "b", ErrBroken},
	}
	for _, form := range forms {
		sealed, seal := form.seal(t, random, key, 1, "a", c)
		for _, tt := range tests {
			if _, _, err := form.open(tt.key, tt.org, tt.item, seal, sealed); !errors.Is(err, tt.want) {
				t.Errorf("%s, %s: got %v, want %v", form.name, tt.why, err, tt.want)
			}
		}
	}
	body, seal := forms[0].seal(t, random, key, 1, "a", c)
	if _, _, err := openStream(key, 1, "a", seal, body); !errors.Is(err, ErrBroken) {
		t.Errorf("a body opened as a stream: got %v, want ErrBroken", err)
	}
	stream, _ := sealStream(t, random, key, 1, "a", c)
	if _, _, err := OpenBody(key, 1, "a", stream); !errors.Is(err, ErrBroken) {
		t.Errorf("a stream opened as a body: got %v, want ErrBroken", err)
	}
	if _, _, err := openStream(key, 1, "a", Hash{}, stream); !errors.Is(err, ErrBroken) {
		t.Errorf("a stream with another seal: got %v, want ErrBroken", err)
	}
}

func TestZeroKeySealsNothing(t *testing.T) {
	t.Parallel()
	if _, _, err := SealBody(seeded(""), ItemKey{}, 1, "a", Content{}); !errors.Is(err, ErrNoKey) {
		t.Errorf("body: got %v, want ErrNoKey", err)
	}
	if _, err := NewWriter(io.Discard, seeded(""), ItemKey{}, 1, "a", "", ""); !errors.Is(err, ErrNoKey) {
		t.Errorf("stream: got %v, want ErrNoKey", err)
	}
	if _, err := newOrg(t, newMaster(t, 1), 1).WrapKey(seeded(""), "a", ItemKey{}); !errors.Is(err, ErrNoKey) {
		t.Errorf("wrap: got %v, want ErrNoKey", err)
	}
}

// Where randomness ends, nothing is sealed with less of it.
func TestShortRandomness(t *testing.T) {
	t.Parallel()
	key := newKey(t, seeded("short"))
	org := newOrg(t, newMaster(t, 1), 1)
	for n := range 12 {
		random := func() io.Reader { return bytes.NewReader(make([]byte, n)) }
		if _, err := NewItemKey(random()); err == nil {
			t.Errorf("a key from %d bytes", n)
		}
		if _, _, err := SealBody(random(), key, 1, "a", Content{}); err == nil {
			t.Errorf("a body from %d bytes", n)
		}
		if _, err := NewWriter(io.Discard, random(), key, 1, "a", "", ""); err == nil {
			t.Errorf("a stream from %d bytes", n)
		}
		if _, err := org.WrapKey(random(), "a", key); err == nil {
			t.Errorf("a wrapped key from %d bytes", n)
		}
	}
}

// Every field counts, and where one ends and the next begins.
func TestSealOfEachField(t *testing.T) {
	t.Parallel()
	type item struct {
		salt Salt
		org  int64
		item string
		c    Content
	}
	base := item{Salt{1}, 1, "a", Content{"text/plain", "b.txt", []byte("body")}}
	seal := Sum(base.salt, base.org, base.item, base.c)
	if !CheckSeal(seal, base.salt, base.org, base.item, base.c) {
		t.Error("its own seal is refused")
	}
	for why, i := range map[string]item{
		"salt":                     {Salt{2}, 1, "a", base.c},
		"organisation":             {Salt{1}, 2, "a", base.c},
		"item":                     {Salt{1}, 1, "b", base.c},
		"media type":               {Salt{1}, 1, "a", Content{"text/html", "b.txt", []byte("body")}},
		"file name":                {Salt{1}, 1, "a", Content{"text/plain", "c.txt", []byte("body")}},
		"body":                     {Salt{1}, 1, "a", Content{"text/plain", "b.txt", []byte("bodY")}},
		"type to name":             {Salt{1}, 1, "a", Content{"text/plainb", ".txt", []byte("body")}},
		"name to body":             {Salt{1}, 1, "a", Content{"text/plain", "b.tx", []byte("tbody")}},
		"a length within the body": {Salt{1}, 1, "a", Content{"text/plain", "b.txt", []byte("body\x00\x00\x00\x00\x00\x00\x00\x04")}},
	} {
		if CheckSeal(seal, i.salt, i.org, i.item, i.c) {
			t.Errorf("another %s has the same seal", why)
		}
	}
}

// Tink reads what we write, and we read what Tink writes.
func TestStreamIsTinks(t *testing.T) {
	t.Parallel()
	key := newKey(t, seeded("tink"))
	tink, err := subtle.NewAESGCMHKDF(key.key[:], "SHA256", 32, segmentSize, 0)
	if err != nil {
		t.Fatal(err)
	}
	ad := place("stream", 1, "a")
	c := Content{"image/png", "a.png", bytes.Repeat([]byte("klacht"), 50_000)}

	sealed, seal := sealStream(t, seeded("x"), key, 1, "a", c)
	r, err := tink.NewDecryptingReader(bytes.NewReader(sealed), ad)
	if err != nil {
		t.Fatal(err)
	}
	plaintext, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasSuffix(plaintext, c.Body) {
		t.Error("Tink reads something else than we wrote")
	}

	var theirs bytes.Buffer
	w, err := tink.NewEncryptingWriter(&theirs, ad)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(plaintext); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got, _, err := openStream(key, 1, "a", seal, theirs.Bytes()); err != nil || !same(got, c) {
		t.Errorf("we do not read what Tink wrote: %v", err)
	}
}

func TestWrap(t *testing.T) {
	t.Parallel()
	random := seeded("wrap")
	key := newKey(t, random)
	two := newMaster(t, 2)
	org := newOrg(t, two, 1)
	before := newOrg(t, &Master{two.keys[:1]}, 1)

	for why, o := range map[string]*Org{"newest": org, "before rotation": before} {
		wrapped, err := o.WrapKey(random, "a", key)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := KeyVersion(wrapped), len(o.wrap); got != want {
			t.Errorf("%s: version %d, want %d", why, got, want)
		}
		if got, err := org.UnwrapKey("a", wrapped); err != nil || got != key {
			t.Errorf("%s: %v", why, err)
		}
		if _, err := org.UnwrapKey("b", wrapped); !errors.Is(err, ErrBroken) {
			t.Errorf("%s, another item: got %v, want ErrBroken", why, err)
		}
		if _, err := newOrg(t, two, 2).UnwrapKey("a", wrapped); !errors.Is(err, ErrBroken) {
			t.Errorf("%s, another organisation: got %v, want ErrBroken", why, err)
		}
		if _, err := org.OpenEntry("a", wrapped); !errors.Is(err, ErrBroken) {
			t.Errorf("%s, as an entry: got %v, want ErrBroken", why, err)
		}
		for i := range wrapped {
			changed := slices.Clone(wrapped)
			changed[i] ^= 0x80
			if _, err := org.UnwrapKey("a", changed); err == nil {
				t.Errorf("%s: byte %d changed, and it opens", why, i)
			}
			if _, err := org.UnwrapKey("a", wrapped[:i]); !errors.Is(err, ErrBroken) {
				t.Errorf("%s: cut off at %d: got %v, want ErrBroken", why, i, err)
			}
		}
	}

	wrapped, err := org.WrapKey(random, "a", key)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := before.UnwrapKey("a", wrapped); !errors.Is(err, ErrNoKey) {
		t.Errorf("a node with the old file: got %v, want ErrNoKey", err)
	}
}

func TestDirectory(t *testing.T) {
	t.Parallel()
	random := seeded("directory")
	org := newOrg(t, newMaster(t, 2), 1)
	sealed, err := org.SealEntry(random, "p7", []byte("Anna de Wit"))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(sealed, []byte("Anna")) {
		t.Error("the name can be read")
	}
	if got, err := org.OpenEntry("p7", sealed); err != nil || string(got) != "Anna de Wit" {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := org.OpenEntry("p8", sealed); !errors.Is(err, ErrBroken) {
		t.Errorf("another entry: got %v, want ErrBroken", err)
	}
}

// What must be found again is found after a rotation, and only where it was put.
func TestBlind(t *testing.T) {
	t.Parallel()
	two := newMaster(t, 2)
	before, after, other := newOrg(t, &Master{two.keys[:1]}, 1), newOrg(t, two, 1), newOrg(t, two, 2)
	key := newKey(t, seeded("blind"))
	finders := map[string]func(*Org) string{
		"blind":    func(o *Org) string { return string(o.Blind("mail", "a@example.org")) },
		"mail id":  func(o *Org) string { return o.MailID("1/5/acknowledge/1") },
		"code":     func(o *Org) string { return o.Code(key, 1) },
		"code mac": func(o *Org) string { return string(o.CodeMAC("26 7F3K", "48296105")) },
	}
	for name, find := range finders {
		if find(before) != find(after) {
			t.Errorf("%s: not found after a rotation", name)
		}
		if find(after) == find(other) {
			t.Errorf("%s: the same in two organisations", name)
		}
	}
	if a, b := after.Blind("mail", "x"), after.Blind("name", "x"); bytes.Equal(a, b) {
		t.Error("the same for two purposes")
	}
	if a, b := after.Blind("mail", "x"), after.Blind("mailx", ""); bytes.Equal(a, b) {
		t.Error("the border between purpose and text is not kept")
	}
	if got := len(after.Blind("mail", "x")); got != 16 {
		t.Errorf("%d bytes, want 16", got)
	}
	if id := after.MailID("j"); len(id) != 32 || strings.ToLower(id) != id {
		t.Errorf("mail id %q", id)
	}
	if after.Code(key, 1) == after.Code(key, 2) {
		t.Error("the next code is the same")
	}
	if a, b := after.CodeMAC("n", "48296105"), after.CodeMAC("n", " 4829-6105 "); !bytes.Equal(a, b) {
		t.Error("spaces and dashes count")
	}
	if a, b := after.CodeMAC("n", "48296105"), after.CodeMAC("m", "48296105"); bytes.Equal(a, b) {
		t.Error("two complaints with the same code show it")
	}
}

// Each digit is as likely as another, in each place: chi-squared with nine
// degrees of freedom is over 40 once in 130,000 draws, and these are always the same.
func TestCodeIsUniform(t *testing.T) {
	t.Parallel()
	org, key := newOrg(t, newMaster(t, 1), 1), newKey(t, seeded("uniform"))
	const codes = 20_000
	var count [8][10]float64
	for i := range codes {
		code := org.Code(key, i)
		if len(code) != 8 {
			t.Fatalf("code %q", code)
		}
		for place, digit := range code {
			count[place][digit-'0']++
		}
	}
	for place, digits := range count {
		chi := 0.0
		for _, n := range digits {
			chi += (n - codes/10) * (n - codes/10) / (codes / 10)
		}
		if chi > 40 {
			t.Errorf("digit %d: chi squared %.1f: %v", place+1, chi, digits)
		}
	}
}

func TestFormatCode(t *testing.T) {
	t.Parallel()
	if got, want := FormatCode("48296105"), "4829 6105"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestChain(t *testing.T) {
	t.Parallel()
	links := map[Hash]string{}
	for why, h := range map[string]Hash{
		"base":          Link(Hash{}, Digest([]byte("s"), []byte("d")), "1", "filed"),
		"prev":          Link(Hash{1}, Digest([]byte("s"), []byte("d")), "1", "filed"),
		"salt":          Link(Hash{}, Digest([]byte("t"), []byte("d")), "1", "filed"),
		"data":          Link(Hash{}, Digest([]byte("s"), []byte("e")), "1", "filed"),
		"salt to data":  Link(Hash{}, Digest([]byte("sd"), nil), "1", "filed"),
		"field":         Link(Hash{}, Digest([]byte("s"), []byte("d")), "1", "routed"),
		"order":         Link(Hash{}, Digest([]byte("s"), []byte("d")), "filed", "1"),
		"fields joined": Link(Hash{}, Digest([]byte("s"), []byte("d")), "1filed"),
		"empty field":   Link(Hash{}, Digest([]byte("s"), []byte("d")), "1", "filed", ""),
		"digest":        Digest([]byte("s"), []byte("d")),
	} {
		if links[h] != "" {
			t.Errorf("%s is the same as %s", why, links[h])
		}
		links[h] = why
	}
}

func TestParseHash(t *testing.T) {
	t.Parallel()
	h := Digest(nil, nil)
	if got, err := ParseHash(h.String()); err != nil || got != h {
		t.Errorf("got %v, %v", got, err)
	}
	for _, s := range []string{"", "00", h.String() + "00", h.String()[:63], strings.ToUpper(h.String()), strings.Repeat("g", 64)} {
		if _, err := ParseHash(s); err == nil {
			t.Errorf("%q is taken for a hash", s)
		}
	}
}

// No verb of package fmt prints a key, so no log and no error does.
func TestKeysAreNotPrinted(t *testing.T) {
	t.Parallel()
	m := newMaster(t, 1)
	key := ItemKey{m.keys[0]}
	secret := m.keys[0]
	for _, v := range []any{m, newOrg(t, m, 1), key, &key, struct{ K ItemKey }{key}} {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%d", "%q"} {
			got := fmt.Sprintf(verb, v)
			for _, form := range []string{"%x", "%d", "%s"} {
				if text := strings.Trim(fmt.Sprintf(form, secret[:8]), "[]"); strings.Contains(got, text) {
					t.Errorf("%s prints the key: %s", verb, got)
				}
			}
			if !strings.Contains(got, "seal.") {
				t.Errorf("%s prints %q", verb, got)
			}
		}
	}
}

// The formats are for ever. When one of these fails, what is stored cannot be
// read any more: change the code back, never the test.
func TestGolden(t *testing.T) {
	t.Parallel()
	org := newOrg(t, newMaster(t, 2), 1)
	key := newKey(t, seeded("golden key"))
	c := Content{"text/plain", "brief.txt", []byte("Mijn kind had geen jas aan.")}
	must := func(b []byte, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return hex.EncodeToString(b)
	}
	body, seal, err := SealBody(seeded("golden"), key, 1, "i1", c)
	stream, streamSeal := sealStream(t, seeded("golden"), key, 1, "i1", c)
	digest := Digest([]byte("salt"), []byte(`{"channel":"web"}`))
	for _, tt := range []struct{ name, got, want string }{
		{"key file", string(newMaster(t, 2).text()), goldenKeyFile},
		{"wrapped key", must(org.WrapKey(seeded("golden"), "i1", key)), goldenWrapped},
		{"directory", must(org.SealEntry(seeded("golden"), "p1", []byte("Anna"))), goldenEntry},
		{"blind", must(org.Blind("mail", "a@example.org"), nil), goldenBlind},
		{"mail id", org.MailID("1/5/acknowledge/1"), goldenMailID},
		{"code", org.Code(key, 1), goldenCode},
		{"code mac", must(org.CodeMAC("26 7F3K", "48296105"), nil), goldenCodeMAC},
		{"body", must(body, err), goldenBody},
		{"body seal", seal.String(), goldenSeal},
		{"stream", must(stream, nil), goldenStream},
		{"stream seal", streamSeal.String(), goldenStreamSeal},
		{"digest", digest.String(), goldenDigest},
		{"link", Link(Hash{1}, digest, "1", "filed").String(), goldenLink},
	} {
		if tt.got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, tt.got, tt.want)
		}
	}
	// Read, apart from being written the same.
	stored, err := hex.DecodeString(goldenBody)
	if err != nil {
		t.Fatal(err)
	}
	if got, _, err := OpenBody(key, 1, "i1", stored); err != nil || !same(got, c) {
		t.Errorf("the stored body: got %q, %v", got, err)
	}
	if stored, err = hex.DecodeString(goldenStream); err != nil {
		t.Fatal(err)
	}
	if got, _, err := openStream(key, 1, "i1", streamSeal, stored); err != nil || !same(got, c) {
		t.Errorf("the stored stream: got %q, %v", got, err)
	}
}

// Whatever stands in the database, OpenBody refuses it or gives what was sealed.
func FuzzOpenBody(f *testing.F) {
	key := newKey(f, seeded("fuzz"))
	c := Content{"text/plain", "a.txt", []byte("klacht")}
	good, _, err := SealBody(seeded("fuzz"), key, 1, "a", c)
	if err != nil {
		f.Fatal(err)
	}
	aead, err := key.aead()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good, false)
	f.Add(good[:20], false)
	f.Add([]byte{}, true)
	f.Add(append(make([]byte, 32), 0, 0, 0, 0, 0, 0, 0, 9, 1), true)
	f.Add(append(make([]byte, 32), 255, 255, 255, 255, 255, 255, 255, 255), true)
	f.Fuzz(func(t *testing.T, b []byte, encrypt bool) {
		if encrypt { // to come past the cipher
			sealed, err := appendSealed([]byte{bodyVersion}, seeded("fuzz"), aead, b, place("body", 1, "a"))
			if err != nil {
				t.Fatal(err)
			}
			if c, salt, err := OpenBody(key, 1, "a", sealed); err == nil {
				if again := append(appendHeader(nil, salt, c.MediaType, c.FileName), c.Body...); !bytes.Equal(again, b) {
					t.Errorf("%x is read as %x", b, again)
				}
			}
			return
		}
		if got, _, err := OpenBody(key, 1, "a", b); err == nil && !(bytes.Equal(b, good) && same(got, c)) {
			t.Errorf("%x opens as %q", b, got)
		}
	})
}

func BenchmarkSealBody(b *testing.B) {
	random := seeded("bench")
	key := newKey(b, random)
	for _, size := range []int{1500, 100_000} {
		c := Content{"text/plain", "", make([]byte, size)}
		b.Run(fmt.Sprintf("seal/%d", size), func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				if _, _, err := SealBody(random, key, 1, "a", c); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("plain-gcm/%d", size), func(b *testing.B) {
			b.SetBytes(int64(size))
			aead, err := key.aead()
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := appendSealed(nil, random, aead, c.Body, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkStream(b *testing.B) {
	random := seeded("bench")
	key := newKey(b, random)
	c := Content{"image/jpeg", "a.jpg", make([]byte, 5<<20)}
	sealed, seal := sealStream(b, random, key, 1, "a", c)
	b.Run("seal", func(b *testing.B) {
		b.SetBytes(int64(len(c.Body)))
		for b.Loop() {
			w, err := NewWriter(io.Discard, random, key, 1, "a", c.MediaType, c.FileName)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := w.Write(c.Body); err != nil {
				b.Fatal(err)
			}
			if err := w.Close(); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("open", func(b *testing.B) {
		b.SetBytes(int64(len(c.Body)))
		for b.Loop() {
			r, err := NewReader(bytes.NewReader(sealed), key, 1, "a", seal)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := io.Copy(io.Discard, r); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkOrg(b *testing.B) {
	m := newMaster(b, 1)
	for b.Loop() {
		newOrg(b, m, 1)
	}
}
