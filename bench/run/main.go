// Command run measures the program as a process of its own: how long it takes from its start to the first
// page, its memory at rest and when many read pages, and what pages weigh.
//
//	go run ./bench/run -results bench/RESULTS.md
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"

	"gehoor/bench/site"
)

func main() {
	n := flag.Int("n", 6000, "pages to read under load")
	site.Main("The process", 100, func(ctx context.Context, b *site.Bench) error { return measure(ctx, b, *n) })
}

func measure(ctx context.Context, r *site.Bench, n int) error {
	program := filepath.Join(r.Site.Folder, "gehoor")
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", program, "./cmd/gehoor").CombinedOutput(); err != nil {
		return fmt.Errorf("building: %w: %s", err, out)
	}
	size, err := os.Stat(program)
	if err != nil {
		return err
	}
	folder, address := r.Site.Folder, r.Site.URL
	if err := r.Site.Close(); err != nil {
		return err
	}
	var starts site.Times
	for range 5 {
		p, err := start(ctx, program, folder, address)
		if err != nil {
			return err
		}
		starts = append(starts, p.took)
		if err := p.stop(); err != nil {
			return err
		}
	}
	p, err := start(ctx, program, folder, address)
	if err != nil {
		return err
	}
	defer p.stop()
	select { // it looks for what is to be done and comes to rest
	case <-time.After(5 * time.Second):
	case <-ctx.Done():
		return ctx.Err()
	}
	rest, _, err := p.memory()
	if err != nil {
		return err
	}
	r.Add("The program is %.1f MB. From its start to the first page: %s ms (median of %d).\n", float64(size.Size())/1e6, site.Ms(starts.At(0.5)), len(starts))
	r.Add("Memory at rest: %.0f MB.", rest)
	paths := []string{"/", "/klacht/veilig", "/privacy", "/"}
	times, all, err := site.Crowd(32, n, func(i int) error {
		_, _, err := p.get(paths[i%len(paths)])
		return err
	})
	if err != nil {
		return err
	}
	now, most, err := p.memory()
	if err != nil {
		return err
	}
	r.Add("32 readers of public pages: %.0f pages a second, median %s ms, p99 %s ms; memory afterwards %.0f MB, at most %.0f MB.\n", float64(n)/all.Seconds(),
		site.Ms(times.At(0.5)), site.Ms(times.At(0.99)), now, most)
	r.Add("| first visit | requests | as it goes over the line | without compression |")
	r.Add("|---|---|---|---|")
	for _, path := range []string{"/", "/klacht/veilig"} {
		requests, sent, plain, err := p.visit(path)
		if err != nil {
			return err
		}
		r.Add("| %s | %d | %.1f kB | %.1f kB |", path, requests, float64(sent)/1000, float64(plain)/1000)
	}
	return nil
}

// A process is the program, serving.
type process struct {
	command *exec.Cmd
	client  *http.Client
	base    string
	took    time.Duration // from its start to the first page
}

func start(ctx context.Context, program, folder, address string) (*process, error) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	listen := free.Addr().String()
	if err := free.Close(); err != nil {
		return nil, err
	}
	p := &process{base: "http://" + listen, client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64, DisableCompression: true}}}
	p.command = exec.CommandContext(ctx, program, "serve", "--base-url", p.base, "--listen", listen)
	p.command.Env = append(os.Environ(), "GEHOOR_DATABASE="+address, "GEHOOR_KEY="+filepath.Join(folder, "master.key"), "GEHOOR_DATA="+folder)
	p.command.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	var said bytes.Buffer
	p.command.Stderr = &said
	began := time.Now()
	if err := p.command.Start(); err != nil {
		return nil, err
	}
	for deadline := began.Add(time.Minute); ; {
		if _, _, err = p.get("/"); err == nil {
			p.took = time.Since(began)
			return p, nil
		}
		if time.Now().After(deadline) {
			return nil, errors.Join(fmt.Errorf("it gives no page: %w: %s", err, said.Bytes()), p.stop())
		}
		time.Sleep(time.Millisecond)
	}
}

func (p *process) stop() error {
	if err := p.command.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	return p.command.Wait()
}

// get reads a page, or what belongs to one: as it went over the line, and unpacked.
func (p *process) get(path string) (sent int, page []byte, err error) {
	req, err := http.NewRequest(http.MethodGet, p.base+path, nil)
	if err != nil {
		return 0, nil, err
	}
	req.Header.Set("Accept-Encoding", "gzip")
	resp, err := p.client.Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return 0, nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return 0, nil, fmt.Errorf("GET %s answered %s", path, resp.Status)
	}
	if resp.Header.Get("Content-Encoding") != "gzip" {
		return len(body), body, nil
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return 0, nil, err
	}
	page, err = io.ReadAll(unpacked)
	return len(body), page, err
}

var linked = regexp.MustCompile(`<(?:link[^>]* href|img[^>]* src|script[^>]* src)="?([^" >]+)`)

// visit adds up a page and what it shows.
func (p *process) visit(path string) (requests, sent, plain int, err error) {
	sent, page, err := p.get(path)
	if err != nil {
		return 0, 0, 0, err
	}
	requests, plain = 1, len(page)
	for _, m := range linked.FindAllSubmatch(page, -1) {
		if !strings.HasPrefix(string(m[1]), "/") || strings.HasSuffix(string(m[1]), ".svg") { // the icon comes afterwards
			continue
		}
		more, file, err := p.get(string(m[1]))
		if err != nil {
			return 0, 0, 0, err
		}
		requests, sent, plain = requests+1, sent+more, plain+len(file)
	}
	return requests, sent, plain, nil
}

// memory is what the process holds now, and the most that it held, in MB.
func (p *process) memory() (now, most float64, err error) {
	f, err := os.Open(fmt.Sprintf("/proc/%d/status", p.command.Process.Pid))
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) < 2 {
			continue
		}
		kb, err := strconv.ParseFloat(fields[1], 64)
		switch {
		case fields[0] == "VmRSS:" && err == nil:
			now = kb / 1000
		case fields[0] == "VmHWM:" && err == nil:
			most = kb / 1000
		}
	}
	if now == 0 || most == 0 {
		return 0, 0, errors.New("the system does not say how much memory a process has")
	}
	return now, most, lines.Err()
}
