-- What each day came to, as time series: counts by day, community and achievement or type of event. A day can be counted
-- again at any time and comes to the same. Days are in UTC.

-- Found by time: the engine adds rows in that order, so a few summaries are enough, which cost an event next to nothing.
create index activity_events_time_idx on public.activity_events
  using brin (recorded_at, occurred_at) with (pages_per_range = 32, autosummarize = on);
create index user_achievements_time_idx on public.user_achievements
  using brin (unlocked_at, earned_at) with (pages_per_range = 32, autosummarize = on);

create table public.community_days (
  day date not null,
  community_id uuid not null references public.communities on delete cascade,
  members integer not null,
  learners integer not null,
  events integer not null,
  unlocked integer not null,
  unlockers integer not null,
  primary key (day, community_id)
) partition by range (day);
create index community_days_community_id_idx on public.community_days (community_id, day);
comment on table public.community_days is 'A day of a community in numbers. Says nothing about a learner, so it stays when they go.';
comment on column public.community_days.members is 'Students who had joined by the end of that day and were members when it was counted.';
comment on column public.community_days.learners is 'Who did something that counts.';
comment on column public.community_days.unlockers is 'Who earned at least one achievement.';

create table public.event_days (
  day date not null,
  community_id uuid not null references public.communities on delete cascade,
  type text not null,
  events integer not null,
  learners integer not null,
  primary key (day, community_id, type)
) partition by range (day);
create index event_days_community_id_idx on public.event_days (community_id, day);
comment on table public.event_days is 'How often learners of a community did something of each type on a day.';

create table public.achievement_days (
  day date not null,
  community_id uuid not null references public.communities on delete cascade,
  achievement_id uuid not null,
  unlocked integer not null,
  learners integer not null,
  timed integer not null,
  seconds bigint not null,
  median_seconds bigint,
  waits integer[] not null,
  primary key (day, community_id, achievement_id)
) partition by range (day);
create index achievement_days_community_id_idx on public.achievement_days (community_id, day);
comment on table public.achievement_days is 'How often an achievement was earned in a community on a day, tiers and repeats included, and how long that took.';
comment on column public.achievement_days.learners is 'Who earned it; some earn several tiers on one day.';
comment on column public.achievement_days.timed is 'How many earned it for the first time, as members since before: what the times are about.';
comment on column public.achievement_days.seconds is 'From joining the community until it was earned, summed; median_seconds is their median.';
comment on column public.achievement_days.waits is 'The same times as counts between fixed edges (functions/_domain/ops/waits.ts), which add up over days.';

-- Partitions of a month, unless they are there. Several processes may ask at once, so they wait for each other.
create function private.make_day_partitions(day date) returns void
  language plpgsql security definer
  set search_path = ''
as $$
declare
  month date := date_trunc('month', day)::date;
  parent text;
  part text;
begin
  foreach parent in array array['community_days', 'event_days', 'achievement_days'] loop
    part := format('partitions.%I', parent || to_char(month, '_YYYY_MM'));
    if to_regclass(part) is null then
      perform pg_advisory_xact_lock(hashtext('private.make_day_partitions'));
      execute format(
        'create table if not exists %s partition of public.%I for values from (%L) to (%L)',
        part, parent, month, (month + interval '1 month')::date
      );
      execute format('alter table %s enable row level security', part);
    end if;
  end loop;
end
$$;
comment on function private.make_day_partitions is 'Splits the tables of days by month.';
revoke execute on function private.make_day_partitions from public, anon, authenticated;
grant execute on function private.make_day_partitions to service_role;

create table private.roll_up_days (
  day date primary key,
  due_at timestamptz,
  rolled_at timestamptz,
  sent_at timestamptz
);
create index roll_up_days_due_at_idx on private.roll_up_days (due_at) where due_at is not null;
alter table private.roll_up_days enable row level security;
comment on table private.roll_up_days is 'Which days were counted, and which have to be counted anew since something was recorded late.';
comment on column private.roll_up_days.due_at is 'Null: nothing came since it was counted.';
comment on column private.roll_up_days.sent_at is 'When it went to InfluxDB, where one is configured.';

create table private.roll_up_cursor (
  alone boolean primary key default true,
  recorded_until timestamptz,
  constraint roll_up_cursor_is_one_row check (alone)
);
insert into private.roll_up_cursor default values;
alter table private.roll_up_cursor enable row level security;
comment on table private.roll_up_cursor is 'Up to when the log was looked through for days that have to be counted. Null: never yet.';

grant select, insert, update on private.roll_up_days to service_role;
grant select, update on private.roll_up_cursor to service_role;

alter table public.community_days enable row level security;
alter table public.event_days enable row level security;
alter table public.achievement_days enable row level security;
revoke all on public.community_days, public.event_days, public.achievement_days from anon, authenticated;
grant select on public.community_days, public.event_days, public.achievement_days to authenticated;

-- Of fewer than five learners a number says too much about each.
create policy "Operators read every day, those who teach that of groups of their community"
  on public.community_days for select to authenticated
  using (
    (select private.is_site_operator())
    or learners >= 5 and community_id in (select private.communities_i_teach())
  );
create policy "Operators read every type, those who teach that of groups of their community"
  on public.event_days for select to authenticated
  using (
    (select private.is_site_operator())
    or learners >= 5 and community_id in (select private.communities_i_teach())
  );
create policy "Operators read all unlocks, those who teach that of groups of their community"
  on public.achievement_days for select to authenticated
  using (
    (select private.is_site_operator())
    or learners >= 5 and community_id in (select private.communities_i_teach())
  );
