-- Sessions, one-time links and codes: only their keyed hashes.
create table token (
	org     bigint not null,
	hash    $bytes not null,
	kind    text   not null, -- session link code reading status action
	person  bigint not null,
	stream  bigint not null,
	data    text   not null,
	expires text   not null, -- the machine's clock; '9999': never
	tries   bigint not null,
	primary key (org, hash)
) $narrow;
create index token_expires on token (expires);
create index token_person  on token (org, person, kind) where person <> 0;
create index token_stream  on token (org, stream, kind) where stream <> 0;

-- How often somebody tried something lately; who or what is a keyed hash.
create table attempt (
	org   bigint not null,
	hash  $bytes not null,
	count bigint not null,
	until text   not null, -- then it is forgotten
	primary key (org, hash)
) $narrow;
create index attempt_until on attempt (until);

-- Who read what (design section 5); AccessLogged binds it to the chain hourly.
create table access (
	org    bigint not null,
	no     bigint not null,
	at     text   not null,
	person bigint not null,
	stream bigint not null,
	what   text   not null,
	primary key (org, no)
) $narrow;
create index access_at     on access (org, at);
create index access_stream on access (org, stream, at);
