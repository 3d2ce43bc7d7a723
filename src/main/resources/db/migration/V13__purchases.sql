-- What a hold was taken for, event by event, in the shape of charges: a run is charged for no more.
-- A run that is under way during this migration says nothing of it and so costs nothing.
alter table credit_hold add column bought jsonb not null default '[]';

-- A price list that was published is never changed, nor added to: all of it comes with one
-- statement. Other prices are another version.

create trigger price_is_immutable before update or delete or truncate on price
  for each statement execute function refuse_change();

create function refuse_additions() returns trigger language plpgsql as $$
begin
  -- One after the other, so that each sees what the others have published.
  perform pg_advisory_xact_lock(hashtextextended('price', 0));
  if exists (
      select from price p
      where p.version in (select version from added)
        and not exists (
          select from added a where (a.version, a.template, a.event) = (p.version, p.template, p.event)))
  then
    raise exception 'A price list that was published is never added to'
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;

create trigger price_list_is_whole after insert on price
  referencing new table as added for each statement execute function refuse_additions();

create index price_in_force on price (template, active_from desc, version desc);
