package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/pdf/pdfcheck"
	"gehoor/internal/text"
)

// G2, Wko art. 1.57b and 1.57c: what an inspector asks of a location, without names, and what is missing said plainly.
func TestG2WhatAnInspectorAsks(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	r, _ := h.routedTo(nil)
	sealed := h.file(func(a *app.Answers) { a.Safety = gehoor.StaffViolence })
	desk := h.as(h.coordinator)
	const asks = "?locatie=1&van=1-1-2026&tot=31-12-2026"
	if !strings.Contains(desk.both("/rapporten"), string(inspectPath)) {
		t.Error("nothing leads there")
	}
	desk.both(string(inspectPath))
	page := desk.both(string(inspectPath) + asks)
	for _, want := range append([]string{
		r.Number.String(), "De Zonnebloem", text.InspectNoRegulation.NL, text.InspectNotTold.NL, text.InspectNoRegister.NL, text.InspectNoCode.NL, text.InspectRuns.NL,
	}, text.InspectItems[0].NL, text.InspectItems[9].NL) {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	h.as(h.admin).post("/beheer/gegevens", url.Values{"naam": {"Kinderopvang Voorbeeld"}, "mail": {"klachten@voorbeeld.example"}, "adres": {"Postbus 1"}, "meldcode": {"1-3-2025"}})
	if page := h.as(h.admin).both("/beheer/gegevens"); !strings.Contains(page, `value="1-3-2025"`) {
		t.Error("the day of the reporting code is not in the form")
	}
	if page = desk.both(string(inspectPath) + asks); !strings.Contains(page, text.Fill(text.NL, text.InspectCode, "1-3-2025")) {
		t.Error("when the reporting code was adopted is not told of")
	}
	if page := desk.both(string(inspectPath) + "?locatie=1&van=1-1-2024&tot=31-12-2024"); !strings.Contains(page, text.Fill(text.NL, text.InspectCodeAfter, "1-3-2025")) {
		t.Error("a code of after the period is told of as if it held")
	}
	body := desk.do("GET", string(inspectPath)+"/pdf"+asks, nil).Body.Bytes()
	pdf, err := pdfcheck.Read(body)
	if err != nil {
		t.Fatal(err)
	}
	for _, no := range []string{"Planteijn", story, sealed.Number.String()} {
		if strings.Contains(page, no) || strings.Contains(pdf.Root.Text(), no) {
			t.Errorf("it says %q", no)
		}
	}
	if !strings.Contains(pdf.Root.Text(), r.Number.String()) {
		t.Error("the PDF says another thing than the page")
	}
	if page := desk.both(string(inspectPath) + "?locatie=1&van=1-1-2025&tot=31-12-2025"); strings.Contains(page, r.Number.String()) || !strings.Contains(page, text.InspectNone.NL) ||
		!strings.Contains(page, text.Fill(text.NL, text.InspectNeedless, "2025")) {
		t.Error("another year is not told of by itself")
	}
	if w := desk.do("GET", string(inspectPath)+"?locatie=1&van=2-1-2026&tot=1-1-2026", nil); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("an end before the beginning: %d", w.Code)
	}
	if w := desk.do("GET", string(inspectPath)+"?locatie=99&van=1-1-2026&tot=31-12-2026", nil); w.Code != http.StatusNotFound {
		t.Errorf("no such location: %d", w.Code)
	}
	for _, person := range []gehoor.PersonID{h.manager, h.regional, h.admin, h.privacy} {
		for _, path := range []string{string(inspectPath), string(inspectPath) + "/pdf" + asks} {
			if w := h.as(person).do("GET", path, nil); w.Code != http.StatusNotFound {
				t.Errorf("person %d: %s: %d", person, path, w.Code)
			}
		}
	}
}
