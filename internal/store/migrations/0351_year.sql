-- Whether a holder had a complaint in a year, and whether any complaint was ever taken outside: asked by the desk, each time.
create index dossier_holder  on dossier (org, holder, received) where kind = 'complaint' and erased = '';
create index event_escalated on event (org, n) where kind = 'Escalated';
