-- The organisation's own words for texts of the program, every version of them. The last one holds.
create table wording (
	org   bigint not null,
	name  text   not null, -- of the text, as package text declares it
	lang  text   not null, -- nl en
	no    bigint not null, -- 1, 2, 3 ... within name and lang
	at    text   not null,
	actor text   not null,
	data  $bytes not null, -- JSON, sealed under the organisation's key
	primary key (org, name, lang, no)
);
