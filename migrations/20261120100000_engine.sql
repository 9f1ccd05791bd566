-- What the engine needs to count every event once and to know its rules by version.

-- The order in which a learner's events were applied: what a replay follows. It is drawn under the learner's
-- lock, so it is the order of the fold, also where clocks disagree.
alter table public.activity_events
  add column seq bigint generated always as identity,
  add column local_hour smallint not null default 0,
  add constraint activity_events_hour_is_one check (local_hour between 0 and 23);
comment on column public.activity_events.local_hour is 'The learner''s hour when it was recorded; like the day never computed again.';
create index activity_events_replay_idx on public.activity_events (user_id, community_id, seq);

alter table public.user_counters
  add column rules_version bigint not null default 0,
  -- A history fits a page. Compressed, every event would unpack and pack it.
  set (toast_tuple_target = 4080);
comment on column public.user_counters.rules_version is 'Up to which version of the rules everything met has been given.';

alter table public.user_streaks add column protected_day date;
comment on column public.user_streaks.protected_day is 'A day that a freeze was spent on by hand.';

-- The hot tables are written for every event. A foreign key would lock the learner's profile and the community
-- for each row; that both exist is held by user_counters, which the same statement writes. What a key would
-- do when an account goes is done by a trigger.
alter table public.activity_events
  drop constraint activity_events_user_id_fkey,
  drop constraint activity_events_community_id_fkey;
alter table public.xp_transactions
  drop constraint xp_transactions_user_id_fkey,
  drop constraint xp_transactions_community_id_fkey;
-- What a test paid so far is found by the beginning of its references: plain bytes, whatever the database's locale.
alter table public.xp_transactions alter column reference type text collate "C";
drop index public.activity_events_by_day_idx;
drop index public.xp_transactions_history_idx;
comment on column public.xp_transactions.id is 'Version 7: the ledger in the order of its ids is in the order of time.';

create function private.forget_learner() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  delete from public.activity_events where user_id = old.id;
  delete from public.xp_transactions where user_id = old.id;
  return null;
end
$$;
create trigger profiles_forget after delete on public.profiles
  for each row execute function private.forget_learner();

-- Rules by version. Every change of a rule draws the next number, one after the other, so that whoever has
-- seen a number has seen all below it.
create sequence private.rules_clock;

alter table public.communities add column rules_version bigint not null default 0;
alter table public.achievements add column rules_version bigint not null default 0;
alter table public.course_milestones add column rules_version bigint not null default 0;
alter table public.program_milestones add column rules_version bigint not null default 0;
comment on column public.communities.rules_version is 'Version of the newest change to any rule that holds here.';
comment on column public.achievements.rules_version is 'The version in which this rule came or changed.';

create function private.next_rules_version() returns bigint
  language sql volatile security definer
  set search_path = ''
as $$
  -- Held to the end of the transaction: versions are seen in the order they are drawn.
  select pg_advisory_xact_lock(hashtextextended('laude rules', 0));
  select nextval('private.rules_clock');
$$;

create function private.stamp_rule() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if tg_op = 'INSERT' or to_jsonb(new) - 'rules_version' - 'updated_at' <> to_jsonb(old) - 'rules_version' - 'updated_at' then
    new.rules_version := private.next_rules_version();
  else
    new.rules_version := old.rules_version;
  end if;
  return new;
end
$$;

create function private.announce_rules(changed uuid, version bigint) returns void
  language plpgsql security definer
  set search_path = ''
as $$
begin
  update public.communities set rules_version = version where id = changed;
  perform pg_notify('rules', changed::text);
end
$$;
revoke execute on function private.announce_rules from public;

create function private.announce_achievement() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  community uuid;
begin
  if tg_op = 'UPDATE' and new.rules_version = old.rules_version then
    return null;
  end if;
  for community in
    select id from public.communities where id = coalesce(new.community_id, old.community_id)
    union
    select community_id from public.community_packs
    where coalesce(new.community_id, old.community_id) is null and pack = coalesce(new.pack, old.pack)
  loop
    perform private.announce_rules(community, private.next_rules_version());
  end loop;
  return null;
end
$$;

-- Milestones, packs and tests belong to one community; a change of any changes its rules or what they ask for.
create function private.announce_community() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform private.announce_rules(coalesce(new.community_id, old.community_id), private.next_rules_version());
  return null;
end
$$;

create trigger achievements_stamp before insert or update on public.achievements
  for each row execute function private.stamp_rule();
create trigger achievements_announce after insert or update or delete on public.achievements
  for each row execute function private.announce_achievement();
create trigger course_milestones_stamp before insert or update on public.course_milestones
  for each row execute function private.stamp_rule();
create trigger course_milestones_announce after insert or update or delete on public.course_milestones
  for each row execute function private.announce_community();
create trigger program_milestones_stamp before insert or update on public.program_milestones
  for each row execute function private.stamp_rule();
create trigger program_milestones_announce after insert or update or delete on public.program_milestones
  for each row execute function private.announce_community();
create trigger milestone_prerequisites_announce after insert or update or delete on public.milestone_prerequisites
  for each row execute function private.announce_community();
create trigger community_packs_announce after insert or delete on public.community_packs
  for each row execute function private.announce_community();
create trigger tests_announce after insert or delete or update of status, category on public.tests
  for each row execute function private.announce_community();

-- Service and engine may read and write what they serve; on Supabase service_role has this by default.
grant usage on schema private to service_role;

