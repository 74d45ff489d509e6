package gehoor

import (
	"reflect"
	"time"
)

// OpenUp lets the privacy officer read a dossier that is not sealed, with a reason: to take out a photo with other children, to
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

// A KeptItem is something sealed that a dossier holds: words, a letter, a mail, or a file.
type KeptItem struct {
	Event     Event
	Field     string // of the event's fact, such as "Story"; a file's is "File"
	Ref       Ref    // of a file its original
	File      File   // zero when it is none
	Personnel bool   // a personnel measure: read by the decider alone (D21)
}

// KeptItems lists all that is sealed in the dossier and not erased, in the order in which it came. Decisions D20 and D34: whoever answers a
// request, or takes something out, has all of it before them.
func (c *Complaint) KeptItems() []KeptItem {
	gone := c.goneItems()
	var all []KeptItem
	for _, e := range c.events {
		add := func(k KeptItem) {
			k.Event = e
			if k.Ref.Item != 0 && !gone[k.Ref.Item] {
				gone[k.Ref.Item] = true // the same item once
				all = append(all, k)
			}
		}
		keptIn(reflect.ValueOf(e.Fact), "", false, add)
	}
	return all
}

// goneItems are those that were erased.
func (c *Complaint) goneItems() map[Item]bool {
	gone := map[Item]bool{}
	for _, e := range c.events {
		if f, ok := e.Fact.(Erased); ok {
			for _, i := range f.Items {
				gone[i] = true
			}
		}
	}
	return gone
}

// keptIn finds the items in a fact, however deep.
func keptIn(v reflect.Value, field string, personnel bool, add func(KeptItem)) {
	switch x := v.Interface().(type) {
	case Ref:
		add(KeptItem{Field: field, Ref: x, Personnel: personnel})
		return
	case File:
		add(KeptItem{Field: "File", Ref: x.Original, File: x})
		return
	case Measure:
		personnel = x.Kind == PersonnelMeasure
	case time.Time:
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			keptIn(v.Field(i), v.Type().Field(i).Name, personnel, add)
		}
	case reflect.Slice:
		for i := range v.Len() {
			keptIn(v.Index(i), field, personnel, add)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			keptIn(v.Elem(), field, personnel, add)
		}
	}
}

// Items are the items that go when k goes: of a file the original and the copy that is read.
func (k KeptItem) Items() []Item {
	if k.File.Copy.Item != 0 {
		return []Item{k.Ref.Item, k.File.Copy.Item}
	}
	return []Item{k.Ref.Item}
}
