-- What of an organisation is held in memory, and when it was changed last: whoever holds
-- another edition reads it again.
create table edition (
	org  bigint not null,
	what text   not null, -- chart people settings procedure
	no   bigint not null,
	primary key (org, what)
) $narrow;

-- The directory. Names, mail addresses and telephones are sealed.
create table person (
	org   bigint not null,
	id    bigint not null,
	mail  $bytes not null, -- blind; empty when there is none
	entry $bytes not null, -- sealed under the organisation's key
	primary key (org, id)
);
create unique index person_mail on person (org, mail) where length(mail) > 0;

-- Holders, regions, locations, registrations, positions and absences. They are read all at
-- once and looked up in memory, so their fields are JSON.
create table chart (
	org  bigint not null,
	what text   not null, -- holder region location registration position absence
	id   bigint not null, -- 1, 2, 3 ... within what
	data text   not null,
	primary key (org, what, id)
);

-- Every state each of them has been in.
create table chart_history (
	org   bigint not null,
	what  text   not null,
	id    bigint not null,
	no    bigint not null, -- 1, 2, 3 ... within id
	at    text   not null,
	actor text   not null,
	data  text   not null,
	primary key (org, what, id, no)
);

create table settings (
	org  bigint not null primary key,
	data $bytes not null -- JSON, sealed under the organisation's key: a telephone stands in it
);
