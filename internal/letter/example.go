package letter

import (
	"strings"
	"time"

	"gehoor"
	"gehoor/internal/text"
)

// An Example is a mail or letter with invented values, to look at words before they are used.
type Example struct {
	Mail
	must []must
}

// A must is what a letter has to say by law, as it stands in an example.
type must struct {
	law  text.Msg
	says string
}

// Lost lists what the law wants said in the letter, and which it does not say.
func (e Example) Lost(l text.Lang) []string {
	said := strings.Join(strings.Fields(e.Subject+" "+Text(e.Document)), " ")
	var lost []string
	for _, m := range e.must {
		if !strings.Contains(said, strings.Join(strings.Fields(m.says), " ")) {
			lost = append(lost, m.law.In(l))
		}
	}
	return lost
}

// Examples are the mails and letters in which the texts of a group (text.Wordings) are said; none for a group
// whose texts stand on pages. The frame says in which language and words, and on which day.
func Examples(group string, f Frame, desk, committee text.Body) []Example {
	const page, handler, manager = "https://klachten.voorbeeld.example/status/x", "Ilse van Dalen", "Mark Jansen"
	f.Name, f.Reference = "Samira de Wit", "KL 26 7F3K"
	aim, limit, later := f.Today.AddDays(2), f.Today.AddDays(42), f.Today.AddDays(56)
	o := Outside{Desk: desk, Committee: committee, Until: f.Today.AddDays(365)}
	r := Receipt{
		Handler: handler, Received: f.Today, Way: gehoor.CallDaytime, Manager: true, ContactBy: aim, DecideBy: limit, Outside: o, Page: page, Code: "4829 1073",
	}
	outside := []must{{text.LawDesk, desk.Name}, {text.LawCommittee, committee.Name}, {text.LawUntil, f.day(o.Until)}}
	receipt := append([]must{
		{text.LawNumber, f.Reference}, {text.LawHandler, handler}, {text.LawAim, f.day(aim)}, {text.LawLimit, f.day(limit)},
		{text.LawDirect, f.fill(text.MailOutsideLate, f.day(limit))}, {text.LawDirect, f.fill(text.MailOutsideNo)},
	}, outside...)
	mail := func(m Mail, musts ...must) Example { return Example{m, musts} }
	paper := func(d Document, musts ...must) Example { return Example{Mail{Subject: d.Title, Document: d}, musts} }
	switch group {
	case "mail", "ontvangst", "buiten":
		asked, called := r, r
		asked.CodeWay, called.CodeWay, called.Manager = CodeAsked, CodeCalled, false
		return []Example{mail(Acknowledgement(f, r), receipt...), mail(Acknowledgement(f, asked), receipt...), mail(Acknowledgement(f, called), receipt...), paper(AcknowledgementLetter(f, r), receipt...)}
	case "contact":
		all := []Example{mail(Routed(f, manager, gehoor.CallDaytime, aim, page))}
		for _, way := range []gehoor.ContactWay{gehoor.CallEvening, gehoor.WriteMail, gehoor.WritePost, gehoor.MeetThere, gehoor.OnThePage} {
			all = append(all, mail(ContactMissed(f, manager, way, aim, page)))
		}
		return append(all, mail(ContactTried(f, page)))
	case "nieuws":
		return []Example{mail(News(f, When{Read: aim, Answer: aim, Next: later}, page)), mail(Rating(f, later, page))}
	case "oordeel":
		decided := func(o gehoor.Outcome) DecidedPart {
			return DecidedPart{
				Subject: text.ExampleSubject.In(f.Lang), Outcome: o, Facts: []string{text.ExampleFacts.In(f.Lang)},
				Evidence: []string{text.ExampleEvidence.In(f.Lang)}, Reasons: []string{text.ExampleReasons.In(f.Lang)},
			}
		}
		d := Decision{
			Location: "De Zonnebloem", Received: f.Today, Outside: o, Handler: handler, Decider: manager,
			Role:  text.Word(f.Lang, gehoor.Manager),
			Parts: []DecidedPart{decided(gehoor.Upheld), decided(gehoor.PartlyUpheld), decided(gehoor.NotUpheld), decided(gehoor.NoFinding), decided(gehoor.Resolved)},
			Measures: []Promised{
				{What: text.ExampleDone.In(f.Lang), On: aim, Done: true}, {What: text.ExampleMeasure.In(f.Lang), On: later},
			},
		}
		musts := append([]must{
			{text.LawReasons, text.ExampleReasons.In(f.Lang)}, {text.LawTerm, f.day(later)}, {text.LawTerm, f.day(aim)},
			{text.LawHandler, handler}, {text.LawDirect, f.fill(text.MailOutsideNo)},
		}, outside...)
		whole := d
		whole.Parts, whole.Measures, whole.Corrects = d.Parts[:1], nil, f.Today
		return []Example{paper(DecisionLetter(f, d), musts...), paper(DecisionLetter(f, whole), outside...)}
	case "afspraken":
		d := Decision{
			Location: "De Zonnebloem", Received: f.Today, Talked: aim, Outside: o, DecideBy: limit, Handler: handler, Decider: manager, Role: text.Word(f.Lang, gehoor.Manager),
			Parts:    []DecidedPart{{Subject: text.ExampleSubject.In(f.Lang), Outcome: gehoor.Resolved, Facts: []string{text.ExampleFacts.In(f.Lang)}, Reasons: []string{text.ExampleReasons.In(f.Lang)}}},
			Measures: []Promised{{What: text.ExampleMeasure.In(f.Lang), On: later}},
		}
		return []Example{paper(SettlementLetter(f, d), append(outside, must{text.LawReasons, text.ExampleReasons.In(f.Lang)}, must{text.LawTerm, f.day(later)}, must{text.LawHandler, handler})...)}
	case "afgewezen":
		d := Declined{Received: f.Today, Reasons: []string{text.ExampleDecline.In(f.Lang)}, Outside: o, Handler: handler}
		return []Example{paper(DeclinedLetter(f, d), d.musts(f)...)}
	case "overgenomen":
		d := Taken{Words: []string{f.fill(text.StartTaken), f.fill(text.StartTakenCall)}, Desk: desk, Committee: committee, Inspector: text.ShippedBodies().Inspector}
		return []Example{paper(TakenLetter(f, d), d.musts(f)...)}
	case "verloop":
		late := Late{Received: f.Today, Promised: limit, New: later, Outside: o}
		stopped := Withdrawn{Received: f.Today, On: aim, Until: later, Desk: desk}
		return []Example{
			mail(Still(f, limit, page)),
			paper(LateLetter(f, late), late.musts(f)...), paper(WithdrawnLetter(f, stopped), stopped.musts(f)...),
			mail(DataRequest(f, later, page), must{text.LawRights, f.day(later)}),
		}
	case "vraag":
		return []Example{
			mail(EnquiryReceipt(f, handler, aim, false, page)), mail(EnquiryReceipt(f, handler, gehoor.Date{}, false, page)), mail(EnquiryAnswered(f, page)),
			mail(EnquiryTurned(f, r), append(receipt, must{text.LawSince, f.day(r.Received)})...),
		}
	case "bewaard":
		return []Example{mail(DraftSaved(f, later, page)), mail(DraftReminder(f, later, page))}
	case "code":
		return []Example{mail(OneTimeCode(f, "482 910", text.FormatTime(f.Lang, f.Today.Start(gehoor.Amsterdam()))))}
	case "betrokkene":
		return []Example{mail(Place(f, "7F3 K2H", "4829 1073", later, aim, page))}
	case "over-wie":
		words := []string{text.ExampleFacts.In(f.Lang)}
		return []Example{paper(Invitation(f, words, aim, "")), paper(AccountForComment(f, words, later)), paper(OutcomeFor(f, words))}
	case "medewerkers":
		staff := f
		staff.Name = manager
		return []Example{
			mail(NewComplaint(staff, "De Zonnebloem", true, aim, page)), mail(SafetyAlarm(staff, page)), mail(MakeContact(staff, aim, page, false)), mail(MakeContact(staff, aim, page, true)),
			mail(NextLevel(staff, Notice{Location: "De Zonnebloem", Category: text.ExampleSubject.In(f.Lang), Received: f.Today, ContactBy: aim, DecideBy: limit})),
			mail(ContactOverdue(staff, aim, later, page)), mail(PartForwarded(staff, limit, page)), mail(MessageCame(staff, aim, page)), mail(Quiet(staff, page)),
			mail(DecisionDue(staff, StartWriting, limit, page)), mail(DecisionDue(staff, DraftNow, limit, page)), mail(DecisionDue(staff, NearlyLate, limit, page)),
			mail(ApprovalAsked(staff, aim, page)), mail(Proposed(staff, limit, page)), mail(DecisionUnopened(staff, limit, page)), mail(MeasureDue(staff, later, page)),
			mail(Stopped(staff, later)), mail(ForwardingMissed(staff, aim, page)), mail(DataAsked(staff, later, page)), mail(BreachSuspected(staff, aim.End().Add(-8*time.Hour), page)), mail(KeepingOver(staff, 3, false, later, page)), mail(KeepingOver(staff, 3, true, later, page)),
			mail(AnnualDue(staff, YearDue{2025, gehoor.OweYearDraft, later}, page)), mail(AnnualDue(staff, YearDue{2025, gehoor.OweYearApprove, later}, page)),
			mail(AnnualDue(staff, YearDue{2025, gehoor.OweYearDeliver, later}, page)), mail(AnnualDue(staff, YearDue{2025, gehoor.OweYearTell, later}, page)),
			mail(StatementDue(staff, 3, later, page)), mail(StatementOwed(staff, later, page)), mail(OrderDue(staff, 3, later, page)),
			mail(WeeklyReport(staff, Week{Week: 47, Year: 2026, New: 2, Open: 21, LogLength: 1204, Fingerprint: "5f2c 91aa"}, page)),
			mail(WeeklyReport(staff, Week{Week: 48, Year: 2026, Decisions: true, LogLength: 1310, Fingerprint: "07be 44d1"}, page)),
			mail(SignIn(staff, "482 910", text.FormatTime(f.Lang, f.Today.Start(gehoor.Amsterdam())), page)),
		}
	}
	return nil
}
