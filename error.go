package gehoor

import "errors"

// A Refusal is an error of which the regulation, not the machine, is the cause:
// somebody asked for something that is not possible, not theirs, or not now.
// Its words are said by package text, in the reader's language, by Code.
// Every other error is a fault: it is logged, and its text is never shown.
type Refusal struct {
	Code   string // such as "decide.no-reasons"; also its key in package text
	Clause Clause // the clause that says no; empty if it is only order
	Args   []any  // numbers, dates and enumerations to be said with it; never prose
}

// Error says the code alone; it is for logs and tests, not for people.
func (r *Refusal) Error() string { return "refused: " + r.Code }

// Is reports whether target is a refusal with the same code.
func (r *Refusal) Is(target error) bool {
	var other *Refusal
	return errors.As(target, &other) && other.Code == r.Code
}

func refuse(clause Clause, code string, args ...any) error {
	return &Refusal{Code: code, Clause: clause, Args: args}
}

// ErrForbidden says that someone may know of a thing but may not do this with it.
// What one may not know of is not found instead.
var ErrForbidden = errors.New("forbidden")

// A Clause is the id of a clause of the regulation ("R10") or of a decision on
// what it means ("D17").
type Clause string
