-- The log only grows. One change is allowed: blanking data and salt of a line that a
-- later Erased line of the same stream names.
create function event_is_fixed() returns trigger language plpgsql as $$
begin
	if tg_op = 'UPDATE' then
		if new.data = '' and length(new.salt) = 0
			and new.org = old.org and new.n = old.n and new.stream = old.stream and new.seq = old.seq
			and new.at = old.at and new.actor = old.actor and new.kind = old.kind
			and new.digest = old.digest and new.hash = old.hash
			and exists (
				select 1 from event e
				where e.org = old.org and e.stream = old.stream and e.seq > old.seq and e.kind = 'Erased' and e.data <> ''
				and (e.data::jsonb ->> 'What' = 'dossier' or e.data::jsonb -> 'Seqs' @> to_jsonb(old.seq)))
		then
			return new;
		end if;
	end if;
	raise exception 'the log only grows';
end $$;
create trigger event_is_fixed before update or delete on event for each row execute function event_is_fixed();
create trigger event_stays before truncate on event for each statement execute function event_is_fixed();
