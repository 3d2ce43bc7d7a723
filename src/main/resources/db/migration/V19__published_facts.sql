-- Facts that were told long ago are found by when they were told, however many are younger.

create index outbox_published on outbox (published_at) where published_at is not null;
