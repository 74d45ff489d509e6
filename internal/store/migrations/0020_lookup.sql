-- The exact search terms again, a row each, by which dossiers are found. They are written some hundreds of dossiers
-- at a time, out of the way of those who file; dossiers after the last in looked are found by
-- reading their sets in term.
create table lookup (
	org    bigint not null,
	term   bigint not null, -- eight bytes of an HMAC
	stream bigint not null,
	primary key (org, term, stream)
) $narrow;
create table looked (
	org    bigint not null primary key,
	stream bigint not null -- the last whose terms stand in lookup
);

-- What was filed about a place lately.
drop index dossier_location;
create index dossier_location on dossier (org, location, received, stream);
