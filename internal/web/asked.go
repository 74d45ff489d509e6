package web

import (
	"cmp"
	"slices"

	"gehoor"
	"gehoor/internal/store"
)

// asked is what pages ask for in every row. The store looks each time whether another node has changed
// it; a page looks once.
type asked struct {
	chart  *gehoor.Chart
	places []store.Location
	people []store.Person
}

func (r *Request) chart() (gehoor.Chart, error) {
	if r.asked.chart == nil {
		chart, err := r.App.Store.Chart(r.Org.ID)
		if err != nil {
			return gehoor.Chart{}, err
		}
		r.asked.chart = &chart
	}
	return *r.asked.chart, nil
}

// placeAt is a location; false when there is none.
func (r *Request) placeAt(id gehoor.LocationID) (store.Location, bool) {
	if r.asked.places == nil {
		r.asked.places, _ = r.App.Store.Locations(r.Org.ID) // then the page goes without names
	}
	i, ok := slices.BinarySearchFunc(r.asked.places, id, func(l store.Location, id gehoor.LocationID) int { return cmp.Compare(l.ID, id) })
	if !ok {
		return store.Location{}, false
	}
	return r.asked.places[i], true
}

// colleague is somebody who works or worked here; false when there is none.
func (r *Request) colleague(id gehoor.PersonID) (store.Person, bool) {
	if r.asked.people == nil {
		r.asked.people, _ = r.App.Store.People(r.Org.ID)
	}
	i, ok := slices.BinarySearchFunc(r.asked.people, id, func(p store.Person, id gehoor.PersonID) int { return cmp.Compare(p.ID, id) })
	if !ok {
		return store.Person{}, false
	}
	return r.asked.people[i], true
}
