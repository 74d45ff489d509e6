package register

import (
	"slices"
	"testing"
)

func TestMeant(t *testing.T) {
	t.Parallel()
	names := []string{"Els de Boer", "Els Jansen", "Jan Bakker", "Fatima El Amrani", "Zoë Christiaanse", "Bo Li", "Peter van der Berg"}
	for _, tt := range []struct {
		typed string
		want  []int
	}{
		{"", nil},
		{"els", []int{0, 1}},
		{"Els de Boer", []int{0}},
		{"juf Els de Boer en Jan", []int{0, 2}},
		{"mevrouw Jansen", []int{1}},
		{"Janssen", []int{1}},
		{"JANSEN", []int{1}},
		{"zoe", []int{4}},
		{"Kristiaanse", []int{4}},
		{"Fatima", []int{3}},
		{"F. Amrani", []int{3}},
		{"Bo", []int{5}},
		{"van der", nil},
		{"iemand van de groep", nil},
		{"Joep", nil},
	} {
		if got := Meant(tt.typed, names); !slices.Equal(got, tt.want) {
			t.Errorf("Meant(%q) = %v, want %v", tt.typed, got, tt.want)
		}
	}
}
