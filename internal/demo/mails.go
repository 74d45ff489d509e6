package demo

import (
	"fmt"
	"strings"
	"time"

	"gehoor/internal/app"
	"gehoor/internal/mail"
)

// mails lets some mail come in, as it does in every complaints mailbox: a question with what hangs under it, one that must be
// read for safety first, an answer to a mail of ours from another address, and what programs write.
func (s *show) mails() error {
	answers := "" // a mail of ours to the parent of a complaint that is being handled
	if out, ok := s.app.Mail.(interface{ Mails() []app.OutboxMail }); ok {
		for _, m := range out.Mails() {
			sent, err := s.app.Store.SentAs(s.ctx, s.org, m.MessageID)
			if err != nil || sent.Person != 0 || sent.Stream == 0 {
				continue
			}
			if c, err := s.app.Store.System().Load(s.ctx, s.org, sent.Stream); err == nil && c.Open() && !c.Sealed && c.SentAt.IsZero() {
				answers = m.MessageID
			}
		}
	}
	all := []struct {
		ago   time.Duration
		lines string
	}{
		{95 * time.Minute, `From: Marieke Postma <marieke.postma@ouders.example>
Subject: Ruildagen in de vakantie
Message-ID: <ruildagen@ouders.example>
Authentication-Results: mail.zonnewijzer.example; dmarc=pass
Content-Type: multipart/mixed; boundary=m

--m
Content-Type: text/html; charset=utf-8

<p>Beste klachtencoördinator,</p><p>Op de groep hoor ik dat <b>ruildagen</b> in de vakantie vervallen. In mijn contract lees ik dat niet. Wie heeft er gelijk? Zie ook <a href="https://ouders.example/contract">mijn contract</a>.</p><p>Groet,<br>Marieke</p><p>Verstuurd vanaf mijn iPhone</p><p>Op ma 3 nov om 10:15 schreef Groep De Bijtjes &lt;bijtjes@zonnewijzer.example&gt;:</p><blockquote>Ruildagen vervallen in de kerstvakantie.</blockquote>
--m
Content-Type: application/ms-tnef; name=winmail.dat
Content-Transfer-Encoding: base64

eJ8+IgAA
--m
Content-Type: text/plain; name="contract 2026.txt"
Content-Disposition: attachment; filename="contract 2026.txt"

Artikel 7: ruildagen blijven een jaar geldig.
--m--`},
		{40 * time.Minute, `From: M. de Boer <m.deboer@ouders.example>
Subject: Zo niet
Message-ID: <zoniet@ouders.example>

Gisteren zag ik bij het ophalen dat een leidster een kindje hardhandig aan de arm
meetrok. Ik weet niet of ik dit moet melden. Kunt u mij bellen?`},
		{25 * time.Minute, `From: Ouder <werk@kantoor.example>
Subject: Re: Nieuws over je klacht
Message-ID: <nieuws@kantoor.example>
In-Reply-To: <` + answers + `>

Ik schrijf even vanaf mijn werk. Donderdag na drie uur ben ik bereikbaar.`},
		{20 * time.Minute, `From: Jan de Vries <j.devries@ouders.example>
Subject: Automatisch antwoord: Nieuws over je klacht
Message-ID: <afwezig@ouders.example>
Auto-Submitted: auto-replied

Ik ben afwezig tot en met vrijdag.`},
		{10 * time.Minute, `From: Kinderopvangnieuws <nieuws@brief.example>
Subject: Deze week: tien tips voor de groep
Message-ID: <tips@brief.example>
List-Id: <nieuws.brief.example>

Tien tips.`},
	}
	var fetched []mail.Fetched
	for i, m := range all {
		if strings.Contains(m.lines, "In-Reply-To: <>") {
			continue
		}
		at := s.until.Add(-m.ago)
		raw := fmt.Sprintf("Received: from mx by mail.zonnewijzer.example; %s\r\nTo: klachten@zonnewijzer.example\r\n%s\r\n", at.Format(time.RFC1123Z), strings.ReplaceAll(m.lines, "\n", "\r\n"))
		fetched = append(fetched, mail.Fetched{Validity: 1, UID: uint32(i + 1), Arrived: at, Size: int64(len(raw)), Raw: []byte(raw)})
	}
	if _, err := s.app.TakeMail(s.ctx, s.org, fetched); err != nil {
		return err
	}
	_, err := s.app.RunJobs(s.ctx)
	return err
}
