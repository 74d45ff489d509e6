-- Whether somebody has looked into a file for what does harm. A file without a row needs nobody to.
create table scan (
	org   bigint not null,
	item  bigint not null, -- of the original
	state text   not null, -- waits clean found
	at    text   not null,
	primary key (org, item)
) $narrow;
