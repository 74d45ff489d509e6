package web

import (
	"net/url"
	"strings"
	"testing"

	"gehoor/internal/text"
)

// R6, D15: neither the confirmation nor the mail promises that the manager makes contact when it is, or may be, about
// the manager.
func TestD15NoManagerWhomItIsAboutMakesContact(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name       string
		about      url.Values
		page, mail text.Msg // who makes contact
	}{
		{"staff", url.Values{"over": {"staff"}}, text.MailAckManager, text.MailAckManager},
		{"manager", url.Values{"over": {"manager"}}, text.SentSenior, text.MailAckSomeone},
		{"manager by name", url.Values{"over": {"staff"}, "overnaam": {"Mark Jansen"}}, text.MailAckSomeone, text.MailAckSomeone},
	}
	for _, tt := range tests {
		for _, l := range []text.Lang{text.NL, text.EN} {
			t.Run(tt.name+" "+l.String(), func(t *testing.T) {
				h := newHouse(t)
				h.addPlaces()
				p := h.parent(l.String())
				p.cookieless = l == text.EN
				p.open(string(safetyPath))
				for _, q := range journey {
					p.isAt(q.ask)
					if q.ask == text.AskAbout {
						q.answer = tt.about
					}
					p.send(q.answer)
				}
				p.sendForm(sendForm, nil).isAt(text.SentTitle)
				h.work()
				mail := h.mailsTo("samira@example.org")[0].Text
				call := func(who text.Msg) string { return text.Fill(l, text.ContactEvening, who.In(l)) }
				for _, who := range []text.Msg{text.MailAckManager, text.MailAckSomeone, text.SentSenior} {
					if got := strings.Contains(p.page, call(who)); got != (who == tt.page) {
						t.Errorf("the page says %q: %v", call(who), got)
					}
					if got := strings.Contains(mail, call(who)); got != (who == tt.mail) {
						t.Errorf("the mail says %q: %v\n%s", call(who), got, mail)
					}
				}
			})
		}
	}
}
