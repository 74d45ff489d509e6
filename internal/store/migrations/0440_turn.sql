-- Whose turn it is with a dossier; the step of a reader's row is that seat's own. The rows are made again (store.refresh).
alter table dossier add column turn text not null default '';
update writer set smallest = 4;
