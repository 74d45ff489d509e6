package web

import (
	. "maragu.dev/gomponents"

	"gehoor/internal/app"
	"gehoor/internal/seal"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

// pieces are the parts that went on under a number of their own, with their codes: who has the code of
// the whole filed all of it, and no mail ever has a code (D13, D27).
func (s *follower) pieces() Node {
	if len(s.c.SplitInto) == 0 {
		return nil
	}
	list, err := s.App.Pieces(s.Ctx(), s.Org.ID, s.c)
	if err != nil {
		if s.err == nil {
			s.err = err
		}
		return nil
	}
	if len(list) == 0 {
		return nil
	}
	return ui.Block(ui.Plain, paragraph(text.SplitYours.In(s.Lang)), Map(list, func(p app.Piece) Node {
		return Group{ui.Reference(p.Number.String()), paragraph(text.Fill(s.Lang, text.SplitCode, p.Number.String())), ui.Reference(seal.FormatCode(p.Code))}
	}))
}
