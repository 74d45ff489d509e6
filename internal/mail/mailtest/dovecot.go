// Package mailtest starts the mail servers of Debian for tests: dovecot, postfix and clamd, each in a directory of its own
// and on loopback ports. Tests that need them have the build tag mailservers; testall.sh installs the programs.
package mailtest

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// Dovecot is a running IMAP server. Everybody may sign in with Password, and has a mailbox then.
type Dovecot struct {
	Dir   string
	IMAP  int // with STARTTLS, or in the clear
	IMAPS int
	LMTP  int
	Roots *x509.CertPool
}

// Password is everybody's.
const Password = "geheim-genoeg"

// Options are what a test wants otherwise.
type Options struct {
	TokenInfo    string // the URL that says whose an OAuth2 token is, to which the token is added
	Capabilities string // what the server says it can, when not what it can
}

// StartDovecot starts a dovecot that ends with the test.
func StartDovecot(t testing.TB, o Options) *Dovecot {
	t.Helper()
	d := &Dovecot{Dir: t.TempDir(), IMAP: Port(t), IMAPS: Port(t), LMTP: Port(t)}
	cert, key, roots := Certificate(t, d.Dir)
	d.Roots = roots
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	internal, login, mail := me.Username, me.Username, me.Username
	if os.Getuid() == 0 {
		internal, login, mail = "dovecot", "dovenull", "nobody"
	}
	open(t, d.Dir)
	owner, err := user.Lookup(mail)
	if err != nil {
		t.Fatal(err)
	}
	oauth := ""
	if o.TokenInfo != "" {
		write(t, filepath.Join(d.Dir, "oauth2.conf"), fmt.Sprintf("tokeninfo_url = %s\nusername_attribute = user\nactive_attribute = active\nactive_value = yes\n", o.TokenInfo))
		oauth = fmt.Sprintf("passdb {\n driver = oauth2\n mechanisms = xoauth2 oauthbearer\n args = %s/oauth2.conf\n}\n", d.Dir)
	}
	can := ""
	if o.Capabilities != "" {
		can = "imap_capability = " + o.Capabilities
	}
	conf := filepath.Join(d.Dir, "dovecot.conf")
	write(t, conf, fmt.Sprintf(`
base_dir = %[1]s/run
state_dir = %[1]s/state
log_path = %[1]s/log
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <%[2]s
ssl_key = <%[3]s
disable_plaintext_auth = no
mail_location = maildir:%[1]s/mail/%%u
mail_fsync = never
default_internal_user = %[4]s
default_login_user = %[5]s
first_valid_uid = 1
recipient_delimiter = +
auth_mechanisms = plain login xoauth2 oauthbearer
mail_max_userip_connections = 100
service anvil {
 chroot =
}
service imap-login {
 chroot =
 inet_listener imap {
  port = %[7]d
 }
 inet_listener imaps {
  port = %[8]d
  ssl = yes
 }
}
service lmtp {
 inet_listener lmtp {
  address = 127.0.0.1
  port = %[9]d
 }
}
protocol imap {
 imap_idle_notify_interval = 2 mins
 %[10]s
}
%[11]s
passdb {
 driver = static
 args = password=%[12]s
}
userdb {
 driver = static
 args = uid=%[6]s gid=%[13]s home=%[1]s/mail/%%u allow_all_users=yes
}
`, d.Dir, cert, key, internal, login, owner.Uid, d.IMAP, d.IMAPS, d.LMTP, can, oauth, Password, owner.Gid))
	if err := os.MkdirAll(filepath.Join(d.Dir, "mail"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(d.Dir, "mail"), 0o777); err != nil {
		t.Fatal(err)
	}
	run(t, filepath.Join(d.Dir, "log"), d.IMAP, "dovecot", "-F", "-c", conf)
	return d
}

// Port is a loopback port that nobody listens on.
func Port(t testing.TB) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// Certificate makes a certificate for 127.0.0.1 and localhost.
func Certificate(t testing.TB, dir string) (cert, key string, roots *x509.CertPool) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour),
		DNSNames: []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &private.PublicKey, private)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	write(t, cert, string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})))
	write(t, key, string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret})))
	roots = x509.NewCertPool()
	roots.AppendCertsFromPEM(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
	return cert, key, roots
}

// open lets the servers' own users pass through the test's directories.
func open(t testing.TB, dir string) {
	t.Helper()
	for d := dir; d != "/" && d != filepath.Clean(os.TempDir()); d = filepath.Dir(d) {
		if err := os.Chmod(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
}

func write(t testing.TB, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// run starts a server, waits until it listens, and ends it with the test.
func run(t testing.TB, log string, port int, name string, args ...string) {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		path = "/usr/sbin/" + name
	}
	cmd := exec.Command(path, args...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { _ = cmd.Wait(); close(ended) }()
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		select {
		case <-ended:
		case <-time.After(10 * time.Second):
		}
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		if t.Failed() {
			data, _ := os.ReadFile(log)
			t.Logf("%s: %s%s", name, said.Bytes(), data[max(0, len(data)-4000):])
		}
	})
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	for {
		conn, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil {
			conn.Close()
			return
		}
		select {
		case <-ended:
			data, _ := os.ReadFile(log)
			t.Fatalf("%s ended: %s%s", name, said.Bytes(), data)
		case <-ctx.Done():
			t.Fatalf("%s does not listen: %v", name, err)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// Deliver puts a mail in somebody's mailbox, as a mail server does.
func (d *Dovecot) Deliver(t testing.TB, to string, raw []byte) {
	t.Helper()
	d.DeliverAll(t, to, [][]byte{raw})
}

// DeliverAll delivers many over one connection.
func (d *Dovecot) DeliverAll(t testing.TB, to string, all [][]byte) {
	t.Helper()
	conn, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", d.LMTP))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	s := newLMTP(t, conn)
	for _, raw := range all {
		s.deliver("afzender@example.net", to, raw)
	}
	s.quit()
}

// Pool trusts a certificate in PEM.
func Pool(pem []byte) *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	return pool
}
