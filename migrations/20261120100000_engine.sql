-- What the engine needs to know its rules by version, and what goes with an account.

create function private.forget_learner() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  delete from public.activity_events where user_id = old.id;
  delete from public.xp_transactions where user_id = old.id;
  delete from public.streak_days where user_id = old.id;
  delete from public.user_achievements where user_id = old.id;
  delete from public.notifications where user_id = old.id;
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

