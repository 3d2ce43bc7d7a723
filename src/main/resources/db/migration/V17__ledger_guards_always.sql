-- What still depended on the program alone: a hold has at most one entry of a kind, and it ended as
-- its entries say.

drop index ledger_transaction_of_hold;
create unique index ledger_transaction_of_hold on ledger_transaction (hold_id, kind)
  where hold_id is not null;

create function refuse_other_resolutions() returns trigger language plpgsql as $$
begin
  if not exists (
      select from hold_resolution r
      where r.hold_id = new.hold_id
        and (r.used, r.released) = (
          select coalesce(sum(credits) filter (where kind = 'settle'), 0),
            coalesce(sum(credits) filter (where kind = 'release'), 0)
          from ledger_transaction t where t.hold_id = new.hold_id)) then
    raise exception 'Hold % did not end as its entries say', new.hold_id
      using errcode = 'check_violation';
  end if;
  return null;
end $$;

create constraint trigger hold_resolution_is_entered after insert on hold_resolution
  deferrable initially deferred for each row execute function refuse_other_resolutions();

create constraint trigger ledger_transaction_is_of_a_resolution after insert on ledger_transaction
  deferrable initially deferred for each row when (new.kind in ('settle', 'release'))
  execute function refuse_other_resolutions();

-- Guards stay awake also for who replicates.

do $$
declare
  guard record;
begin
  for guard in
    select tgname, tgrelid::regclass as guarded from pg_trigger
    where not tgisinternal
      and tgrelid in ('credit_grant'::regclass, 'credit_hold'::regclass,
        'hold_resolution'::regclass, 'ledger_transaction'::regclass, 'posting'::regclass,
        'price'::regclass)
  loop
    execute format('alter table %s enable always trigger %I', guard.guarded, guard.tgname);
  end loop;
end $$;
