package gehoor

// OpenUp lets the privacy officer read a dossier of which she knows, with a reason: to take out a photo with other children, to
// see whether somebody who asks for own data is in it. The dossier shows that she did. Decisions D20 and D34.
func (c *Complaint) OpenUp(who PersonID, reason Ref) ([]Fact, error) {
	switch {
	case c.Sealed:
		return nil, refuse("R8", "act.sealed")
	case !c.ErasedAt.IsZero():
		return nil, refuse("D35", "erase.gone")
	case reason == Ref{}:
		return nil, refuse("D34", "open.no-reason")
	}
	return []Fact{AccessGranted{Person: who, Level: LevelSee, Reason: reason}}, nil
}
