-- A mail that came in: kept, byte for byte, before anything else is done with it.
create table mail (
	org      bigint not null,
	item     bigint not null, -- of the mail itself; it has a body as long as it is kept
	seal     $bytes not null, -- of item
	box      $bytes not null, -- blind: which mailbox
	validity bigint not null, -- UIDVALIDITY, and
	uid      bigint not null, -- UID, of IMAP
	digest   $bytes not null, -- blind: of every byte
	message  $bytes not null, -- blind: of Message-ID and what stands under the header; empty when there is no such id
	came     text   not null, -- App.Now
	arrived  text   not null, -- as the server says
	size     bigint not null,
	kind     text   not null, -- who wrote it (package mail); '' until it was read
	became   text   not null, -- a word of package app
	stream   bigint not null, -- the dossier it belongs to; 0: none
	primary key (org, item)
);
create unique index mail_uid on mail (org, box, validity, uid);
create index mail_digest  on mail (org, digest);
create index mail_message on mail (org, message) where length(message) > 0;
create index mail_stream  on mail (org, stream);
create index mail_came    on mail (came) where stream = 0;

-- A mail that went out, or tries to: by its Message-ID and its envelope's sender answers and reports find it.
create table sent (
	org     bigint not null,
	job     text   not null,
	no      bigint not null, -- of the post in the job's mailing
	stream  bigint not null,
	seq     bigint not null, -- the event that it is about, or that says that it went
	person  bigint not null, -- to whom of the staff; 0: who complains or asks
	message $bytes not null, -- blind: its Message-ID
	bounce  $bytes not null, -- blind: the token in its envelope's sender; empty when there is none
	at      text   not null,
	result  text   not null, -- '' on its way, 'taken', or a class of failure
	answer  text   not null, -- what a program answered: auto-reply, receipt, delayed ...
	primary key (org, job, no)
);
create index sent_message on sent (org, message);
create index sent_bounce  on sent (org, bounce) where length(bounce) > 0;
create index sent_stream  on sent (org, stream);

-- Whose answers come to a secret address: of one dossier and one person. It outlives the dossier, without saying
-- which that was.
create table reply (
	org    bigint not null,
	hash   $bytes not null,
	stream bigint not null, -- 0: it was erased
	person bigint not null,
	primary key (org, hash)
) $narrow;
create index reply_stream on reply (org, stream);
