-- Every table begins with org. Moments are text, 2026-08-12T09:30:00.000Z, so that
-- they sort; nothing is '' or 0, never null. What is JSON only Go reads.
-- $bytes is blob or bytea; $narrow is WITHOUT ROWID where there is such a thing, and
-- is not for rows that may pass a kilobyte.

-- The smallest version of this program that may write (store.writer).
create table writer (one bigint not null primary key, smallest bigint not null);
insert into writer (one, smallest) values (1, 1);

-- Blocks of item numbers that were given out: an item's number is block and place.
create table block (one bigint not null primary key, next bigint not null);
insert into block (one, next) values (1, 1);

create table organisation (
	org      bigint not null primary key,
	host     text   not null, -- '' : whatever host no other organisation has
	name     text   not null,
	practice bigint not null, -- 1: a copy to practise on (D37)
	created  text   not null
);
create unique index organisation_host on organisation (host);

-- The end of each organisation's log.
create table head (
	org  bigint not null primary key,
	n    bigint not null,
	hash $bytes not null
);

-- The log. Nothing here is changed or removed but the data of what was erased;
-- 0002 has the database see to that.
create table event (
	org    bigint not null,
	n      bigint not null, -- 1, 2, 3 ... without gaps
	stream bigint not null, -- the n of its first event; 0 is the organisation's own
	seq    bigint not null, -- 1, 2, 3 ... within the stream
	at     text   not null,
	actor  text   not null,
	kind   text   not null,
	data   text   not null, -- JSON, as digested; '' once erased
	salt   $bytes not null, -- empty once erased
	digest $bytes not null, -- seal.Digest(salt, data)
	hash   $bytes not null, -- seal.Link
	primary key (org, n)
);
create unique index event_stream on event (org, stream, seq);

-- Sealed bodies, and apart from them their keys. An attachment has a key here and
-- its body on disk.
create table item (
	org     bigint not null,
	item    bigint not null,
	dossier bigint not null, -- the stream it belongs to; -1 not yet to one
	body    $bytes not null,
	primary key (org, item)
);
create index item_dossier on item (org, dossier);
create table key (
	org     bigint not null,
	item    bigint not null,
	dossier bigint not null,
	wrapped $bytes not null,
	primary key (org, item)
) $narrow;
create index key_dossier on key (org, dossier);
create table blob (
	org     bigint not null,
	item    bigint not null,
	dossier bigint not null,
	name    text   not null, -- on disk: random
	size    bigint not null,
	primary key (org, item)
) $narrow;
create index blob_name on blob (name);
create index blob_dossier on blob (org, dossier);

-- Who the persons in a dossier are. No fact holds that.
create table party (
	org    bigint not null,
	stream bigint not null,
	party  bigint not null,
	person bigint not null,
	barred bigint not null, -- 1: may not know that the dossier exists (D15)
	primary key (org, stream, party)
) $narrow;
create index party_person on party (org, person, stream) where barred = 1;

-- The list row of a complaint or an enquiry: what its facts add up to.
create table dossier (
	org      bigint not null,
	stream   bigint not null,
	kind     text   not null, -- complaint | enquiry
	number   text   not null, -- '' once erased
	seq      bigint not null,
	location bigint not null,
	region   bigint not null,
	holder   bigint not null,
	category text   not null,
	received text   not null,
	decide   text   not null, -- the end of the promised day
	step     text   not null, -- the duty whose date comes first
	due      text   not null, -- its date; '9999' when nothing is owed
	lead     text   not null, -- role:place
	marks    text   not null, -- words of package store, in order: sealed practice signal ...
	story    bigint not null, -- the item that holds its words
	closed   text   not null,
	ground   text   not null,
	erased   text   not null,
	primary key (org, stream)
);
create unique index dossier_number on dossier (org, number) where number <> '';
create index dossier_due on dossier (org, due, stream) where closed = '';
create index dossier_location on dossier (org, location, stream);

-- Who may read a dossier: Complaint.Readers, and with party the whole rule of access.
create table reader (
	org      bigint not null,
	stream   bigint not null,
	role     text   not null,
	place    bigint not null,
	level    text   not null,
	due      text   not null, -- of this seat's next duty; '9999' when it owes nothing
	closed   text   not null,
	fresh    bigint not null, -- 1: nobody has routed it yet
	location bigint not null,
	region   bigint not null,
	step     text   not null,
	kind     text   not null,
	primary key (org, stream, role, place)
) $narrow;
create index reader_open   on reader (org, role, place, due, stream)    where closed = '';
create index reader_closed on reader (org, role, place, closed, stream) where closed <> '';
create index reader_fresh  on reader (org, role, place, due, stream)    where fresh = 1;
create index reader_stream on reader (org, role, place, stream);

-- Exact search terms: a row for each set that was added, each term eight bytes of an HMAC.
-- A row a term would cost ten dirty pages a filing; a set is scanned instead.
create table term (
	org    bigint not null,
	stream bigint not null,
	no     bigint not null, -- the first eight bytes of their digest: a set is kept once
	terms  $bytes not null,
	primary key (org, stream, no)
) $narrow;

-- What the program has yet to do by itself.
create table job (
	org     bigint not null,
	id      text   not null, -- org/stream/duty/seq
	stream  bigint not null,
	duty    text   not null,
	seq     bigint not null,
	args    text   not null, -- JSON of ids and enumerations
	created text   not null, -- App.Now
	run_at  text   not null, -- App.Now: not before
	expires text   not null, -- App.Now: worthless from then on
	held    text   not null, -- the machine's clock: until the lease or the pause after a failure ends
	token   text   not null, -- of who has claimed it
	tries   bigint not null,
	class   text   not null, -- of the last failure
	reply   bigint not null, -- item: the other side's sentence
	mail    bigint not null, -- item: the message as rendered, for every try
	seal    $bytes not null, -- of mail
	done_at text   not null,
	primary key (org, id)
) $narrow;
create index job_run    on job (run_at, org, id)     where done_at = '';
create index job_done   on job (done_at)             where done_at <> '';
create index job_failed on job (org, class, id)      where class <> '';
create index job_expire on job (expires)             where done_at = '' and expires <> '';
create index job_stream on job (org, stream);
