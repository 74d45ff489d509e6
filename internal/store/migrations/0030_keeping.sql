-- What the last day of a dossier follows from (D35), so that what has reached it is found without
-- reading histories.
alter table dossier add column settled text not null default ''; -- the day of the last closing event; '' while it must stay
alter table dossier add column kept    text not null default ''; -- its categories, or '.' and a promised day: no longer than it must
alter table dossier add column held    text not null default ''; -- the day on which a hold is looked at again
create index dossier_settled on dossier (org, kind, settled, stream) where settled <> '';
create index dossier_held    on dossier (org, held, stream)          where held <> '';
