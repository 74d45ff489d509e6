package mailtest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Postfix is a running mail server, which delivers to a dovecot. Nobody has the address Gone: it takes mail for it and
// sends a report.
type Postfix struct {
	Dir  string
	Port int // with STARTTLS
	Gone string
}

// StartPostfix starts a postfix for the domains, that ends with the test. It needs root, as postfix does.
func StartPostfix(t testing.TB, d *Dovecot, domains ...string) *Postfix {
	t.Helper()
	p := &Postfix{Dir: t.TempDir(), Port: Port(t), Gone: "weg@" + domains[0]}
	cert, key := filepath.Join(d.Dir, "cert.pem"), filepath.Join(d.Dir, "key.pem")
	open(t, p.Dir)
	for _, sub := range []string{"spool", "data", "conf"} {
		if err := os.MkdirAll(filepath.Join(p.Dir, sub), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	all := ""
	for _, domain := range domains {
		all += " " + domain
	}
	write(t, filepath.Join(p.Dir, "conf", "main.cf"), fmt.Sprintf(`
compatibility_level = 3.6
queue_directory = %[1]s/spool
data_directory = %[1]s/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
meta_directory = /etc/postfix
shlib_directory = /usr/lib/postfix
mail_owner = postfix
setgid_group = postdrop
maillog_file = %[1]s/log
maillog_file_prefixes = %[1]s
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.opvang.example
mydestination =
mynetworks = 127.0.0.0/8
alias_maps =
alias_database =
local_recipient_maps =
virtual_mailbox_domains =%[2]s
virtual_transport = lmtp:inet:127.0.0.1:%[3]d
transport_maps = inline:{ { %[4]s = lmtp:inet:127.0.0.1:%[7]d } }
recipient_delimiter = +
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_tls_security_level = may
smtpd_tls_cert_file = %[5]s
smtpd_tls_key_file = %[6]s
smtp_tls_security_level = none
biff = no
`, p.Dir, all, d.LMTP, p.Gone, cert, key, refusing(t)))
	write(t, filepath.Join(p.Dir, "conf", "master.cf"), fmt.Sprintf(`
127.0.0.1:%d inet n - n - - smtpd
pickup    unix  n - n 60 1 pickup
cleanup   unix  n - n -  0 cleanup
qmgr      unix  n - n 5  1 qmgr
tlsmgr    unix  - - n 1000? 1 tlsmgr
rewrite   unix  - - n -  - trivial-rewrite
bounce    unix  - - n -  0 bounce
defer     unix  - - n -  0 bounce
trace     unix  - - n -  0 bounce
verify    unix  - - n -  1 verify
flush     unix  n - n 1000? 0 flush
proxymap  unix  - - n -  - proxymap
smtp      unix  - - n -  - smtp
relay     unix  - - n -  - smtp
error     unix  - - n -  - error
retry     unix  - - n -  - error
discard   unix  - - n -  - discard
lmtp      unix  - - n -  - lmtp
anvil     unix  - - n -  1 anvil
scache    unix  - - n -  1 scache
postlog   unix-dgram n - n - 1 postlogd
`, p.Port))
	if out, err := exec.Command("chown", "postfix", filepath.Join(p.Dir, "data")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	run(t, filepath.Join(p.Dir, "log"), p.Port, "postfix", "-c", filepath.Join(p.Dir, "conf"), "start-fg")
	return p
}
