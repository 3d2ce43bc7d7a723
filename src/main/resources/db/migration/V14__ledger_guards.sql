-- What only the program saw to, the database sees to: an entry moves credits of its own account, all
-- of them with one statement, and follows the entry before.

-- Grants and holds of the account, not just any.

alter table credit_grant add unique (id, account_id);
alter table credit_hold add unique (id, account_id);

alter table grant_balance drop constraint grant_balance_grant_id_fkey,
  add foreign key (grant_id, account_id) references credit_grant (id, account_id);
alter table posting drop constraint posting_grant_id_fkey,
  add foreign key (grant_id, account_id) references credit_grant (id, account_id);
alter table ledger_transaction drop constraint ledger_transaction_grant_id_fkey,
  drop constraint ledger_transaction_hold_id_fkey,
  add foreign key (grant_id, account_id) references credit_grant (id, account_id),
  add foreign key (hold_id, account_id) references credit_hold (id, account_id);

-- Entries follow each other without a gap.

create or replace function count_entries() returns trigger language plpgsql as $$
declare
  stray record;
begin
  select a.account_id, a.first into stray
    from (
      select account_id, min(sequence) as first, max(sequence) as last, count(*) as entries
      from added group by account_id) a
      join credit_balance b on b.account_id = a.account_id
    where a.first <> b.sequence + 1 or a.last <> b.sequence + a.entries;
  if found then
    raise exception 'Entry % of account % does not follow the entry before',
      stray.first, stray.account_id using errcode = 'check_violation';
  end if;
  update credit_balance b
    set sequence = a.sequence, number = coalesce(a.number, b.number), last_entry_at = a.created_at
    from (
      select account_id, max(sequence) as sequence, max(number) as number,
        max(created_at) as created_at
      from added group by account_id) a
    where b.account_id = a.account_id;
  return null;
end $$;

-- An entry moves what it states between the books of its kind, and nothing is added to it later: it
-- would move more. Looked at once for each entry, however many grants it moves credits of.

drop trigger posting_adds_up on posting;
drop function refuse_unbalanced();

create function refuse_wrong_movements() returns trigger language plpgsql as $$
declare
  wrong record;
begin
  select t.sequence, t.account_id into wrong
    from (select distinct account_id, sequence from added) a
      join ledger_transaction t using (account_id, sequence)
      join (values
        ('grant', 'source', 'available'), ('hold', 'available', 'held'), ('settle', 'held', 'used'),
        ('release', 'held', 'available'), ('expire', 'available', 'expired'))
        as moves (kind, from_book, to_book) on moves.kind = t.kind
      cross join lateral (
        select
          sum(-amount) filter (where amount < 0 and book = moves.from_book) as taken,
          sum(amount) filter (where amount > 0 and book = moves.to_book) as given,
          sum(abs(amount)) as moved
        from posting p where p.account_id = t.account_id and p.sequence = t.sequence) posted
    where (posted.taken, posted.given, posted.moved)
      is distinct from (t.credits, t.credits, t.credits * 2)
    limit 1;
  if found then
    raise exception 'Entry % of account % does not move what it states',
      wrong.sequence, wrong.account_id using errcode = 'check_violation';
  end if;
  return null;
end $$;

create trigger posting_moves_what_its_entry_states after insert on posting
  referencing new table as added for each statement execute function refuse_wrong_movements();

create or replace function refuse_wrong_balances() returns trigger language plpgsql as $$
begin
  if not exists (
      select from posting p
      where p.account_id = new.account_id and p.sequence = new.sequence) then
    raise exception 'Entry % of account % moves nothing', new.sequence, new.account_id
      using errcode = 'check_violation';
  end if;
  if exists (
      select from credit_balance b
      where b.account_id = new.account_id and b.sequence = new.sequence
        and (b.balance, b.held, b.available)
          is distinct from (new.balance_after, new.held_after, new.available_after)) then
    raise exception 'Entry % of account % states other balances than its postings lead to',
      new.sequence, new.account_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
