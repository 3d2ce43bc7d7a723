-- How much of each rate was taken, shared by all processes, and whether final renders are paused.

create table rate_window (
  -- Whose rate: key:17, person:4, address:192.0.2.1.
  subject text not null,
  policy text not null,
  window_start timestamptz not null,
  -- Reserved by processes; may pass the quota by the last reservation, which was then cut.
  taken bigint not null check (taken > 0),
  primary key (subject, policy, window_start)
);

create index rate_window_start on rate_window (window_start);

create table maintenance (
  -- There is one row.
  id boolean primary key default true check (id),
  final_renders text not null check (final_renders in ('running', 'paused')),
  message text,
  changed_at timestamptz
);

insert into maintenance (final_renders) values ('running');
