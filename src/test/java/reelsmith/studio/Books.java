package reelsmith.studio;

import org.springframework.r2dbc.core.DatabaseClient;
import reelsmith.operation.AccountId;

/// Looks through the books of an account for what must never be. Reads postings and holds, not what
/// the program says of them.
final class Books {

  private static final String MISTAKES =
      """
      select coalesce(string_agg(mistake, '; '), '') from (
        select 'entry ' || sequence || ' does not add up' as mistake from posting
        where account_id = :account group by sequence having sum(amount) <> 0
        union all
        select 'the balance is not what the postings lead to' from credit_balance b
        where account_id = :account and (b.available, b.held, b.balance) <> (
          select coalesce(sum(amount) filter (where book = 'available'), 0)::bigint,
            coalesce(sum(amount) filter (where book = 'held'), 0)::bigint,
            coalesce(-sum(amount) filter (where book in ('source', 'used')), 0)::bigint
          from posting where account_id = :account)
        union all
        select 'less than nothing is available or held' from credit_balance
        where account_id = :account and (available < 0 or held < 0)
        union all
        select 'held is not what open holds are' from credit_balance b
        where account_id = :account and held <> (
          select coalesce(sum(credits), 0) from credit_hold h
          where h.account_id = :account
            and not exists (select from hold_resolution r where r.hold_id = h.id))
        union all
        select 'hold ' || h.id || ' is open though its run has ended' from credit_hold h
        join run on run.id = h.run_id
        where h.account_id = :account and run.state not in ('queued', 'running')
          and not exists (select from hold_resolution r where r.hold_id = h.id)
        union all
        select 'hold ' || h.id || ' ended before its run' from credit_hold h
        join run on run.id = h.run_id join hold_resolution r on r.hold_id = h.id
        where h.account_id = :account and run.state in ('queued', 'running')
        union all
        select 'run ' || run.number || ' has no hold' from run
        where run.account_id = :account
          and not exists (select from credit_hold h where h.run_id = run.id)
        union all
        select 'video ' || video.id || ' has no run' from video
        where video.account_id = :account
          and not exists (select from run where run.subject = video.id)
        union all
        select 'hold ' || h.id || ' used something else than its charges' from credit_hold h
        join hold_resolution r on r.hold_id = h.id
        where h.account_id = :account and r.used <> (
          select coalesce(sum((c ->> 'credits')::bigint), 0) from jsonb_array_elements(r.charges) c)
        union all
        select 'hold ' || h.id || ' and its entries differ' from credit_hold h
        left join hold_resolution r on r.hold_id = h.id
        where h.account_id = :account and (h.credits, coalesce(r.used, 0), coalesce(r.released, 0))
          <> (
          select coalesce(sum(credits) filter (where kind = 'hold'), 0)::bigint,
            coalesce(sum(credits) filter (where kind = 'settle'), 0)::bigint,
            coalesce(sum(credits) filter (where kind = 'release'), 0)::bigint
          from ledger_transaction t where t.hold_id = h.id)
        union all
        select 'key ' || key_id || ' has another sum for ' || day from key_spending k
        where k.key_id in (select key_id from credit_hold where account_id = :account)
          and k.credits <> (
            select coalesce(sum(h.credits - coalesce(r.released, 0)), 0) from credit_hold h
            left join hold_resolution r on r.hold_id = h.id
            where h.key_id = k.key_id and h.held_on = k.day)
        union all
        select 'video ' || video_id || ' was charged ' || units || ' times for ' || event from (
          select h.video_id, c ->> 'event' as event, sum((c ->> 'units')::bigint) as units,
            max((video.production ->> 'slides')::bigint) as slides
          from credit_hold h join hold_resolution r on r.hold_id = h.id
            join video on video.id = h.video_id, jsonb_array_elements(r.charges) c
          where h.account_id = :account group by 1, 2) charged
        where units > case
          when event like '%.image.generate' then slides
          when event like '%.narration.generate' then ceil(2.25 * slides) else 1 end
      ) found
      """;

  private Books() {}

  /// All mistakes in words; blank when there are none.
  static String mistakes(DatabaseClient database, AccountId account) {
    String found =
        database
            .sql(MISTAKES)
            .bind("account", account.value())
            .mapValue(String.class)
            .one()
            .block(TestStudio.PATIENCE);
    return String.valueOf(found);
  }
}
