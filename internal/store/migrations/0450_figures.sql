-- What is left of erased dossiers counts in the annual reports of their years (D35, D36).
create index event_erased on event (org, n) where kind = 'Erased' and stream <> 0;
drop index dossier_holder;
create index dossier_holder on dossier (org, holder, received) where kind = 'complaint';
create index dossier_sealed on dossier (org) where kind = 'complaint' and marks like '%sealed%';
-- An older program would erase a dossier without leaving its figures.
update writer set smallest = 6;
