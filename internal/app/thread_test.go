package app

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"gehoor"
	"gehoor/internal/mail"
	"gehoor/internal/store/storetest"

	"pgregory.net/rapid"
)

// A mail goes to a dossier by a secret of that dossier, and by nothing else: not by its subject, not by its sender, not by an
// address or Message-ID that is almost one of ours. Of two secrets the address decides.
func TestPropertyOnlySecretsFindADossier(t *testing.T) {
	t.Parallel()
	w := newLetterbox(t, storetest.Open(t))
	ctx := context.Background()
	type dossier struct {
		id          gehoor.StreamID
		number      string
		address, in string
	}
	var all []dossier
	for i := range 3 {
		m := w.comes(fmt.Sprintf("From: ouder%d@thuis.example", i), "", "Een vraag.")
		receipt, sent := w.sentTo(fmt.Sprintf("ouder%d@thuis.example", i))
		all = append(all, dossier{m.Stream, w.enquiry(m.Stream).Asked.Number.String(), receipt.ReplyTo.Mail, sent.MessageID})
	}
	spoil := func(r *rapid.T, secret string) string { // within what a guess can be: one letter of it
		i := rapid.IntRange(len("klachten+"), strings.IndexByte(secret, '@')-1).Draw(r, "at")
		return secret[:i] + rapid.SampledFrom([]string{"", "-", "ø", "0"}).Draw(r, "letter") + secret[i+1:]
	}
	rapid.Check(t, func(r *rapid.T) {
		one := func(name string) dossier { return rapid.SampledFrom(all).Draw(r, name) }
		var want gehoor.StreamID
		lines := []string{"From: " + rapid.SampledFrom([]string{"ouder0@thuis.example", "wie@elders.example"}).Draw(r, "from"), "Subject: Re: " + one("subject").number}
		to := "klachten@opvang.example"
		switch rapid.IntRange(0, 3).Draw(r, "thread") {
		case 1:
			d := one("thread of")
			lines, want = append(lines, "References: <x@elders.example> <"+d.in+">"), d.id
		case 2:
			lines = append(lines, "In-Reply-To: <a"+one("almost").in+">")
		}
		switch rapid.IntRange(0, 3).Draw(r, "address") {
		case 1:
			d := one("address of")
			to, want = d.address, d.id
		case 2:
			to = spoil(r, one("spoiled").address)
		case 3:
			to = strings.Replace(one("elsewhere").address, "opvang.example", "elders.example", 1)
		}
		p := mail.Parse([]byte(strings.Join(append(lines, "To: "+to, "", "Woorden."), "\r\n")))
		at, err := w.where(ctx, 1, p)
		if err != nil || at.stream != want || at.person != 0 {
			r.Fatalf("it goes to %d, want %d, %v:\n%s", at.stream, want, err, strings.Join(append(lines, "To: "+to), "\n"))
		}
	})
}
