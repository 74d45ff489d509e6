-- The version of the program that made the rows beside all logs; what an older one made is made again (store.refresh). And
-- an older one no longer writes: it does not know all facts, nor all columns of the rows.
alter table writer add column rows bigint not null default 0;
update writer set smallest = 2;
