-- Prices as versioned data: the newest active version rules, earlier ones stay for what was bought.
create table price (
  version text not null,
  active_from timestamptz not null,
  source text not null,
  template text not null,
  event text not null,
  per text not null check (per in ('video', 'slide', 'narration_unit', 'second')),
  credits bigint not null check (credits >= 0),
  primary key (version, template, event)
);

insert into price (version, active_from, source, template, event, per, credits)
select '2026-03-19.public-pricing-estimate-v002', timestamptz '2026-03-19 00:00:00Z',
  'configured_pricing', 'story', event, per, credits
from (values
  ('script.generate', 'video', 3),
  ('image.generate', 'slide', 10),
  ('narration.generate', 'narration_unit', 1),
  ('transcription.generate', 'video', 3),
  ('metadata.generate', 'video', 0),
  ('render', 'video', 30),
  ('slide_animation.generate', 'second', 10)) as listed (event, per, credits);
