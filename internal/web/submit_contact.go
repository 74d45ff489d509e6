package web

import (
	"net/mail"
	"net/url"
	"strings"

	. "maragu.dev/gomponents"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/text"
	"gehoor/internal/web/ui"
)

var ways = []gehoor.ContactWay{gehoor.CallDaytime, gehoor.CallEvening, gehoor.WriteMail, gehoor.MeetThere, gehoor.WritePost}

// contactQuestion asks how to reach who complains (D4), in which language, and whether somebody else
// reads the mail (D28). One may stay without a name (D3).
var contactQuestion = question{
	path: contactPath,
	ask:  func(v *visit) string { return text.AskContact.In(v.Lang) },
	about: func(v *visit) Node {
		return ui.Heading(v.Lang, ui.Step{N: 9, Of: len(questions)}, text.AskContact.In(v.Lang))
	},
	fields: func(v *visit, f ui.Form) Node {
		l := v.Lang
		committee, behalf := v.Capacity == gehoor.ParentCommittee, v.Capacity == gehoor.OnBehalf
		mail := text.AskMailHint
		if committee {
			mail = text.AskMailCommittee
		}
		return Group{
			If(committee, f.Text("commissie", text.AskCommittee.In(l), ui.Autocomplete("off"))),
			If(behalf, f.Text("ouder", text.AskBehalf.In(l), ui.Hint(text.AskBehalfHint.In(l)), ui.Autocomplete("off"))),
			f.Text("naam", text.AskName.In(l), ui.Autocomplete("name")),
			f.Email("mail", text.AskMail.In(l), ui.Hint(mail.In(l)), ui.Autocomplete("email")),
			f.Tel("tel", text.AskPhone.In(l), ui.Autocomplete("tel")),
			f.Radios("voorkeur", text.AskWay.In(l), offer(l, ways, text.WayChoices)),
			If(committee, f.Text("tweede", text.AskSecond.In(l), ui.Optional, ui.Hint(text.AskSecondHint.In(l)))),
			Iff(!committee, func() Node {
				ask := text.AskChild
				if behalf {
					ask = text.AskTheChild
				}
				return f.Text("kind", ask.In(l), ui.Optional, ui.Hint(text.AskChildHint.In(l)), ui.Autocomplete("off"))
			}),
			f.Radios("gedeeld", text.AskShared.In(l), []ui.Choice{{Value: "nee", Words: text.SayNo.In(l)}, {Value: "ja", Words: text.SayYes.In(l)}}, ui.Hint(text.AskSharedHint.In(l))),
			f.Checkbox("taal", text.AskLanguage.In(l)),
			ui.Details(text.NoNameTitle.In(l),
				paragraph(text.NoNameCan.In(l)), ui.SecondButton(text.NoNameGoOn.In(l), ui.Sends("anoniem", "1"))),
		}
	},
	values: func(v *visit) url.Values {
		values := url.Values{}
		if v.Anonymous {
			fill(values, "anoniem", "1")
		}
		fill(values, "commissie", v.Committee)
		fill(values, "ouder", v.Behalf)
		fill(values, "naam", v.Name)
		fill(values, "mail", v.Mail)
		fill(values, "tel", v.Phone)
		fill(values, "voorkeur", v.Way)
		if v.Reply == v.Lang.Other().String() {
			fill(values, "taal", "1")
		}
		fill(values, "tweede", v.Second)
		fill(values, "kind", v.Child)
		switch {
		case v.Shared:
			fill(values, "gedeeld", "ja")
		case v.Name != "":
			fill(values, "gedeeld", "nee")
		}
		return values
	},
	read: readContact,
}

func readContact(v *visit, in *input, a *app.Answers) {
	a.Committee = typedLine(in.Values, "commissie")
	if v.Capacity == gehoor.ParentCommittee && a.Committee == "" {
		in.wrong("commissie", text.WrongCommittee)
	}
	a.Reply = ""
	if in.has("taal") {
		a.Reply = v.Lang.Other().String()
	}
	if a.Anonymous = in.has("anoniem"); a.Anonymous { // what was filled in beside it is not kept
		a.Sender, a.Way, a.Shared = app.Sender{}, "", false
		return
	}
	if a.Behalf = typedLine(in.Values, "ouder"); v.Capacity == gehoor.OnBehalf && a.Behalf == "" {
		in.wrong("ouder", text.WrongBehalf)
	}
	if a.Name = typedLine(in.Values, "naam"); a.Name == "" {
		in.wrong("naam", text.WrongName)
	}
	readReach(in, a)
	if a.Mail == "" && a.Phone == "" && !in.has("mail") && !in.has("tel") {
		in.wrong("mail", text.WrongContact)
	}
	a.Way = pick(in.Values, "voorkeur", ways)
	a.Child, a.Second = typedLine(in.Values, "kind"), typedLine(in.Values, "tweede")
	a.Shared = in.Get("gedeeld") == "ja"
	switch a.Way {
	case gehoor.CallDaytime, gehoor.CallEvening:
		if a.Phone == "" {
			in.wrong("tel", text.WrongNoPhone)
		}
	case gehoor.WriteMail:
		if a.Mail == "" {
			in.wrong("mail", text.WrongNoMail)
		}
	}
}

// postQuestion asks for a postal address, of who has no mail or chose post (D29). A secret address is
// never told to the location.
var postQuestion = question{
	path: postPath, follows: contactPath, asked: (*visit).wantsPost,
	ask: func(v *visit) string { return text.AskAddress.In(v.Lang) },
	fields: func(v *visit, f ui.Form) Node {
		l := v.Lang
		options := []ui.Option{ui.AsH1(ui.Step{}), ui.Short, ui.Hint(text.AskAddressFor.In(l)), ui.Autocomplete("street-address")}
		if v.Way != gehoor.WritePost {
			options = append(options, ui.Optional)
		}
		return Group{f.TextArea("adres", text.AskAddress.In(l), options...), f.Checkbox("geheim", text.AskSecret.In(l))}
	},
	values: func(v *visit) url.Values {
		values := url.Values{}
		fill(values, "adres", v.Address)
		if v.Secret {
			fill(values, "geheim", "1")
		}
		return values
	},
	read: func(v *visit, in *input, a *app.Answers) {
		a.Address = cut(typedWords(in.Values, "adres"), 500)
		a.Secret = in.has("geheim")
		if v.Way == gehoor.WritePost && a.Address == "" {
			in.wrong("adres", text.WrongNoAddress)
		}
	},
}

// wantsPost reports whether a letter may be needed (D29).
func (v *visit) wantsPost() bool {
	return !v.Anonymous && (v.Way == gehoor.WritePost || v.Mail == "" && v.Name != "")
}

// readReach takes mail and telephone, if they are given and can be right.
func readReach(in *input, a *app.Answers) {
	a.Mail, a.Phone = typedLine(in.Values, "mail"), typedLine(in.Values, "tel")
	if a.Mail != "" && !mailAddress(a.Mail) {
		in.wrong("mail", text.WrongMail)
	}
	if a.Phone != "" && !telephone(a.Phone) {
		in.wrong("tel", text.WrongPhone)
	}
}

// mailAddress reports whether a mail can be sent there, as far as one can see.
func mailAddress(s string) bool {
	parsed, err := mail.ParseAddress(s)
	if err != nil || parsed.Address != s {
		return false
	}
	at := strings.LastIndexByte(s, '@')
	return at > 0 && strings.Contains(s[at+1:], ".") && !strings.HasSuffix(s, ".")
}

// telephone reports whether s is a number of ten digits, or one with + or 00 and a country code.
func telephone(s string) bool {
	var digits strings.Builder
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9', r == '+' && i == 0:
			digits.WriteRune(r)
		case !strings.ContainsRune(" \u00a0()-./", r):
			return false
		}
	}
	d := digits.String()
	if rest, abroad := strings.CutPrefix(d, "+"); abroad {
		return len(rest) >= 8 && len(rest) <= 15
	}
	if rest, abroad := strings.CutPrefix(d, "00"); abroad {
		return len(rest) >= 8 && len(rest) <= 15
	}
	return len(d) == 10 && d[0] == '0'
}

// mailDomains are where most people have their mail, to see a slip of the finger.
var mailDomains = []string{"gmail.com", "hotmail.com", "outlook.com", "live.nl", "hotmail.nl", "ziggo.nl", "kpnmail.nl", "icloud.com", "yahoo.com", "planet.nl", "casema.nl", "xs4all.nl", "upcmail.nl", "home.nl"}

// mailMeant is the address that somebody may have meant: at a well-known domain that differs by one
// letter more, less, other or swapped. Empty when there is none.
func mailMeant(address string) string {
	at := strings.LastIndexByte(address, '@')
	if at < 0 {
		return ""
	}
	domain := strings.ToLower(address[at+1:])
	meant := ""
	for _, known := range mailDomains {
		if domain == known {
			return ""
		}
		if meant == "" && oneSlip(domain, known) {
			meant = address[:at+1] + known
		}
	}
	return meant
}

// oneSlip reports whether a becomes b by one letter more, less, other, or two swapped.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if i == len(a) {
		return false
	}
	swapped := i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
	return a[i+1:] == b[i+1:] || swapped
}
