// Package register reads the two files an organisation starts from, and finds
// a location back in what they left.
//
//   - [ReadLocations] reads the childcare register's open data (the LRK): who
//     holds a licence to run which kind of childcare at which address.
//   - [Diff] compares it with what is known and says what an import would do.
//   - [ReadPeople] reads who is the manager, director or coordinator of what.
//   - [Finder] finds the location a parent means by a few typed words (R1).
//
// Nothing here writes anything. Every row of a file ends as a value or as a
// [Refused] row with its line and reason; none disappears.
package register
