package web

import (
	"context"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/pdf/pdfcheck"
	"gehoor/internal/text"
)

// R17, D36: the coordinator looks, remarks and sends; from then on everybody reads the same, for good.
func TestR17TheWeeklyReportByThePages(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	desk, board := h.as(h.coordinator), h.as(h.board)
	first := h.file(nil)
	sealed := h.file(func(in *app.Answers) { in.Safety = gehoor.StaffViolence })
	if page := board.both("/rapporten"); !strings.Contains(page, text.ReportsNone.NL) || strings.Contains(page, text.ReportsLast.NL) {
		t.Error("before the first report the board is told otherwise, or may send")
	}
	this, ended := "/rapporten/week/2026-11-23", "/rapporten/week/2026-11-30"
	if page := desk.both(this); !strings.Contains(page, text.ReportPreview.NL) || strings.Contains(page, text.ReportSend.NL) {
		t.Error("the week that runs is no preview, or may be sent")
	}
	for _, path := range []string{ended, "/rapporten/week/2026-11-24", "/rapporten/week/x"} {
		if w := desk.do("GET", path, nil); w.Code != http.StatusNotFound {
			t.Errorf("GET %s: %d", path, w.Code)
		}
	}
	h.later(7 * 24 * time.Hour) // Monday 30 November, 10:00
	if page := desk.both("/rapporten"); !strings.Contains(page, text.ReportsLast.NL) {
		t.Error("there is no way to the report that is to be sent")
	}
	if w := desk.do("POST", this+"/opmerking", url.Values{"opmerking": {" "}}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("an empty remark: %d", w.Code)
	}
	desk.post(this+"/opmerking", url.Values{"opmerking": {"Eén klacht over het hek."}})
	page := desk.both(this)
	for _, want := range []string{
		text.ReportHeadline(text.NL, 1, 0), first.Number.String(), "Eén klacht over het hek.", text.ReportSend.NL, "Week 48 van 2026",
		text.NOf(text.NL, gehoor.Share{N: 0, Of: 1}), "De Zonnebloem", "Midden", "Geschillencommissie Kinderopvang",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q", want)
		}
	}
	for _, never := range []string{sealed.Number.String(), story, "Samira", "%", text.ReportLength.NL} {
		if strings.Contains(page, never) {
			t.Errorf("%q stands in the report", never)
		}
	}
	desk.post(this+"/versturen", url.Values{})
	if page := desk.both(this); !strings.Contains(page, text.ReportOnItsWay.NL) || strings.Contains(page, text.ReportSend.NL) {
		t.Error("it is not on its way")
	}
	if page := h.as(h.deputy).both(this); !strings.Contains(page, text.ReportOnItsWay.NL) || strings.Contains(page, this+"/terug") {
		t.Error("somebody else may take it back")
	}
	desk.post(this+"/terug", url.Values{})
	if page := desk.both(this); !strings.Contains(page, text.ReportSend.NL) {
		t.Error("it was not taken back")
	}
	desk.post(this+"/versturen", url.Values{})
	h.later(2 * time.Minute)
	for range 5 { // freezing, then the mails
		h.work()
	}
	frozen := board.both(this)
	week, err := h.app.Week(context.Background(), who(t, h, h.board), gehoor.Date{Year: 2026, Month: 11, Day: 23})
	if err != nil {
		t.Fatal(err)
	}
	if !week.Frozen || len(week.Fingerprint) != 64 || !strings.Contains(frozen, week.Fingerprint) || !strings.Contains(frozen, text.ReportLength.NL) || !strings.Contains(frozen, text.ReportFrozenAs.NL) || !strings.Contains(frozen, "Eén klacht over het hek.") {
		t.Errorf("frozen %v, fingerprint %q, or the page does not say so", week.Frozen, week.Fingerprint)
	}
	for _, f := range toTake {
		file := this + "/bestand/" + string(f)
		then := board.do("GET", file, nil)
		if then.Code != http.StatusOK || then.Header().Get("Content-Type") != f.MediaType() || !strings.Contains(frozen, file) {
			t.Errorf("GET %s: %d, %s", file, then.Code, then.Header().Get("Content-Type"))
		}
		want, err := h.app.WeekAs(context.Background(), 1, week, f, text.NL)
		if err != nil || then.Body.String() != string(want) {
			t.Errorf("%s is not what was frozen: %v", file, err)
		}
		if w := h.as(h.manager).do("GET", file, nil); w.Code != http.StatusNotFound {
			t.Errorf("a manager, GET %s: %d", file, w.Code)
		}
	}
	if w := board.do("GET", this+"/bestand/docx", nil); w.Code != http.StatusNotFound {
		t.Errorf("a form that there is not: %d", w.Code)
	}
	if strings.Contains(frozen, "/dossier/") {
		t.Error("the board is led to dossiers")
	}
	h.file(nil)
	if again := board.both(this); again != frozen {
		t.Error("a frozen report changed")
	}
	if page := board.both("/rapporten"); !strings.Contains(page, this) || !strings.Contains(page, "maandag 30 november, 10.02 uur") {
		t.Error("the list has it not, or not when it was sent")
	}
	if page := desk.both(this); strings.Contains(page, text.ReportSend.NL) || strings.Contains(page, text.ReportKeep.NL) {
		t.Error("it may be sent again")
	}

	// The page is laid out otherwise than the paper; there is no number and no heading on the one that is not on the other.
	pdf, err := pdfcheck.Read(board.do("GET", this+"/bestand/pdf", nil).Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	shown := html.UnescapeString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(frozen, " "))
	for _, number := range regexp.MustCompile(`\d+`).FindAllString(pdf.Root.Text(), -1) {
		if !regexp.MustCompile(`(^|\D)` + number + `(\D|$)`).MatchString(shown) {
			t.Errorf("%s is on paper and not on the page", number)
		}
	}
	for _, title := range []text.Msg{text.WeekAttention, text.WeekChanged, text.WeekKept, text.WeekWhere, text.WeekLearned, text.WeekOutside, text.ReportRemark} {
		if !strings.Contains(pdf.Root.Text(), title.NL) || !strings.Contains(shown, title.NL) {
			t.Errorf("%q is not on both", title.NL)
		}
	}

	const forget = "/opmerking/weghalen"
	if strings.Contains(frozen, text.ReportForget.NL) || board.do("POST", this+forget, url.Values{"reden": {"x"}}).Code != http.StatusNotFound {
		t.Error("the board takes the remark out")
	}
	if w := desk.do("POST", this+forget, url.Values{}); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("without a reason: %d", w.Code)
	}
	desk.post(this+forget, url.Values{"reden": {"Er stond een naam in."}})
	page = desk.both(this)
	if strings.Contains(page, "Eén klacht over het hek.") || strings.Contains(page, text.ReportForget.NL) || !strings.Contains(page, text.ErasedWords.NL) || !strings.Contains(page, week.Fingerprint) {
		t.Error("the remark is still there, or the fingerprint is not")
	}
	if w := desk.do("POST", this+forget, url.Values{"reden": {"Nog eens."}}); w.Code != http.StatusNotFound {
		t.Errorf("taken out twice: %d", w.Code)
	}
}

func who(t *testing.T, h *house, p gehoor.PersonID) app.Who {
	t.Helper()
	w, err := h.app.Who(1, p)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// R17: the desk sees what stands out, with the rule; the sealed one is not counted, and nobody else has the page.
func TestR17TrendsByThePage(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for range 3 {
		h.file(nil)
	}
	h.file(func(in *app.Answers) { in.Safety = gehoor.StaffViolence })
	h.later(7 * 24 * time.Hour)
	page := h.as(h.coordinator).both("/rapporten/trends")
	for _, want := range []string{"valt één ding op", text.TrendRule.NL, text.TrendOut.NL, "De Zonnebloem"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q", want)
		}
	}
	for _, p := range []gehoor.PersonID{h.board, h.manager, h.regional} {
		if w := h.as(p).do("GET", "/rapporten/trends", nil); w.Code != http.StatusNotFound {
			t.Errorf("%d has the page: %d", p, w.Code)
		}
	}
}
