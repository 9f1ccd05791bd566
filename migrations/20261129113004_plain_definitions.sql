-- What is wrong with achievements that a migration or seed defines, in words and with its place. A missing name was refused
-- before with the words of a constraint; an unknown icon, or an achievement that does not exist in a rule, was not refused.

create function private.achievement_icons() returns text[]
  language sql immutable parallel safe
  set search_path = ''
  return regexp_split_to_array(btrim('
    armchair award blocks book-open bookmark brain calculator calendar-check calendar-days calendar-range
    chevrons-up circle-check coffee cog compass copy-check crosshair crown drama drum dumbbell feather file-text
    flag flame footprints gem graduation-cap hammer hand heart-handshake hourglass keyboard landmark languages
    layers library link list-checks map map-pin medal message-circle messages-square microscope moon-star mountain
    mountain-snow pen-line rainbow rocket search-x share-2 shield spell-check sprout star sun sunrise swords target
    timer trending-up trophy university wind wrench zap
  ', E' \n'), '\s+');
comment on function private.achievement_icons is 'The icons that the site bundles; a test compares. A new one needs a migration.';
revoke execute on function private.achievement_icons from public, anon, authenticated;

create function private.nearest(word text, known text[]) returns text
  language sql immutable parallel safe
  set search_path = ''
as $$
  select coalesce((
    select format(' (did you mean "%s"?)', name)
    from unnest(known) as name
    where starts_with(name, left(word, 3)) or starts_with(word, left(name, 3)) or name like '%' || word || '%'
    order by abs(length(name) - length(word)), name
    limit 1
  ), '')
$$;
comment on function private.nearest is 'A known name like the word, as a question; empty if there is none.';
revoke execute on function private.nearest from public, anon, authenticated;

create function private.definition_problem(definition jsonb) returns text
  language plpgsql immutable
  set search_path = ''
as $$
declare
  required constant text[] := array[
    'slug', 'name', 'description', 'type', 'category', 'icon', 'color', 'rarity', 'points', 'xp', 'criteria'
  ];
  known constant text[] := required || array['tier', 'tiers', 'secret'];
  field text;
begin
  if jsonb_typeof(definition) <> 'object' then
    return 'is no object';
  end if;
  for field in select jsonb_object_keys(definition) loop
    if field <> all (known) then
      return format('has "%s", which is no field of an achievement%s', field, private.nearest(field, known));
    end if;
  end loop;
  foreach field in array required loop
    if definition -> field is null or jsonb_typeof(definition -> field) = 'null' then
      return format('has no "%s"', field);
    end if;
  end loop;
  foreach field in array array['points', 'xp'] loop
    if jsonb_typeof(definition -> field) <> 'number' or (definition ->> field)::numeric % 1 <> 0 then
      return format('has a "%s" that is no whole number', field);
    end if;
  end loop;
  if definition ->> 'icon' <> all (private.achievement_icons()) then
    return format(
      'has the icon "%s", which the site does not have%s',
      definition ->> 'icon', private.nearest(definition ->> 'icon', private.achievement_icons())
    );
  end if;
  return null;
end
$$;
comment on function private.definition_problem is 'What is wrong with one achievement given as JSON, or null. Constraints of the table refuse the rest.';
revoke execute on function private.definition_problem from public, anon, authenticated;

alter function private.define_achievements(text, jsonb, uuid) rename to write_achievements;

create function private.define_achievements(pack text, definitions jsonb, community uuid default null) returns void
  language plpgsql
  set search_path = ''
as $$
declare
  packs constant text[] := array['exam-prep', 'language', 'courses', 'typing', 'custom'];
  entry record;
  missing record;
begin
  if pack is null or pack <> all (packs) then
    raise exception 'there is no pack "%"%; there are %', pack, private.nearest(pack, packs), array_to_string(packs, ', ')
      using errcode = 'check_violation';
  elsif jsonb_typeof(definitions) <> 'array' then
    raise exception 'the achievements of pack % are no list', pack using errcode = 'check_violation';
  end if;
  for entry in
    select number, value ->> 'slug' as slug, private.definition_problem(value) as problem
    from jsonb_array_elements(definitions) with ordinality as given (value, number)
  loop
    if entry.problem is not null then
      raise exception 'achievement % of pack % %',
        entry.number || case when entry.slug is null then '' else format(' ("%s")', entry.slug) end, pack, entry.problem
        using errcode = 'check_violation';
    end if;
  end loop;
  perform private.write_achievements(pack, definitions, community);
  -- Only now: a rule may name an achievement that stands behind it in the list.
  select given.value ->> 'slug' as slug, named #>> '{}' as achievement
  into missing
  from
    jsonb_array_elements(definitions) with ordinality as given (value, number),
    jsonb_path_query(given.value -> 'criteria', 'lax $.**.achievements[*]') as named
  where not exists (
    select
    from public.achievements
    where achievements.slug = named #>> '{}'
      and (
        achievements.pack = define_achievements.pack and community_id is not distinct from community
        or community is not null and (community_id is null or community_id = community)
      )
  )
  order by number
  limit 1;
  if found then
    raise exception 'achievement "%" of pack %: its rule names the achievement "%", which does not exist%',
      missing.slug, pack, missing.achievement,
      private.nearest(missing.achievement, array(select achievements.slug from public.achievements))
      using errcode = 'check_violation';
  end if;
end
$$;
comment on function private.define_achievements is 'Defines or changes achievements given as JSON, live at once: for seeds and migrations. What is not named stays.';
revoke execute on function private.define_achievements from public;
