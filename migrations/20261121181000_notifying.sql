-- Who wants to hear in the evening that a streak is at risk, and when to look next.

alter table public.profiles add column streak_reminders boolean not null default false;
comment on column public.profiles.streak_reminders is 'Whether this learner asked to be told, in their evening, of a streak that is at risk.';
grant update (streak_reminders) on public.profiles to authenticated;

create table private.evening_looks (
  user_id uuid primary key references public.profiles on delete cascade,
  due_at timestamptz,
  looked_on date
);
create index evening_looks_due_idx on private.evening_looks (due_at) where due_at is not null;
comment on table private.evening_looks is 'When to look at a learner''s streaks: once in each of their evenings. Of no interest to anyone but the worker.';
comment on column private.evening_looks.due_at is 'Null for whoever does not ask for it any more.';
comment on column private.evening_looks.looked_on is 'The learner''s last date in whose evening there was a look; kept, so that nobody is told twice.';

alter table private.evening_looks enable row level security;
revoke all on private.evening_looks from anon, authenticated;
grant select, update on private.evening_looks to service_role;

-- Whoever begins to ask, or moves, is looked at again at once: the look itself finds out when their evening is.
create function private.plan_evening_look() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into private.evening_looks (user_id, due_at)
  values (new.id, case when new.streak_reminders then '-infinity'::timestamptz end)
  on conflict (user_id) do update
  set due_at = excluded.due_at;
  return null;
end
$$;
create trigger profiles_plan_evening_look_of_new after insert on public.profiles
  for each row when (new.streak_reminders)
  execute function private.plan_evening_look();
create trigger profiles_plan_evening_look after update on public.profiles
  for each row when (
    old.streak_reminders <> new.streak_reminders
    or new.streak_reminders
    and (old.time_zone, old.next_time_zone, old.next_time_zone_from)
      is distinct from (new.time_zone, new.next_time_zone, new.next_time_zone_from)
  )
  execute function private.plan_evening_look();
