package text

import "testing"

func TestTelephone(t *testing.T) {
	t.Parallel()
	for number, want := range map[string]string{
		"+31612345678": "06 12 34 56 78", "+31887654321": "0887654321", "06 1234 5678": "06 1234 5678", "088-0000100": "088-0000100",
		"+3161234567": "+3161234567", "+4930123456": "+4930123456", "+31 6 1234 56": "+31 6 1234 56", "112": "112", "": "",
	} {
		if got := Telephone(number); got != want {
			t.Errorf("Telephone(%q) = %q, want %q", number, got, want)
		}
	}
}
