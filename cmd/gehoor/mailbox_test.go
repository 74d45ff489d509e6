package main

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gehoor/internal/mail"
)

// A token is asked for at each connection: as the program itself, as Microsoft has it, or with a refresh token, as Google has.
func TestMailboxAsksForAToken(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, content := range map[string]string{"secret": "ons geheim\n", "refresh": "ververs\r\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	asked := 0
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		id, secret, basic := r.BasicAuth()
		if !basic {
			id, secret = r.FormValue("client_id"), r.FormValue("client_secret")
		}
		grant := r.FormValue("grant_type")
		good := id == "gehoor" && (secret == "ons geheim" || secret == "ons+geheim") && // RFC 6749, 2.3.1: escaped in a header
			(grant == "client_credentials" && r.FormValue("scope") == "https://outlook.office365.com/.default" || grant == "refresh_token" && r.FormValue("refresh_token") == "ververs")
		w.Header().Set("Content-Type", "application/json")
		if !good {
			w.WriteHeader(http.StatusUnauthorized)
			_, _ = w.Write([]byte(`{"error":"invalid_client"}`))
			return
		}
		_, _ = w.Write([]byte(`{"access_token":"toegang-` + grant + `","token_type":"Bearer","expires_in":3600}`))
	}))
	defer s.Close()
	box := "imaps://klachten%40voorbeeld.nl@mail.voorbeeld.nl/?token-url=" + s.URL + "&client-secret-file=" + filepath.Join(dir, "secret")
	for name, test := range map[string]struct{ more, want string }{
		"Microsoft":        {"&client-id=gehoor&scope=https://outlook.office365.com/.default", "toegang-client_credentials"},
		"Google":           {"&client-id=gehoor&refresh-token-file=" + filepath.Join(dir, "refresh"), "toegang-refresh_token"},
		"of another":       {"&client-id=iemand", ""},
		"no refresh token": {"&client-id=gehoor&refresh-token-file=" + filepath.Join(dir, "weg"), ""},
	} {
		b, err := parseMailbox(box + test.more)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if b.SignIn != "xoauth2" || b.Username != "klachten@voorbeeld.nl" {
			t.Errorf("%s: it signs in by %s as %s", name, b.SignIn, b.Username)
		}
		before := asked
		for range 2 {
			token, err := b.Secret(t.Context())
			if token != test.want || (err == nil) != (test.want != "") {
				t.Errorf("%s: the token is %q, %v", name, token, err)
			}
		}
		if test.want != "" && asked < before+2 {
			t.Errorf("%s: a token is kept that may have passed", name)
		}
	}
	if _, err := parseMailbox(box); err == nil {
		t.Error("a token-url without client-id")
	}
}

// A mailbox that is taken can be read, and nothing in its URL was passed over; a password in one is refused and not said.
func FuzzParseMailbox(f *testing.F) {
	for _, s := range []string{
		"imaps://klachten%40voorbeeld.nl@mail.voorbeeld.nl/?password-file=/run/geheim",
		"imap://noor@mail.voorbeeld.nl:1143/Klachten?token-file=t&done=Klaar&address=K@Voorbeeld.nl&separator=none&server=mx",
		"imaps://a@b?token-url=https://c&client-id=d&client-secret-file=e&refresh-token-file=f&scope=g+h&sign-in=oauthbearer",
		"imaps://noor:wachtwoord-123@mail.voorbeeld.nl/?password-file=x", "imaps://noor:wachtwoord-123@mail.voorbeeld.nl:x/%zz",
		"imaps://a@b:0/?password-file=x", "imaps://a@b:99999/?password-file=x", "imaps://a@b/Gehoor?password-file=x",
		"imaps://a@b?password-file=x&done=y;z", "imaps://a@b?password-file=x&done=%zz", "http://a@b", "",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		box, err := parseMailbox(s)
		if err != nil {
			if strings.Contains(s, ":wachtwoord-123@") && strings.Contains(err.Error(), "wachtwoord-123") {
				t.Errorf("%q: the error says the password: %v", s, err)
			}
			return
		}
		u, err := url.Parse(s)
		if err != nil {
			t.Fatalf("%q is taken, and no URL: %v", s, err)
		}
		if _, has := u.User.Password(); has {
			t.Errorf("%q is taken with a password", s)
		}
		if _, err := url.ParseQuery(u.RawQuery); err != nil {
			t.Errorf("of %q a part is passed over: %v", s, err)
		}
		if box.Host == "" || box.Username == "" || box.Secret == nil || box.Port < 1 || box.Port > 65535 || box.Folder == box.Done {
			t.Errorf("%q is taken as %+v", s, box)
		}
		if address, err := mail.ParseAddress(box.Address); box.Address != "" && (err != nil || address != box.Address) {
			t.Errorf("%q has address %q, which is %q, %v", s, box.Address, address, err)
		}
	})
}
