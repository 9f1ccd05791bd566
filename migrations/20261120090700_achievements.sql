-- What can be earned, the versions its rule had, and who earned it. A rule that is live changes only by a
-- new version; what was earned stays earned with the version it was earned under.

create function private.are_tiers(tiers jsonb, criteria jsonb) returns boolean
  language plpgsql immutable
  set search_path = ''
as $$
declare
  tier record;
  before numeric := 0;
begin
  if jsonb_typeof(tiers) <> 'object' or tiers = '{}' then
    raise exception 'malformed tiers: expected thresholds for bronze, silver, gold or platinum' using errcode = 'check_violation';
  elsif not criteria ? 'gte' or jsonb_typeof(criteria -> 'gte') <> 'number' then
    raise exception 'malformed tiers: only a rule with one threshold (gte) can have tiers' using errcode = 'check_violation';
  end if;
  for tier in
    select given.key, given.value, known.place
    from jsonb_each(tiers) as given (key, value)
    left join unnest(array['bronze', 'silver', 'gold', 'platinum']) with ordinality as known (name, place) on name = given.key
    order by place nulls first
  loop
    if tier.place is null then
      raise exception 'malformed tiers at %: unknown key', tier.key using errcode = 'check_violation';
    elsif jsonb_typeof(tier.value) <> 'number' or tier.value::numeric <= before then
      raise exception 'malformed tiers at %: expected a threshold above the tier before', tier.key using errcode = 'check_violation';
    end if;
    before := tier.value::numeric;
  end loop;
  return true;
end
$$;

create table public.achievements (
  id uuid primary key default gen_random_uuid(),
  number integer not null generated always as identity unique,
  community_id uuid references public.communities on delete cascade,
  pack text not null,
  slug text not null,
  name text not null,
  description text not null,
  type text not null,
  category text not null,
  icon text not null,
  color text not null,
  rarity text not null,
  tier text,
  points integer not null,
  xp integer not null,
  criteria jsonb not null,
  tiers jsonb,
  secret boolean not null default false,
  status text not null default 'draft',
  version integer not null default 1,
  position integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint achievements_slug_key unique nulls not distinct (community_id, pack, slug),
  constraint achievements_pack_is_known check (pack in ('exam-prep', 'language', 'courses', 'typing', 'custom')),
  constraint achievements_custom_ones_have_a_community check ((pack = 'custom') = (community_id is not null)),
  constraint achievements_slug_is_a_name check (slug ~ '^[a-z0-9]+(_[a-z0-9]+)*$' and length(slug) <= 64),
  constraint achievements_name_is_short check (length(btrim(name)) between 1 and 60),
  constraint achievements_description_is_short check (length(btrim(description)) between 1 and 200),
  constraint achievements_type_is_known check (type in ('progress', 'mastery', 'streak', 'level', 'event', 'collection')),
  constraint achievements_category_is_a_name check (category ~ '^[a-z][a-z0-9_]{0,63}$'),
  constraint achievements_icon_is_a_name check (icon ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  constraint achievements_color_is_a_token check (
    color in ('laurel', 'gold', 'sky', 'indigo', 'plum', 'rose', 'clay', 'amber', 'teal', 'slate')
  ),
  constraint achievements_tier_is_known check (tier in ('bronze', 'silver', 'gold', 'platinum')),
  constraint achievements_points_are_plausible check (points between 1 and 10000),
  constraint achievements_xp_follows_rarity check (
    case rarity
      when 'common' then xp = 50
      when 'rare' then xp between 100 and 200
      when 'epic' then xp between 250 and 500
      when 'legendary' then xp = 1000
      else false
    end
  ),
  constraint achievements_criteria_follow_the_grammar check (private.are_criteria(criteria)),
  constraint achievements_tiers_rise check (tiers is null or private.are_tiers(tiers, criteria)),
  constraint achievements_status_is_known check (status in ('draft', 'live', 'retired'))
);
comment on table public.achievements is 'The catalogue. Without a community an achievement belongs to a pack that communities choose.';
comment on column public.achievements.number is 'Its short name in what is written for every event: a17 is held, a17:gold is its gold tier.';
comment on column public.achievements.points is 'Its own score, as its pack counts it. What it pays is xp, which follows rarity.';
comment on column public.achievements.secret is 'Name and rule stay hidden until earned.';

create table public.achievement_versions (
  achievement_id uuid not null references public.achievements on delete cascade,
  version integer not null,
  criteria jsonb not null,
  tiers jsonb,
  points integer not null,
  xp integer not null,
  created_at timestamptz not null default now(),
  primary key (achievement_id, version)
);
comment on table public.achievement_versions is 'What each version of a rule asked for. Written by a trigger.';

create table public.community_packs (
  community_id uuid not null references public.communities on delete cascade,
  pack text not null,
  installed_at timestamptz not null default now(),
  primary key (community_id, pack),
  constraint community_packs_pack_is_known check (pack in ('exam-prep', 'language', 'courses', 'typing'))
);
comment on table public.community_packs is 'Which packs of the catalogue a community uses.';

-- Without foreign keys, as the log: an achievement that many earn at once would be locked by each of them. What was
-- ever live is never deleted.
create table public.user_achievements (
  id uuid not null default gen_random_uuid(),
  user_id uuid not null,
  community_id uuid not null,
  achievement_id uuid not null,
  tier text,
  occurrence integer not null default 1,
  rule_version integer not null,
  event_id uuid,
  satisfied_by jsonb not null default '{}',
  earned_at timestamptz not null default now(),
  unlocked_at timestamptz not null default now(),
  visibility text not null default 'public',
  featured smallint,
  revoked_at timestamptz,
  revoked_by uuid,
  revoked_because text,
  primary key (user_id, id),
  constraint user_achievements_once unique nulls not distinct (user_id, community_id, achievement_id, tier, occurrence),
  constraint user_achievements_tier_is_known check (tier in ('bronze', 'silver', 'gold', 'platinum')),
  constraint user_achievements_occurrence_counts_from_one check (occurrence >= 1),
  constraint user_achievements_visibility_is_known check (visibility in ('private', 'public')),
  constraint user_achievements_features_three check (featured between 1 and 3),
  constraint user_achievements_features_what_is_held check (featured is null or revoked_at is null),
  constraint user_achievements_revoked_by_someone_for_something check (
    (revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoked_because is null)
  )
) partition by hash (user_id);
select private.partition_by_learner('public.user_achievements');
create unique index user_achievements_featured_key on public.user_achievements (user_id, community_id, featured)
  where featured is not null;
create index user_achievements_of_achievement_idx on public.user_achievements (achievement_id, unlocked_at);
comment on table public.user_achievements is 'An award: what was earned, by which version of the rule, through which event and values.';
comment on column public.user_achievements.earned_at is 'When it was deserved; unlocked_at is when it was given.';

create function private.version_achievement() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  if old.status = 'retired' and new.status <> 'retired' or old.status = 'live' and new.status = 'draft' then
    raise exception 'an achievement goes from draft to live to retired, never back' using errcode = 'check_violation';
  end if;
  if old.status <> 'draft'
    and (new.criteria, new.tiers, new.points, new.xp) is distinct from (old.criteria, old.tiers, old.points, old.xp) then
    new.version := old.version + 1;
  else
    new.version := old.version;
  end if;
  return new;
end
$$;

create function private.record_achievement_version() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  insert into public.achievement_versions (achievement_id, version, criteria, tiers, points, xp)
  values (new.id, new.version, new.criteria, new.tiers, new.points, new.xp)
  on conflict (achievement_id, version) do update
  set criteria = excluded.criteria, tiers = excluded.tiers, points = excluded.points, xp = excluded.xp;
  return null;
end
$$;

-- A rule may ask for other achievements of its pack. Round in a circle, nobody could ever earn them.
create function private.refuse_circular_achievements() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  circle text;
begin
  with recursive needs (slug, path) as (
    select needed #>> '{}', array[new.slug, needed #>> '{}']
    from jsonb_path_query(new.criteria, 'lax $.**.achievements[*]') as needed
    union
    select needed #>> '{}', path || (needed #>> '{}')
    from needs
    join public.achievements as other
      on other.slug = needs.slug and other.pack = new.pack and other.community_id is not distinct from new.community_id
    cross join jsonb_path_query(other.criteria, 'lax $.**.achievements[*]') as needed
    where needs.slug <> new.slug and cardinality(path) < 20
  )
  select array_to_string(path, ' → ')
  into circle
  from needs
  where slug = new.slug
  limit 1;
  if circle is not null then
    raise exception 'achievements ask for each other in a circle: %', circle using errcode = 'check_violation';
  end if;
  return null;
end
$$;

-- Awards have no foreign key to what was awarded, so this is what keeps it.
create function private.keep_what_was_live() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  if old.status <> 'draft' then
    raise exception 'an achievement that was live is retired, not deleted' using errcode = 'check_violation';
  end if;
  return old;
end
$$;
create trigger achievements_keep_live before delete on public.achievements
  for each row execute function private.keep_what_was_live();

create trigger achievements_touch before update on public.achievements
  for each row execute function private.touch();
create trigger achievements_keep before update on public.achievements
  for each row execute function private.keep('id', 'number', 'community_id', 'pack', 'slug', 'created_at');
create trigger achievements_version before update on public.achievements
  for each row execute function private.version_achievement();
create trigger achievements_record_version after insert or update of criteria, tiers, points, xp on public.achievements
  for each row execute function private.record_achievement_version();
create trigger achievements_refuse_circles after insert or update of criteria on public.achievements
  for each row execute function private.refuse_circular_achievements();

-- select private.define_achievements('exam-prep', '[{"slug": …, "name": …, "criteria": {…}, …}]')
create function private.define_achievements(pack text, definitions jsonb, community uuid default null) returns void
  language plpgsql
  set search_path = ''
as $$
declare
  entry record;
begin
  for entry in
    select given.*
    from rows from (
      jsonb_to_recordset(definitions) as (
        slug text, name text, description text, type text, category text, icon text, color text, rarity text, tier text,
        points integer, xp integer, criteria jsonb, tiers jsonb, secret boolean
      )
    ) with ordinality as given (
      slug, name, description, type, category, icon, color, rarity, tier, points, xp, criteria, tiers, secret, position
    )
  loop
    insert into public.achievements as existing (
      id, community_id, pack, slug, name, description, type, category, icon, color, rarity, tier, points, xp, criteria, tiers,
      secret, status, position
    )
    values (
      private.stable_id(concat_ws(':', 'achievement', community, pack, entry.slug)), community, pack, entry.slug, entry.name,
      entry.description, entry.type, entry.category, entry.icon, entry.color, entry.rarity, entry.tier, entry.points, entry.xp,
      entry.criteria, entry.tiers, coalesce(entry.secret, false), 'live', entry.position
    )
    on conflict on constraint achievements_slug_key do update
    set
      name = excluded.name, description = excluded.description, type = excluded.type, category = excluded.category,
      icon = excluded.icon, color = excluded.color, rarity = excluded.rarity, tier = excluded.tier, points = excluded.points,
      xp = excluded.xp, criteria = excluded.criteria, tiers = excluded.tiers, secret = excluded.secret,
      position = excluded.position
    where to_jsonb(existing) - array['id', 'number', 'status', 'version', 'rules_version', 'created_at', 'updated_at']
      <> to_jsonb(excluded) - array['id', 'number', 'status', 'version', 'rules_version', 'created_at', 'updated_at'];
  end loop;
exception
  when check_violation or not_null_violation then
    raise exception 'achievement % of pack %: %', entry.slug, pack, sqlerrm using errcode = 'check_violation';
end
$$;
comment on function private.define_achievements is 'Defines or changes achievements given as JSON, live at once: for seeds and migrations. What is not named stays.';
revoke execute on function private.define_achievements from public;

create function private.achievements_i_earned() returns setof uuid
  language sql stable security definer
  set search_path = ''
as $$
  select achievement_id
  from public.user_achievements
  where user_id = (select auth.uid())
    and revoked_at is null
$$;

create function private.sealed_achievements() returns table (
  id uuid, community_id uuid, pack text, category text, rarity text, tier text, points integer, xp integer, "position" integer
)
  language sql stable security definer
  set search_path = ''
as $$
  select id, community_id, pack, category, rarity, tier, points, xp, position
  from public.achievements
  where secret
    and status = 'live'
    and (community_id is null or community_id in (select private.my_communities()))
    and id not in (select private.achievements_i_earned())
$$;
comment on function private.sealed_achievements is 'That there is a secret, and what it is worth: all a learner may know before earning it.';

create function private.is_public_learner(learner uuid) returns boolean
  language sql stable security definer
  set search_path = ''
as $$
  select exists (select from public.profiles where id = learner and visibility = 'public')
$$;

alter table public.achievements enable row level security;
alter table public.achievement_versions enable row level security;
alter table public.community_packs enable row level security;
alter table public.user_achievements enable row level security;

revoke all on public.achievements, public.achievement_versions, public.community_packs, public.user_achievements
  from anon, authenticated;
grant select (id, pack, slug, name, description, category, icon, color, rarity, tier, points, xp, position)
  on public.achievements to anon;
grant select, insert, update, delete on public.achievements to authenticated;
grant select on public.achievement_versions to authenticated;
grant select, insert (community_id, pack), delete on public.community_packs to authenticated;
grant select, update (visibility, featured) on public.user_achievements to authenticated;
grant select (id, user_id, achievement_id, tier, unlocked_at, featured) on public.user_achievements to anon;

create policy "Everyone reads the live catalogue, secrets once earned, instructors what they define"
  on public.achievements for select to anon, authenticated
  using (
    (community_id is null or community_id in (select private.my_communities()))
    and (
      (status = 'live' and not secret)
      or id in (select private.achievements_i_earned())
      or community_id in (select private.communities_i_teach())
    )
  );
create policy "Instructors define achievements of their community"
  on public.achievements for insert to authenticated
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors change achievements of their community"
  on public.achievements for update to authenticated
  using (community_id in (select private.communities_i_teach()))
  with check (community_id in (select private.communities_i_teach()));
create policy "Instructors delete achievements that were never live"
  on public.achievements for delete to authenticated
  using (status = 'draft' and community_id in (select private.communities_i_teach()));

create policy "Whoever sees an achievement sees the versions of its rule"
  on public.achievement_versions for select to authenticated
  using (achievement_id in (select id from public.achievements));

create policy "Members see the packs of their community"
  on public.community_packs for select to authenticated
  using (community_id in (select private.my_communities()));
create policy "Admins choose packs for their community"
  on public.community_packs for insert to authenticated
  with check (community_id in (select private.communities_i_run()));
create policy "Admins drop packs from their community"
  on public.community_packs for delete to authenticated
  using (community_id in (select private.communities_i_run()));

create policy "Awards are seen by who earned them, by instructors, and by all where made public"
  on public.user_achievements for select to anon, authenticated
  using (
    user_id = (select auth.uid())
    or community_id in (select private.communities_i_teach())
    or (visibility = 'public' and revoked_at is null and private.is_public_learner(user_id))
  );
create policy "Nobody awards an achievement but the engine"
  on public.user_achievements for insert to authenticated
  with check (false);
create policy "Learners show, hide and feature their own awards"
  on public.user_achievements for update to authenticated
  using (user_id = (select auth.uid()) and revoked_at is null)
  with check (user_id = (select auth.uid()));
create policy "Nobody deletes an award: taking one away is a revocation with a reason"
  on public.user_achievements for delete to authenticated
  using (false);
