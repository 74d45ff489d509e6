// Package gehoor is a childcare organisation's complaints regulation
// (klachtenreglement), carried out.
//
// # How to read it
//
// The file list reads like the regulation. Every clause R1 ... R20 stands in the
// comment of the function that carries it out; D1 ... D37 are the decisions that
// say what a clause means in practice.
//
//	submit.go             R3-R6    filing, capacity, the two months
//	enquire.go            R2       a question that may become a complaint
//	divert.go             R7, R8   meldcode and meldplicht
//	step1_route.go        R9       to the responsible manager; conflict of interest
//	step2_contact.go      R10      personal contact within two working days
//	step3_inform.go       R11      next steps, as agreed
//	step4_investigate.go  R12      hearing both sides, documents
//	disclose.go           R12, D20 what who is complained about gets to read
//	step5_decide.go       R13-R15  reasoned decision within six weeks, measures and their terms
//	oversight.go          R16, R17 next-level manager, weekly report
//	escalate.go           R18-R20  Klachtenloket, Geschillencommissie
//
// and, beneath those: complaint.go (what is known of a complaint), event.go (the
// facts), duty.go (what is owed), chart.go and access.go (who is who, and who may
// see what), calendar.go (terms), procedure.go (what an organisation may set),
// report.go (R17), annual.go (the public report on a year), dispute.go (R20), rate.go (whether
// who complained was heard), retain.go and error.go.
//
// # The one idea
//
// A complaint is its events. A method of [Complaint] looks at what is known and
// answers with facts, or with a [Refusal]; [Complaint.Apply] adds a fact up;
// [Complaint.Duties] says what is owed, by whom, by when and on what ground.
// Nothing in this package reads a clock, a file or a database, or knows a name.
//
// # Glossary
//
//	klacht                          Complaint
//	klager, ouder                   complainant, parent
//	oudercommissie                  ParentCommittee
//	klachtencoördinator             Coordinator
//	verantwoordelijke manager       the lead: the seat a complaint is routed to
//	locatiemanager                  Manager
//	eerstvolgende leidinggevende    NextLevel
//	Raad van Bestuur                Board
//	toezichthouder (intern)         Supervisor
//	houder                          Holder (Wet kinderopvang art. 1.1)
//	gedraging, overeenkomst         Conduct, Agreement (art. 1.57b: the law's two kinds)
//	ontvangstbevestiging            acknowledgement
//	persoonlijk contact             contact
//	vervolgstappen                  next steps
//	hoor en wederhoor               hearing both sides
//	bericht aan wie beklaagd wordt Disclosure (D20)
//	oordeel                         decision (ISO 10002)
//	gegrond, deels, ongegrond       Upheld, PartlyUpheld, NotUpheld
//	verbetermaatregel               Measure
//	termijn, plicht                 Term, Duty
//	meldcode                        ReportingCode: suspicions about the home
//	meldplicht                      ReportingDuty: a suspicion about a member of staff
//	vertrouwensinspecteur           confidential inspector
//	Klachtenloket Kinderopvang      ComplaintsDesk
//	Geschillencommissie             DisputesCommittee
//	wraking, belangenverstrengeling barring, conflict of interest
//	klachtenverslag                 YearReport (Wko art. 1.57b)
//	geschil                         Dispute
//	aard van een maatregel          MeasureNature
//	bewaartermijn, wissen           retention, erasure
package gehoor
