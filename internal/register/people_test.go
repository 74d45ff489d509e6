package register

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestReadPeople(t *testing.T) {
	t.Parallel()
	english := "name,mail,telephone,role,position,location,region,from,until\n" +
		"Anna de Wit,Anna@Voorbeeld.Example,06-12345678,location manager,Head,100000001,North,2026-01-01,\n" +
		"\"Wit, Bo de\",bo@voorbeeld.example,,regional manager,,,North,01-02-2026,31-12-2026\n"
	dutch := "\xEF\xBB\xBFNaam;E-mailadres;Telefoonnummer;Rol;Functie;Locatie;Regio;Vanaf;Tot en met\r\n" +
		"Anna de Wit;Anna@voorbeeld.example;+31 (0)6 12 34 56 78;Locatiemanager;Head;100000001;North;1-1-2026;\r\n" +
		"Wit, Bo de;bo@voorbeeld.example;;REGIOMANAGER;;;North;2026-02-01;2026-12-31\r\n"
	either := "name\tmail\ttelephone\trole\tposition\tlocation or region\tfrom\tuntil\n" +
		"Anna de Wit\tAnna@voorbeeld.example\t0031612345678\tlocatie-manager\tHead\t100000001\t2026-01-01\t\n" +
		"Wit, Bo de\tbo@voorbeeld.example\t\tregional manager\t\tNorth\t2026-02-01\t2026-12-31\n"
	anna := Person{2, "Anna de Wit", "Anna@voorbeeld.example", "+31612345678", LocationManager, "Head", "100000001", "", "North", "2026-01-01", ""}
	bo := Person{3, "Wit, Bo de", "bo@voorbeeld.example", "", RegionalManager, "", "", "", "North", "2026-02-01", "2026-12-31"}
	for name, in := range map[string]string{"English": english, "Dutch": dutch, "one column": either} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := ReadPeople(strings.NewReader(in))
			if err != nil {
				t.Fatal(err)
			}
			want := []Person{anna, bo}
			if name == "one column" {
				want[0].Region = ""
			}
			if !slices.Equal(got.People, want) || len(got.Refused) > 0 || got.Rows != 2 || len(got.Ignored) > 0 {
				t.Errorf("got  %+v\nwant %+v\nrefused %v ignored %q", got.People, want, got.Refused, got.Ignored)
			}
		})
	}
}

func TestRoles(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]Role{
		"locatiemanager": LocationManager, "Location manager": LocationManager, "regiomanager": RegionalManager, "directeur": Director, "bestuur": Board,
		"toezichthouder": Supervisor, "Toezichthouder (raad van toezicht)": Supervisor, "klachtencoördinator": Coordinator, "Plaatsvervangend klachtencoördinator": Deputy, "deputy coordinator": Deputy, "klachtencoordinator": Coordinator, "Coordinator": Coordinator,
		"veiligheidsfunctionaris": SafetyOfficer, "safety officer": SafetyOfficer, "aandachtsfunctionaris": AttentionOfficer, "attention officer": AttentionOfficer,
		"functionaris gegevensbescherming": PrivacyOfficer, "privacy officer": PrivacyOfficer, "Privacy-officer": PrivacyOfficer, "beheerder": Administrator, "administrator": Administrator,
		"auditor": Auditor, "supervisor": Supervisor, "director": Director, "board": Board, "regional manager": RegionalManager,
	} {
		got, err := ReadPeople(strings.NewReader("name,mail,role,location,region\nBo,bo@voorbeeld.example," + word + ",Zon,Noord\n"))
		if err != nil || len(got.People) != 1 || got.People[0].Role != want {
			t.Errorf("%s: got %+v, %v; want %s", word, got, err, want)
		}
	}
}

func TestRefusedPeople(t *testing.T) {
	t.Parallel()
	const fine = "Bo;bo@voorbeeld.example;0301234567;locatiemanager;Zon;Noord;2026-01-01;2026-12-31"
	for _, tt := range []struct {
		name, old, new string
		reason         Reason
		args           []string
	}{
		{"no name", "Bo;", ";", ReasonMissing, []string{"name"}},
		{"a name of dots", "Bo;", "...;", ReasonMalformed, []string{"name", "..."}},
		{"no mail", "bo@voorbeeld.example", "", ReasonMissing, []string{"mail"}},
		{"mail", "bo@voorbeeld.example", "bo@voorbeeld", ReasonMalformed, []string{"mail", "bo@voorbeeld"}},
		{"mail with a name", "bo@voorbeeld.example", "Bo <bo@voorbeeld.example>", ReasonMalformed, []string{"mail", "Bo <bo@voorbeeld.example>"}},
		{"telephone", "0301234567", "030123456", ReasonMalformed, []string{"telephone", "030123456"}},
		{"role", "locatiemanager", "chef", ReasonUnknown, []string{"role", "chef"}},
		{"no location", "Zon", "", ReasonMissing, []string{"location"}},
		{"no region", "locatiemanager;Zon;Noord", "regiomanager;;", ReasonMissing, []string{"region"}},
		{"date", "2026-12-31", "2026-13-31", ReasonMalformed, []string{"until", "2026-13-31"}},
		{"order", "2026-12-31", "2025-12-31", ReasonOrder, []string{"2026-01-01", "2025-12-31"}},
		{"columns", ";Noord", "", ReasonColumns, []string{"7", "8"}},
		{"other name", "Bo;bo@", "Jan;BO@", ReasonOtherName, []string{"2"}},
		{"twice", "Bo;", "bo;", ReasonTwice, []string{"2"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			bad := strings.Replace(fine, tt.old, tt.new, 1)
			if bad == fine {
				t.Fatal("the line was not spoiled")
			}
			got, err := ReadPeople(strings.NewReader("naam;mail;telefoon;rol;locatie;regio;van;tot;schoenmaat\n" +
				fine + ";\n\n" + bad + ";\n" + strings.Replace(fine, "2026-01-01", "2026-02-01", 1) + ";38\n"))
			if err != nil {
				t.Fatal(err)
			}
			if tt.name == "columns" {
				tt.args = []string{"8", "9"}
			}
			if len(got.People) != 2 || got.Rows != 3 || len(got.Refused) != 1 || !slices.Equal(got.Ignored, []string{"schoenmaat"}) {
				t.Fatalf("got %+v, want two people, one refused, one column ignored", got)
			}
			r := got.Refused[0]
			if r.Line != 4 || r.Reason != tt.reason || !slices.Equal(r.Args, tt.args) {
				t.Errorf("got %v, want line 4: %s %q", r, tt.reason, tt.args)
			}
		})
	}
	var header *HeaderError
	if _, err := ReadPeople(strings.NewReader("naam;telefoon\n")); !errors.As(err, &header) || !slices.Equal(header.Missing, []string{"mail", "role"}) {
		t.Errorf("missing columns: got %v", err)
	}
}

func TestTelephone(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"": "", "06-12 34 56 78": "+31612345678", "+31 (0)6 12345678": "+31612345678", "0031 30 1234567": "+31301234567", "(030) 123.45.67": "+31301234567",
		"0900-1234": "09001234", "0800 1234567": "08001234567", "088-1234567": "+31881234567", "+32 475 12 34 56": "+32475123456", "+32 (0)475 12 34 56": "+32475123456",
		"0612345": "bad", "061234567890": "bad", "bel mij": "bad", "00 12": "bad", "+31 6 1234": "bad", "0900 123456": "bad", "06+12345678": "bad", "1234567890": "bad",
	} {
		got, ok := telephone(in)
		if !ok {
			got = "bad"
		}
		if got != want {
			t.Errorf("telephone(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzReadPeople(f *testing.F) {
	f.Add([]byte("naam;mail;rol;locatie\nBo;bo@voorbeeld.example;beheerder;\n"))
	f.Add([]byte("name,mail,role\n\"Wit, Bo\",bo@voorbeeld.example,auditor\n\x81,,\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		got, err := ReadPeople(bytes.NewReader(file))
		if err != nil {
			return
		}
		if len(got.People)+len(got.Refused) != got.Rows {
			t.Errorf("%d people and %d refused of %d rows", len(got.People), len(got.Refused), got.Rows)
		}
		for _, p := range got.People {
			if p.Name == "" || p.Role == "" || !strings.Contains(p.Mail, "@") || strings.ContainsAny(p.Mail+p.Telephone, " \r\n") {
				t.Errorf("taken over: %+v", p)
			}
		}
	})
}
