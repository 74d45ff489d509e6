-- The complaint that a question became: its number leads there (D32). 0: none. The question itself is read by nobody any more.
alter table dossier add column became bigint not null default 0;
update writer set smallest = 3;
