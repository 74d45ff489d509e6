-- The log only grows. One change is allowed: blanking data and salt of a line that a
-- later Erased line of the same stream names.
create trigger event_stays before delete on event begin
	select raise(abort, 'the log only grows');
end;
create trigger event_is_fixed before update on event
when not (
	new.data = '' and length(new.salt) = 0
	and new.org = old.org and new.n = old.n and new.stream = old.stream and new.seq = old.seq
	and new.at = old.at and new.actor = old.actor and new.kind = old.kind
	and new.digest = old.digest and new.hash = old.hash
	and exists (
		select 1 from event e
		where e.org = old.org and e.stream = old.stream and e.seq > old.seq and e.kind = 'Erased' and e.data <> ''
		and (json_extract(e.data, '$.What') = 'dossier'
			or exists (select 1 from json_each(e.data, '$.Seqs') s where s.value = old.seq)))
)
begin
	select raise(abort, 'the log only grows');
end;
