package main

import (
	"context"
	"io"
	"strconv"
	"time"

	"gehoor"
	"gehoor/internal/app"
	"gehoor/internal/mail"
	"gehoor/internal/seal"
	"gehoor/internal/store"

	"github.com/rogpeppe/go-internal/testscript"
)

// opened opens the installation of a script.
func opened(ts *testscript.TestScript) (*app.App, func()) {
	a, shut, err := installation{Data: ts.MkAbs(ts.Getenv("GEHOOR_DATA"))}.app(context.Background(), &console{Err: io.Discard, Now: time.Now}, nil, false)
	ts.Check(err)
	return a, func() { ts.Check(shut()) }
}

// olderMail takes in a mail and puts it under a question as an older version would that could not read its words; its number
// is put in an environment variable.
func olderMail(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: older-mail VARIABLE")
	}
	a, shut := opened(ts)
	defer shut()
	ctx := context.Background()
	raw := []byte("From: ouder@thuis.example\r\nSubject: Hek\r\n\r\nIs het hek al gemaakt?\r\n")
	_, err := a.TakeMail(ctx, 1, []mail.Fetched{{Validity: 1, UID: 1, Arrived: time.Now(), Size: int64(len(raw)), Raw: raw}})
	ts.Check(err)
	mails, err := a.Store.Mails(ctx, 1, 1)
	ts.Check(err)
	words, err := a.Store.Seal(1, seal.Content{MediaType: "text/plain; charset=utf-8", Body: []byte("???")})
	ts.Check(err)
	procedure, err := a.Store.Procedure(1, gehoor.DateOf(time.Now()))
	ts.Check(err)
	now := time.Now()
	ts.Check(a.Store.Write(ctx, 1, now, func(tx *store.Tx) error {
		id := tx.NewStream()
		facts, err := procedure.Ask(gehoor.Asked{Number: "AAAAAA", Channel: gehoor.ByMail, Question: tx.PutItem(id, words), Mail: true,
			Mailed: gehoor.Mailed{Raw: mails[0].Raw, At: now}, Quiet: true}, now)
		if err != nil {
			return err
		}
		if _, err := tx.AppendEnquiry(id, gehoor.Actor{Kind: gehoor.Complainant}, facts...); err != nil {
			return err
		}
		return tx.MailBecame(mails[0].Raw.Item, string(mail.Personal), app.BecameEnquiry, id)
	}))
	ts.Setenv(args[0], strconv.FormatInt(int64(mails[0].Raw.Item), 10))
}

// work does what the running program would.
func work(ts *testscript.TestScript, neg bool, args []string) {
	a, shut := opened(ts)
	defer shut()
	_, err := a.RunJobs(context.Background())
	ts.Check(err)
}
