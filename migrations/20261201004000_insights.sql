-- What goes on in a community, counted by the worker from days. Days and weeks are in UTC.

set lock_timeout = '3s';
set statement_timeout = '60s';

alter table private.roll_up_days add column listed_at timestamptz;
comment on column private.roll_up_days.listed_at is 'When private.learner_days was written for it; before rolled_at: it has to be written anew.';

create table private.learner_days (
  community_id uuid not null references public.communities on delete cascade,
  day date not null,
  user_id uuid not null references public.profiles on delete cascade,
  tested boolean not null,
  primary key (community_id, day, user_id)
);
comment on table private.learner_days is 'Who did something that counts on a day, without those who taught when it was counted. It follows from the log.';
comment on column private.learner_days.tested is 'Whether they finished a test that counts.';
-- The table is new and empty.
-- squawk-ignore require-concurrent-index-creation
create index learner_days_user_id_idx on private.learner_days (user_id);

create table private.insight_counts (
  community_id uuid primary key references public.communities on delete cascade,
  due_at timestamptz,
  counted_at timestamptz,
  version integer
);
comment on table private.insight_counts is 'When the insights of a community were counted, and by which definitions.';
comment on column private.insight_counts.due_at is 'Null: no day changed since.';

create table private.insight_figures (
  community_id uuid not null references public.communities on delete cascade,
  part text not null,
  subject text not null,
  day date not null,
  learners integer not null,
  amount double precision,
  primary key (community_id, part, subject, day),
  constraint insight_figures_part check (
    part in ('day', 'cohort', 'cohort_week', 'step', 'achievement', 'topic')
  )
);
comment on table private.insight_figures is 'The figures of the insights as they were counted last, without regard to how few learners stand behind one.';
comment on column private.insight_figures.subject is 'The week of joining, the step, the achievement or the topic.';
comment on column private.insight_figures.day is 'The day or the week that it is about, or the day on which it was counted.';
comment on column private.insight_figures.amount is 'Of an achievement the median of seconds to unlock, of a topic the mean share that should be right.';

create table private.insight_risks (
  community_id uuid not null references public.communities on delete cascade,
  user_id uuid not null references public.profiles on delete cascade,
  rule text not null,
  since date not null,
  primary key (community_id, user_id, rule),
  constraint insight_risks_rule check (rule in ('gone_quiet', 'not_started'))
);
comment on table private.insight_risks is 'Learners whom somebody may want to write to, and by which rule.';
comment on column private.insight_risks.since is 'Their last active day, or the day on which they joined.';
-- The table is new and empty.
-- squawk-ignore require-concurrent-index-creation
create index insight_risks_user_id_idx on private.insight_risks (user_id);

alter table private.learner_days enable row level security;
alter table private.insight_counts enable row level security;
alter table private.insight_figures enable row level security;
alter table private.insight_risks enable row level security;
grant select, insert, update, delete
  on private.learner_days, private.insight_counts, private.insight_figures, private.insight_risks to service_role;
