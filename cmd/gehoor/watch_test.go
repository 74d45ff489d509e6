package main

import (
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/store/storetest"
)

// /readyz stays ready and warns half a year before the known free days end, and from then on; without its database it is not ready.
func TestReadyWarnsOfFreeDays(t *testing.T) {
	t.Parallel()
	a := &app.App{Store: storetest.Open(t), Log: slog.New(slog.DiscardHandler)}
	watch := newWatch(a)
	page := func(days int) (int, string) {
		// Just after midnight in the Netherlands, when it is still the day before in UTC.
		a.Now = func() time.Time { return gehoor.DecreesKnownUntil().AddDays(-days).Start(nil).Add(time.Minute) }
		w := httptest.NewRecorder()
		watch.ready(w, httptest.NewRequest("GET", "/readyz", nil))
		return w.Code, w.Body.String()
	}
	warning := fmt.Sprintf("warning: free days by royal decree are known until %s; install a newer version\n", gehoor.DecreesKnownUntil())
	for _, one := range []struct {
		days int
		want string
	}{
		{400, "ready\n"}, {180, "ready\n"}, {179, "ready\n" + warning}, {0, "ready\n" + warning}, {-30, "ready\n" + warning},
	} {
		if code, got := page(one.days); code != http.StatusOK || got != one.want {
			t.Errorf("%d days before: %d %q, want %q", one.days, code, got, one.want)
		}
	}
	if err := a.Store.Close(); err != nil {
		t.Fatal(err)
	}
	if code, got := page(0); code != http.StatusServiceUnavailable || !strings.HasPrefix(got, "not ready") {
		t.Errorf("without a database: %d %q", code, got)
	}
}
