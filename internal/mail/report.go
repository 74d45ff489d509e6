package mail

import (
	"bytes"
	"slices"
	"strings"
)

// A Report is what a program says of a mail of ours.
type Report struct {
	About      string   // the Message-ID of the mail that it is about; empty when it does not say
	References []string // what that mail answered
	Opened     bool     // it was opened (RFC 8098)
	Recipients []Recipient
}

// A Recipient is what became of a mail for one address (RFC 3464).
type Recipient struct {
	Address string
	Action  string // failed, delayed, delivered, relayed or expanded
	Status  string // the enhanced code, "5.1.1" (RFC 3463)
	Said    string // what the server said; it may hold anything
}

// Failed reports whether the mail does not come any more.
func (r Recipient) Failed() bool {
	return r.Action == "failed" || r.Action == "" && strings.HasPrefix(r.Status, "5")
}

// Class is the failure in the words of this program.
func (r Recipient) Class() Class {
	_, detail, _ := strings.Cut(r.Status, ".")
	switch {
	case detail == "2.2":
		return MailboxFull
	case strings.HasPrefix(detail, "1."), strings.HasPrefix(detail, "2."), detail == "4.4", detail == "0.0":
		return RecipientRefused
	case strings.HasPrefix(detail, "7."), strings.HasPrefix(detail, "6."), strings.HasPrefix(detail, "3."):
		return MessageRefused
	case strings.HasPrefix(detail, "4."):
		return Connect
	}
	said := strings.ToLower(r.Said)
	for _, full := range []string{"quota", "mailbox full", "mailbox is full", "over quota"} {
		if strings.Contains(said, full) {
			return MailboxFull
		}
	}
	return RecipientRefused
}

func (p *Parsed) report() *Report {
	if p.Report == nil {
		p.Report = &Report{}
	}
	return p.Report
}

// about reads the header of the mail that is reported on.
func (r *Report) about(h header) {
	if ids := identifiers(h.get("Message-ID")); len(ids) > 0 && r.About == "" {
		r.About = ids[0]
		r.References = append(identifiers(h.get("In-Reply-To")), identifiers(h.get("References"))...)
	}
}

// status reads a message/delivery-status: groups of fields, one for each recipient after the first.
func (r *Report) status(body []byte) {
	body = bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n"))
	for _, group := range bytes.Split(body, []byte("\n\n")) {
		h := readHeader(group)
		if !h.has("Final-Recipient") && !h.has("Original-Recipient") && !h.has("Action") {
			continue
		}
		to := h.get("Original-Recipient")
		if to == "" {
			to = h.get("Final-Recipient")
		}
		if _, after, typed := strings.Cut(to, ";"); typed {
			to = after
		}
		found := addresses(to, 1)
		one := Recipient{Action: strings.ToLower(firstWord(h.get("Action"))), Status: firstWord(h.get("Status")), Said: h.get("Diagnostic-Code")}
		if len(found) > 0 {
			one.Address = found[0]
		}
		if len(one.Said) > 1000 {
			one.Said = strings.ToValidUTF8(one.Said[:1000], "")
		}
		if len(r.Recipients) < maxParts {
			r.Recipients = append(r.Recipients, one)
		}
	}
}

func firstWord(s string) string {
	if words := strings.Fields(s); len(words) > 0 {
		return words[0]
	}
	return ""
}

// classify says who wrote the mail. Reports are known by their parts, answers of programs by RFC 3834 and by what
// programs wrote before there was one. A subject decides only together with something else.
func (p *Parsed) classify() {
	h := p.header
	from, _, _ := strings.Cut(p.From.Mail, "@")
	nobody := strings.TrimSpace(h.get("Return-Path")) == "<>" || from == "mailer-daemon" || from == "postmaster"
	auto := strings.ToLower(firstWord(strings.ReplaceAll(h.get("Auto-Submitted"), ";", " ")))
	precedence := strings.ToLower(strings.TrimSpace(h.get("Precedence")))
	subject := strings.ToLower(p.Subject)
	begins := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(subject, w) })
	}
	switch {
	case len(h.all("Received")) > 60:
		p.Kind = Loop
	case p.Report != nil && p.Report.Opened:
		p.Kind = Receipt
	case p.Report != nil && len(p.Report.Recipients) > 0:
		p.Kind = Delayed
		if slices.ContainsFunc(p.Report.Recipients, Recipient.Failed) {
			p.Kind = Bounce
		}
	case nobody && !strings.HasPrefix(auto, "auto-replied") && p.oldBounce(from == "mailer-daemon" || from == "postmaster"):
		p.Kind = Bounce
	case auto == "auto-replied", h.has("X-Autoreply"), h.has("X-Autorespond"), h.has("X-Autoresponder"), precedence == "auto_reply",
		strings.EqualFold(h.get("X-Precedence"), "auto_reply"), h.has("X-Auto-Reply"), strings.EqualFold(h.get("Delivered-To"), "autoresponder"):
		p.Kind = AutoReply
	case begins("automatisch antwoord:", "automatic reply:", "automatische reactie:", "autoreply:", "auto-reply:", "automatische antwort:", "réponse automatique"):
		p.Kind = AutoReply // Exchange writes this before the subject, and no person does
	case begins("afwezig", "out of office", "out of the office", "niet aanwezig", "niet op kantoor", "abwesen") && (nobody || len(p.References) > 0 || h.has("X-Auto-Response-Suppress")):
		p.Kind = AutoReply
	case h.has("List-Id"), h.has("List-Post"), precedence == "list", precedence == "bulk" && h.has("List-Unsubscribe"), h.has("List-Unsubscribe") && nobody, h.has("Feedback-ID") && h.has("List-Unsubscribe"):
		p.Kind = List
	case begins("gelezen:", "read:", "lu :", "gelesen:") && (nobody || h.has("X-Auto-Response-Suppress")):
		p.Kind = Receipt
	case auto != "" && auto != "no", nobody, precedence == "bulk" || precedence == "junk", p.Report != nil:
		p.Kind = Automatic
	default:
		p.Kind = Personal
	}
}

// oldBounce reads a report of a server that writes it for people only: it says so in the subject, names the address, or, when
// it is a server's name that it comes from, gives the code of a failure that lasts.
func (p *Parsed) oldBounce(server bool) bool {
	failed := addresses(p.header.get("X-Failed-Recipients"), 1)
	subject := strings.ToLower(p.Subject)
	text := p.Text[:min(len(p.Text), 20_000)]
	said := slices.ContainsFunc([]string{"undeliver", "delivery status notification", "failure notice", "mail delivery failed", "returned mail", "delivery failure",
		"onbestelbaar", "niet bezorgd", "kan niet worden bezorgd", "mail delivery system"}, func(w string) bool { return strings.Contains(subject, w) })
	if len(failed) == 0 && !said && !(server && strings.HasPrefix(enhanced(text), "5")) {
		return false
	}
	if strings.Contains(subject, "delay") || strings.Contains(subject, "vertraag") {
		return false
	}
	r := p.report()
	one := Recipient{Action: "failed", Said: text[:min(len(text), 1000)]}
	one.Said = strings.ToValidUTF8(one.Said, "")
	if len(failed) > 0 {
		one.Address = failed[0]
	} else if _, rest, found := strings.Cut(text, "<"); found { // as qmail writes it: <address>:
		to, _, _ := strings.Cut(rest, ">")
		if found := addresses(to, 1); len(found) > 0 {
			one.Address = found[0]
		}
	}
	one.Status = enhanced(text)
	r.Recipients = append(r.Recipients, one)
	if r.About == "" {
		if i := strings.Index(strings.ToLower(p.Text), "\nmessage-id:"); i >= 0 {
			line, _, _ := strings.Cut(p.Text[i+len("\nmessage-id:"):], "\n")
			if ids := identifiers(line); len(ids) > 0 {
				r.About = ids[0]
			}
		}
	}
	return true
}

// enhanced finds a code as "5.1.1" in a text.
func enhanced(text string) string {
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return (r < '0' || r > '9') && r != '.' }) {
		if len(w) >= 5 && len(w) <= 9 && (w[0] == '5' || w[0] == '4') && strings.Count(w, ".") == 2 && w[1] == '.' {
			return strings.Trim(w, ".")
		}
	}
	return ""
}

// A Proof is what a server found when it looked where a mail came from: SPF, DKIM or DMARC.
type Proof struct {
	Server string // who says so, in lower case
	Method string // spf, dkim, dmarc
	Result string // pass, fail, none ...
}

// By are the results that a server of this name gave: the organisation's own. What stands under another's name,
// the sender may have written himself.
func By(proofs []Proof, server string) []Proof {
	var own []Proof
	for _, p := range proofs {
		if server != "" && p.Server == strings.ToLower(server) {
			own = append(own, p)
		}
	}
	return own
}

// authResults reads Authentication-Results (RFC 8601), at most ten fields.
func authResults(fields []string) []Proof {
	var all []Proof
	for _, field := range fields[:min(len(fields), 10)] {
		server, rest, _ := strings.Cut(withoutComments(field), ";")
		server = strings.ToLower(firstWord(server))
		for _, piece := range strings.Split(rest, ";") {
			method, result, found := strings.Cut(firstWord(piece), "=")
			method, _, _ = strings.Cut(strings.ToLower(method), "/")
			if found && len(all) < 30 && (method == "spf" || method == "dkim" || method == "dmarc" || method == "arc") {
				all = append(all, Proof{Server: server, Method: method, Result: strings.ToLower(result)})
			}
		}
	}
	return all
}

func withoutComments(s string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case r == '(':
			depth++
			return -1
		case r == ')':
			depth = max(0, depth-1)
			return -1
		case depth > 0:
			return -1
		}
		return r
	}, s)
}
