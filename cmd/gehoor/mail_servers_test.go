//go:build mailservers

package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"gehoor/internal/mail/mailtest"

	"github.com/rogpeppe/go-internal/testscript"
)

// gehoor mail test against a real dovecot and postfix, with a password and with a token that is asked for.
func TestMailTestOnServers(t *testing.T) {
	tokens := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		switch {
		case r.URL.Path == "/refuses":
			w.WriteHeader(http.StatusUnauthorized)
			fmt.Fprint(w, `{"error":"invalid_client","error_description":"our secret has expired"}`)
		case r.FormValue("grant_type") == "client_credentials":
			fmt.Fprint(w, `{"access_token":"goed-token","token_type":"Bearer"}`)
		case strings.HasSuffix(r.URL.RawQuery, "goed-token"):
			fmt.Fprint(w, `{"user":"klachten@opvang.example","active":"yes"}`)
		default:
			w.WriteHeader(http.StatusUnauthorized)
		}
	}))
	t.Cleanup(tokens.Close) // after the scripts, which run side by side
	d := mailtest.StartDovecot(t, mailtest.Options{TokenInfo: tokens.URL + "/?access_token="})
	p := mailtest.StartPostfix(t, d, "thuis.example", "opvang.example")
	testscript.Run(t, testscript.Params{Dir: "testdata/servers", Setup: func(env *testscript.Env) error {
		for name, value := range map[string]string{
			"SMTP": strconv.Itoa(p.Port), "IMAPS": strconv.Itoa(d.IMAPS), "TOKENS": tokens.URL, "PASSWORD": mailtest.Password, "GONE": p.Gone,
			"SSL_CERT_FILE": filepath.Join(d.Dir, "cert.pem"),
		} {
			env.Setenv(name, value)
		}
		return nil
	}})
}
