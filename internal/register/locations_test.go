package register

import (
	"bytes"
	"errors"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func sample(t testing.TB) Register {
	t.Helper()
	file, err := os.Open("testdata/lrk-sample.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	reg, err := ReadLocations(file)
	if err != nil {
		t.Fatal(err)
	}
	return reg
}

func TestSampleIsReadWhole(t *testing.T) {
	t.Parallel()
	reg := sample(t)
	if len(reg.Refused) > 0 {
		t.Errorf("refused %d rows, the first: %v", len(reg.Refused), reg.Refused[0])
	}
	holders, locations, registrations := reg.Count()
	if holders != 31 || locations != 854 || registrations != 1175 || reg.Rows != 1175 || len(reg.Unheld) != 0 {
		t.Errorf("got %d holders, %d locations, %d registrations in %d rows, %d unheld; want 31, 854, 1175, 1175, 0",
			holders, locations, registrations, reg.Rows, len(reg.Unheld))
	}
	addresses := map[string]bool{}
	for _, h := range reg.Holders {
		for _, l := range h.Locations {
			addresses[addressKey(l.Place)] = true
		}
	}
	if len(addresses) != 853 {
		t.Errorf("got %d addresses, want 853: two holders share one", len(addresses))
	}
}

// The largest organisation of the sample has two KvK numbers.
func TestSampleOfOneOrganisation(t *testing.T) {
	t.Parallel()
	locations, registrations, both := 0, 0, 0
	municipalities := map[string]bool{}
	for _, h := range sample(t).Holders {
		if h.KvK != "60901934" && h.KvK != "30225440" {
			continue
		}
		if h.LegalForm != "Besloten Vennootschap" {
			t.Errorf("holder %s: legal form %q", h.KvK, h.LegalForm)
		}
		locations += len(h.Locations)
		for _, l := range h.Locations {
			registrations += len(l.Registrations)
			has := map[Kind]bool{}
			for _, r := range l.Registrations {
				has[r.Kind] = true
				municipalities[r.Municipality.Code] = true
			}
			if has[DayCare] && has[AfterSchool] {
				both++
			}
		}
	}
	if registrations != 1024 || locations != 746 || both != 277 || len(municipalities) != 120 {
		t.Errorf("got %d registrations at %d addresses, %d with both kinds, %d municipalities; want 1024, 746, 277, 120",
			registrations, locations, both, len(municipalities))
	}
}

func TestOrderOfRowsDoesNotMatter(t *testing.T) {
	t.Parallel()
	whole, err := os.ReadFile("testdata/lrk-sample.csv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(whole), "\r\n"), "\r\n")
	slices.Reverse(lines[1:])
	turned, err := ReadLocations(strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(turned, sample(t)) {
		t.Error("reading the rows in reverse, with other line ends, gives another register")
	}
}

const head = "lrk_id;type_oko;actuele_naam_oko;aantal_kindplaatsen;status;inschrijfdatum;uitschrijfdatum;opvanglocatie_adres;opvanglocatie_postcode;opvanglocatie_woonplaats;" +
	"naam_houder;kvk_nummer_houder;rechtsvorm_houder;start_geschillencommissie;contact_telefoon;contact_emailadres;gastouderbureau_1;nieuwe_kolom\n"

const good = "100000001;KDV;KDV De Boot;16;Ingeschreven;01-02-2010;;Kade 1 ;1234AB;Zeist;De Boot;01234567;BV;2016-01-27;;;;\n"

func TestQuirks(t *testing.T) {
	t.Parallel()
	reg, err := ReadLocations(mustOpen(t, "testdata/quirks.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if len(reg.Refused) > 0 {
		t.Fatalf("refused %v", reg.Refused)
	}
	if len(reg.Holders) != 3 {
		t.Fatalf("got %d holders, want 3", len(reg.Holders))
	}
	boat, agency, single := reg.Holders[0], reg.Holders[1], reg.Holders[2]
	if want := []string{"De Boot", "'t Schip, De Boot & Zn."}; !slices.Equal(boat.Names, want) || boat.KvK != "01234567" {
		t.Errorf("holder %s has names %q, want %q", boat.KvK, boat.Names, want)
	}
	if boat.LegalForm != "Besloten Vennootschap" || boat.Town != "Vianen UT" || boat.Address != "Postbus 1" {
		t.Errorf("holder: %q, %q, %q", boat.LegalForm, boat.Address, boat.Town)
	}
	if len(boat.Locations) != 3 {
		t.Fatalf("got %d locations, want 3: %+v", len(boat.Locations), boat.Locations)
	}
	hague, both, former := boat.Locations[0], boat.Locations[1], boat.Locations[2]
	if want := (Place{Name: "'t Zandkasteel \"Zuid\"", Address: "Kade 11-1", Postcode: "2511AB", Town: "'s-Gravenhage"}); hague.Place != want {
		t.Errorf("got %+v, want %+v", hague.Place, want)
	}
	if want := (Contact{Person: "A. d'Hont", Telephone: "020-1234567", Mail: "zand@voorbeeld.example"}); hague.Registrations[0].Contact != want {
		t.Errorf("got contact %+v, want %+v", hague.Registrations[0].Contact, want)
	}
	if both.Name != "De Bloem" || len(both.Registrations) != 2 || both.BAG != "0344010000000001" {
		t.Errorf("two registrations at one address: %+v", both)
	}
	care := both.Registrations[0]
	want := Registration{LRK: "100000002", Kind: DayCare, Name: "KDV De Bloem", Places: 16, Status: Registered, From: "2010-02-01",
		Municipality: Municipality{"0344", "Utrecht"}, DisputesFrom: "2016-01-27", DisputesUntil: "2020-01-31", Branch: "000012345678"}
	if care != want {
		t.Errorf("got %+v, want %+v", care, want)
	}
	if since, closed := former.Closed(); !closed || since != "2015-07-31" || former.Registrations[0].Kind != PlayGroup {
		t.Errorf("a struck-off play group: closed %v since %q, %+v", closed, since, former)
	}
	if _, closed := both.Closed(); closed {
		t.Error("a location with standing registrations is closed")
	}
	if agency.KvK != "12345678" || len(agency.Locations) != 3 {
		t.Errorf("an agency has %d locations, want its own and two child minders without address: %+v", len(agency.Locations), agency.Locations)
	}
	if single.LegalForm != "Iets Nieuws" {
		t.Errorf("an unknown legal form became %q", single.LegalForm)
	}
	if len(reg.Unheld) != 1 || reg.Unheld[0].Registrations[0].LRK != "100000020" {
		t.Errorf("unheld: %+v", reg.Unheld)
	}
}

func mustOpen(t *testing.T, name string) *os.File {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestEncodings(t *testing.T) {
	t.Parallel()
	row := strings.Replace(good, "KDV De Boot", "Café ’t Hoekje", 1)
	latin := strings.NewReplacer("é", "\xe9", "’", "\x92").Replace(row)
	for name, tt := range map[string]struct {
		file string
		want string // the name, or the reason
	}{
		"UTF-8":                  {head + row, "Café ’t Hoekje"},
		"byte order mark":        {"\xEF\xBB\xBF" + head + row, "Café ’t Hoekje"},
		"Windows-1252":           {head + latin, "Café ’t Hoekje"},
		"CRLF":                   {strings.ReplaceAll(head+row, "\n", "\r\n"), "Café ’t Hoekje"},
		"no last line end":       {head + strings.TrimSuffix(row, "\n"), "Café ’t Hoekje"},
		"mark, then not UTF-8":   {"\xEF\xBB\xBF" + head + latin, "characters"},
		"control character":      {head + strings.Replace(good, "Boot", "Bo\x00t", 1), "characters"},
		"no Windows-1252 letter": {head + strings.Replace(good, "Boot", "Bo\x81t", 1), "characters"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			reg, err := ReadLocations(strings.NewReader(tt.file))
			if err != nil {
				t.Fatal(err)
			}
			var got string
			if len(reg.Refused) > 0 {
				got = string(reg.Refused[0].Reason)
				if reg.Refused[0].LRK != "100000001" {
					t.Errorf("the refused row's number was not read: %+v", reg.Refused[0])
				}
			} else {
				got = reg.Holders[0].Locations[0].Name
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestRefusedRows(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, old, new string
		reason         Reason
		args           []string
	}{
		{"kind", ";KDV;", ";XYZ;", ReasonUnknown, []string{"type_oko", "XYZ"}},
		{"status", "Ingeschreven", "Misschien", ReasonUnknown, []string{"status", "Misschien"}},
		{"number", "100000001", "10000001", ReasonMalformed, []string{"lrk_id", "10000001"}},
		{"no number", "100000001", "", ReasonMissing, []string{"lrk_id"}},
		{"KvK", "01234567", "1234567", ReasonMalformed, []string{"kvk_nummer_houder", "1234567"}},
		{"no KvK", "01234567", "", ReasonMissing, []string{"kvk_nummer_houder"}},
		{"no address", "Kade 1 ", " ", ReasonMissing, []string{"opvanglocatie_adres"}},
		{"postcode", "1234AB", "0234AB", ReasonMalformed, []string{"opvanglocatie_postcode", "0234AB"}},
		{"date", "01-02-2010", "31-02-2010", ReasonMalformed, []string{"inschrijfdatum", "31-02-2010"}},
		{"ISO date", "2016-01-27", "2016-27-01", ReasonMalformed, []string{"start_geschillencommissie", "2016-27-01"}},
		{"places", ";16;", ";zestien;", ReasonMalformed, []string{"aantal_kindplaatsen", "zestien"}},
		{"too few fields", ";De Boot;01234567", "", ReasonColumns, []string{"16", "18"}},
		{"too many fields", "De Boot;01", "De; Boot;01", ReasonColumns, []string{"19", "18"}},
		{"too long", "KDV De Boot", strings.Repeat("x", maxLine), ReasonTooLong, nil},
		{"long value", ";KDV;", ";" + strings.Repeat("é", 99) + ";", ReasonUnknown, []string{"type_oko", strings.Repeat("é", 60) + "…"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			bad := strings.Replace(good, tt.old, tt.new, 1)
			if bad == good {
				t.Fatal("the row was not spoiled")
			}
			last := strings.Replace(good, "100000001", "100000009", 1)
			reg, err := ReadLocations(strings.NewReader(head + "\n;;;\n" + bad + last))
			if err != nil {
				t.Fatal(err)
			}
			if len(reg.Refused) != 1 || reg.Rows != 2 {
				t.Fatalf("refused %v of %d rows, want one of two", reg.Refused, reg.Rows)
			}
			got := reg.Refused[0]
			if got.Line != 4 || got.Reason != tt.reason || !slices.Equal(got.Args, tt.args) {
				t.Errorf("got %v, want line 4: %s %q", got, tt.reason, tt.args)
			}
			if _, _, n := reg.Count(); n != 1 {
				t.Errorf("%d other rows were read, want 1", n)
			}
		})
	}
	t.Run("nothing is left of the row before", func(t *testing.T) {
		t.Parallel()
		reg, err := ReadLocations(strings.NewReader(head + good + strings.Repeat("x", maxLine+1) + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		if len(reg.Refused) != 1 || reg.Refused[0].LRK != "" || reg.Refused[0].KvK != "" {
			t.Errorf("got %+v, want one row without numbers", reg.Refused)
		}
	})
	t.Run("twice", func(t *testing.T) {
		t.Parallel()
		reg, err := ReadLocations(strings.NewReader(head + good + good + strings.Replace(good, "01234567", "76543210", 1)))
		if err != nil {
			t.Fatal(err)
		}
		if len(reg.Refused) != 1 || reg.Refused[0].Reason != ReasonTwice || reg.Refused[0].Args[0] != "2" || reg.Refused[0].Line != 3 {
			t.Errorf("got %v, want line 3 refused for line 2", reg.Refused)
		}
		if len(reg.Holders) != 2 {
			t.Errorf("got %d holders, want the old and the new", len(reg.Holders))
		}
	})
}

func TestWholeFileRefused(t *testing.T) {
	t.Parallel()
	var header *HeaderError
	_, err := ReadLocations(strings.NewReader("lrk_id;status\n"))
	if !errors.As(err, &header) || !slices.Contains(header.Missing, "kvk_nummer_houder") || slices.Contains(header.Missing, "status") {
		t.Errorf("missing columns: got %v", err)
	}
	_, err = ReadLocations(strings.NewReader("lrk_id;" + head + good))
	if !errors.As(err, &header) || !slices.Equal(header.Twice, []string{"lrk_id"}) {
		t.Errorf("a column twice: got %v", err)
	}
	if _, err = ReadLocations(strings.NewReader("")); !errors.Is(err, ErrEmpty) {
		t.Errorf("an empty file: got %v", err)
	}
	if _, err = ReadLocations(bytes.NewReader([]byte{0xFF, 0xFE, 'l', 0})); !errors.Is(err, ErrUTF16) {
		t.Errorf("a UTF-16 file: got %v", err)
	}
	broken := errors.New("the disk is gone")
	if _, err = ReadLocations(&failing{strings.NewReader(head + good), broken}); !errors.Is(err, broken) {
		t.Errorf("a failing reader: got %v", err)
	}
}

type failing struct {
	r   *strings.Reader
	err error
}

func (f *failing) Read(p []byte) (int, error) {
	if f.r.Len() == 0 {
		return 0, f.err
	}
	return f.r.Read(p)
}

func TestSplit(t *testing.T) {
	t.Parallel()
	for line, want := range map[string][]string{
		`a;;b`:                {"a", "", "b"},
		``:                    {""},
		`"a;b";"c ""d"""`:     {"a;b", `c "d"`},
		`"De Boot" Zuid;b`:    {`"De Boot" Zuid`, "b"},
		`"open;b`:             {`"open`, "b"},
		`'s-Gravenhage;'t X'`: {"'s-Gravenhage", "'t X'"},
		`a";"b"`:              {`a"`, "b"},
		`"";`:                 {"", ""},
	} {
		if got := split(line, ';'); !slices.Equal(got, want) {
			t.Errorf("split(%q) = %q, want %q", line, got, want)
		}
	}
}

func TestTownName(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"VIANEN UT": "Vianen UT", "'S-GRAVENHAGE": "'s-Gravenhage", "IJSSELSTEIN": "IJsselstein", "DE MEERN": "De Meern",
		"ALPHEN AAN DEN RIJN": "Alphen aan den Rijn", "CAPELLE A/D IJSSEL": "Capelle A/d IJssel", "Vianen": "Vianen", "": "", "SÚDWEST": "Súdwest",
		"Hengelo (Gld)": "Hengelo (Gld)", "NES": "Nes",
	} {
		if got := townName(in); got != want {
			t.Errorf("townName(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPlaceName(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ a, b, want string }{
		{"KDV De Mheen", "BSO De Mheen", "De Mheen"},
		{"Rusthof KDV Zon", "Rusthof BSO Zon", "Rusthof Zon"},
		{"Zon POV Kade 7", "Zon BSO Kade 7", "Zon Kade 7"},
		{"Zon KDV Kade 7 (IKC Ster)", "Zon BSO Kade 7", "Zon Kade 7 (IKC Ster)"},
		{"Beer", "BSO Jungle", "Beer / BSO Jungle"},
		{"KDV", "BSO", "KDV / BSO"},
		{"De Fliertjes", "De Fliert", "De Fliertjes / De Fliert"},
	} {
		at := []Registration{{Name: tt.a, Status: Registered}, {Name: tt.b, Status: Registered}, {Name: "Oud", Status: Deregistered}}
		if got := placeName(at); got != tt.want {
			t.Errorf("%q and %q: got %q, want %q", tt.a, tt.b, got, tt.want)
		}
	}
	if got := placeName([]Registration{{Name: "KDV Zon", Status: Registered}}); got != "KDV Zon" {
		t.Errorf("one registration: got %q", got)
	}
}

func TestAddressKey(t *testing.T) {
	t.Parallel()
	same := func(a, b string) bool {
		return addressKey(Place{Address: a, Postcode: "1234AB"}) == addressKey(Place{Address: b, Postcode: "1234AB"})
	}
	if !same("Mgr. G.W. van Heukelumstr 8 A", "mgr g w van heukelumstr 8a") {
		t.Error("two spellings of one address differ")
	}
	if same("Kade 11-1", "Kade 1-11") || same("Kade 1", "Kade 2") {
		t.Error("two addresses are taken for one")
	}
}

func FuzzReadLocations(f *testing.F) {
	whole, err := os.ReadFile("testdata/quirks.csv")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte(head + good))
	f.Add([]byte("\xEF\xBB\xBF" + head + "\x81;\"\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		reg, err := ReadLocations(bytes.NewReader(file))
		if err != nil {
			return
		}
		_, _, n := reg.Count()
		if n+len(reg.Refused) != reg.Rows {
			t.Errorf("%d registrations and %d refused of %d rows", n, len(reg.Refused), reg.Rows)
		}
		first := Diff(nil, reg)
		if again := Diff(applied(nil, first), reg); !again.Idle() {
			t.Errorf("a second import would do %+v", again)
		}
	})
}
