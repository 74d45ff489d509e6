package mailtest

import (
	"encoding/hex"
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"testing"
)

// Harmful is what the clamd of StartClamd takes for a virus.
const Harmful = "gehoor-proef-besmet-7f3k"

// StartClamd starts a ClamAV that knows one signature, and ends with the test. It returns where it listens, for files.Clamd.
func StartClamd(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	open(t, dir)
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "gehoor.ndb"), fmt.Sprintf("Gehoor.Proef:0:*:%s\n", hex.EncodeToString([]byte(Harmful))))
	port := Port(t)
	if err := os.MkdirAll(filepath.Join(dir, "tmp"), 0o700); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "clamd.conf"), fmt.Sprintf(`
Foreground true
LogFile %[1]s/log
DatabaseDirectory %[1]s
TemporaryDirectory %[1]s/tmp
TCPSocket %[2]d
TCPAddr 127.0.0.1
User %[3]s
StreamMaxLength 30M
`, dir, port, me.Username))
	run(t, filepath.Join(dir, "log"), port, "clamd", "-c", filepath.Join(dir, "clamd.conf"))
	return fmt.Sprintf("127.0.0.1:%d", port)
}
