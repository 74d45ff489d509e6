-- An index for each list that a page shows, so that it costs the same however many dossiers there are. In each the
-- columns that a list fixes come first, then its order. On SQLite, which counts nothing, of two that
-- fit as well the one made last is used: the narrow ones come after the wide one.
drop index reader_open;
drop index reader_closed;
drop index reader_fresh;
drop index reader_marked;
drop index reader_stream;
create index reader_open   on reader (org, role, place, kind, level, due, stream)    where closed = '';
create index reader_closed on reader (org, role, place, kind, level, closed, stream) where closed <> '';
create index reader_place  on reader (org, role, place, kind, level, location, due, stream) where closed = '';
create index reader_fresh  on reader (org, role, place, kind, level, due, stream)    where fresh = 1 and closed = '';
create index reader_marked on reader (org, role, place, kind, level, due, stream)    where marked = 1 and closed = '';
create index reader_waits  on reader (org, role, place, kind, level, due, stream)    where waits = 1 and closed = '';
create index reader_desker on reader (org, role, place, kind, level, desker, due, stream) where desker <> 0 and closed = '';
