-- Which subjects complaints have or had: asked by who changes the list of them.
create index event_admitted on event (org, n) where kind = 'Admitted';
