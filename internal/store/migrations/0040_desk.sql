-- What the desk asks of its list: what is to be read for safety first (D26), what waits for the complainant, and
-- which colleague of the desk has it (0: nobody by name).
alter table reader add column marked bigint not null default 0;
alter table reader add column waits  bigint not null default 0;
alter table reader add column desker bigint not null default 0;
create index reader_marked on reader (org, role, place, due, stream) where marked = 1 and closed = '';
