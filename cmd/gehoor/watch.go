package main

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"gehoor"
	"gehoor/internal/app"
)

// A watch is what an operator sees of the running program: figures and readiness. It knows route
// patterns and classes, never a path, a name or a number.
type watch struct {
	app      *app.App
	registry *prometheus.Registry
	seconds  *prometheus.HistogramVec
}

func newWatch(a *app.App) *watch {
	w := &watch{app: a, registry: prometheus.NewRegistry(), seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "gehoor_http_request_seconds", Help: "How long requests took, by route and status.",
		Buckets: []float64{.005, .02, .05, .1, .25, .5, 1, 2.5, 10, 60},
	}, []string{"route", "status"})}
	w.registry.MustRegister(w.seconds, waiting{a}, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return w
}

func (w *watch) metrics() http.Handler {
	return promhttp.HandlerFor(w.registry, promhttp.HandlerOpts{})
}

// requests counts and logs requests, by the pattern of their route.
func (w *watch) requests(next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		began := time.Now()
		answer := &answer{ResponseWriter: rw, status: http.StatusOK}
		next.ServeHTTP(answer, r)
		route, took := r.Pattern, time.Since(began)
		if route == "" {
			route = "none" // refused before it was looked at
		}
		w.seconds.WithLabelValues(route, strconv.Itoa(answer.status)).Observe(took.Seconds())
		w.app.Log.Info("request", "route", route, "status", answer.status, "ms", took.Milliseconds())
	})
}

// An answer remembers its status.
type answer struct {
	http.ResponseWriter
	status  int
	written bool
}

func (a *answer) WriteHeader(status int) {
	if !a.written {
		a.status, a.written = status, true
	}
	a.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController reach what is beneath.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// freeDaysAhead is how long before the end of the known free days an operator is warned: a term of
// six weeks must not run past them, and a new version takes a while to be installed.
const freeDaysAhead = 180

// ready says whether requests should come here: the database answers and this version may write to it.
// That the free days will not be known far enough is a warning in the body.
func (w *watch) ready(rw http.ResponseWriter, r *http.Request) {
	ctx, done := context.WithTimeout(r.Context(), 5*time.Second)
	defer done()
	rw.Header().Set("Content-Type", "text/plain; charset=utf-8")
	rw.Header().Set("Cache-Control", "no-store")
	if err := w.app.Store.Ping(ctx); err != nil {
		w.app.Log.Error("not ready", "error", err)
		http.Error(rw, "not ready: the database", http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(rw, "ready")
	if left := gehoor.DateOf(w.app.Now()).DaysUntil(gehoor.DecreesKnownUntil()); left < freeDaysAhead {
		fmt.Fprintf(rw, "warning: free days by royal decree are known until %s; install a newer version\n", gehoor.DecreesKnownUntil())
	}
}

// waiting counts, when it is asked, the jobs whose last try failed.
type waiting struct{ app *app.App }

var (
	failingJobs  = prometheus.NewDesc("gehoor_failing_jobs", "Jobs whose last try failed, at most a hundred, by organisation and class.", []string{"org", "class"}, nil)
	logLines     = prometheus.NewDesc("gehoor_log_lines", "Length of an organisation's log.", []string{"org"}, nil)
	freeDaysLeft = prometheus.NewDesc("gehoor_free_days_known_days", "For how many days from today the free days by decree are known.", nil, nil)
)

func (waiting) Describe(to chan<- *prometheus.Desc) {
	to <- failingJobs
	to <- logLines
	to <- freeDaysLeft
}

func (w waiting) Collect(to chan<- prometheus.Metric) {
	ctx, done := context.WithTimeout(context.Background(), 5*time.Second)
	defer done()
	to <- prometheus.MustNewConstMetric(freeDaysLeft, prometheus.GaugeValue, float64(gehoor.DateOf(w.app.Now()).DaysUntil(gehoor.DecreesKnownUntil())))
	orgs, err := w.app.Store.Organisations(ctx)
	if err != nil {
		to <- prometheus.NewInvalidMetric(failingJobs, err)
		return
	}
	for _, o := range orgs {
		org := strconv.FormatInt(o.ID, 10)
		jobs, err := w.app.Store.Jobs(ctx, o.ID)
		if err != nil {
			to <- prometheus.NewInvalidMetric(failingJobs, err)
			return
		}
		classes := map[string]float64{}
		for _, j := range jobs {
			classes[j.Class]++
		}
		for class, n := range classes {
			to <- prometheus.MustNewConstMetric(failingJobs, prometheus.GaugeValue, n, org, class)
		}
		n, _, err := w.app.Store.Head(ctx, o.ID)
		if err != nil {
			to <- prometheus.NewInvalidMetric(logLines, err)
			return
		}
		to <- prometheus.MustNewConstMetric(logLines, prometheus.GaugeValue, float64(n), org)
	}
}
