package text

import "strings"

// Telephone writes a Dutch number as people here do, "06 12 34 56 78", when it came without spaces and with
// the country code; any other as it is.
func Telephone(number string) string {
	rest, dutch := strings.CutPrefix(number, "+31")
	if !dutch || len(rest) != 9 || strings.Trim(rest, "0123456789") != "" {
		return number
	}
	if rest[0] == '6' {
		return "06 " + rest[1:3] + " " + rest[3:5] + " " + rest[5:7] + " " + rest[7:]
	}
	return "0" + rest
}
