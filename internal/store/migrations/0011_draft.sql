-- What somebody has begun to tell us. Only who has the token can be linked to it.
create table draft (
	org     bigint not null,
	hash    $bytes not null, -- of the token
	created text   not null,
	expires text   not null,
	seq     bigint not null, -- how often it was saved
	code    $bytes not null, -- HMAC of the eight digits to come back with
	wrapped $bytes not null, -- the key of body
	body    $bytes not null, -- the answers, sealed
	primary key (org, hash)
);
create index draft_expires on draft (expires);

-- Which complaint a draft became: the same one, however often it is sent.
create table filing (
	org       bigint not null,
	hash      $bytes not null,
	complaint bigint not null,
	primary key (org, hash)
) $narrow;

-- A file that was sent along. Keys, blobs and the dossier stand in key and blob, under item
-- and copy.
create table file (
	org   bigint not null,
	item  bigint not null,
	copy  bigint not null, -- the clean copy that is read; 0: the original is
	draft $bytes not null, -- hash; empty once it belongs to a dossier
	size  bigint not null, -- of the original
	seals $bytes not null, -- of item and of copy, 32 bytes each
	label $bytes not null, -- media types and file name, sealed with the key of item
	primary key (org, item)
);
create index file_copy  on file (org, copy)  where copy <> 0;
create index file_draft on file (org, draft) where length(draft) > 0;
