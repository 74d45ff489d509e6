package letter

import (
	"reflect"
	"testing"

	"gehoor/internal/text"
)

// A letter that is kept is read back as it was, whatever blocks it has; its bytes are for ever.
func TestKept(t *testing.T) {
	t.Parallel()
	all := Document{Lang: text.EN, Title: "Our decision", Blocks: []Block{
		Heading("What happened"), Paragraph{{Text: "Read "}, {Text: "more", Strong: true, To: Web("https://example.org/a")}},
		List{Ordered: true, Items: []Paragraph{Say("one")}}, Table{Caption: "c", Header: []string{"a"}, Rows: [][]string{{"1"}}},
		Terms{{Name: "n", Says: "s"}}, Action{Label: "Call", To: Tel("06 12")}, Action{Label: "Mail", To: MailTo("a@example.org")}, SignOff{"x", "y"},
	}}
	body, err := Keep(all)
	if err != nil {
		t.Fatal(err)
	}
	const golden = `{"lang":"en","title":"Our decision","blocks":[{"kind":"heading","body":"What happened"},` +
		`{"kind":"paragraph","body":[{"Text":"Read ","Strong":false,"To":""},{"Text":"more","Strong":true,"To":"https://example.org/a"}]},` +
		`{"kind":"list","body":{"Ordered":true,"Items":[[{"Text":"one","Strong":false,"To":""}]]}},` +
		`{"kind":"table","body":{"Caption":"c","Header":["a"],"Rows":[["1"]]}},{"kind":"terms","body":[{"Name":"n","Says":"s"}]},` +
		`{"kind":"action","body":{"Label":"Call","To":"tel:0612"}},{"kind":"action","body":{"Label":"Mail","To":"mailto:a@example.org"}},` +
		`{"kind":"sign-off","body":["x","y"]}]}`
	if string(body) != golden {
		t.Errorf("kept as\n%s\nwant\n%s", body, golden)
	}
	again, err := Read(body)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(again, all) {
		t.Errorf("read back as %+v", again)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"lang":"nl","blocks":[{"kind":"action","body":{"Label":"x","To":"javascript:alert(1)"}}]}`))
	f.Add([]byte(`{"lang":"nl","blocks":[{"kind":"paragraph","body":[{"Text":"x"}]}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		d, err := Read(body)
		if err != nil {
			return
		}
		kept, err := Keep(d)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := Read(kept); err != nil || Text(again) != Text(d) {
			t.Errorf("not the same when kept again: %v", err)
		}
	})
}

// What is kept never becomes a link that does something else.
func TestKeptLinks(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"javascript:alert(1)", "data:text/html,x", "//example.org", "https://a:b@example.org/", "tel:x"} {
		if _, err := Read([]byte(`{"lang":"nl","blocks":[{"kind":"action","body":{"Label":"x","To":"` + address + `"}}]}`)); err == nil {
			t.Errorf("%s was read as a link", address)
		}
	}
}
