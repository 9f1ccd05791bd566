-- A display name can be seen, does not reorder the line it stands in, and is not the name of an instructor or admin of the same
-- community.

create function private.is_presentable_name(name text) returns boolean
  language sql immutable strict parallel safe
  set search_path = ''
  return normalize(name, nfc) = name
    -- Blanks around it; Postgres by itself trims spaces alone.
    and name !~ '^[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]'
    and name !~ '[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]$'
    -- Controls, ends of lines, and what changes the direction of a line.
    and name !~ '[\u0001-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\uffff]'
    -- Marks piled on one letter: no alphabet needs three diacritics or four marks of its own.
    and name !~ '[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3}'
    and name !~ '[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{4}'
    -- Something in it can be seen.
    and name ~ '[^\u0020\u00a0\u00ad\u0300-\u036f\u0483-\u0489\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u20d0-\u20ff\u2800\u3000\u3164\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\uffa0\U000e0000-\U000e0fff]';
comment on function private.is_presentable_name is 'What a display name may be. functions/_domain/profiles/display-name.ts says the same.';

-- For sign-ups and for names from before: what is left of a name without the letters that it may not have.
create function private.presentable_name(name text) returns text
  language sql immutable parallel safe
  set search_path = ''
as $$
  select case when private.is_presentable_name(tidied) then tidied else 'Learner' end
  from (
    select normalize(btrim(left(
      regexp_replace(name, '[\u0001-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\uffff]+', '', 'g'), 60
    ), E' \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'), nfc) as tidied
  ) as names
$$;

update public.profiles
set display_name = private.presentable_name(display_name)
where not private.is_presentable_name(display_name);
alter table public.profiles
  add constraint profiles_display_name_is_presentable check (private.is_presentable_name(display_name));

-- Two names that a reader takes for one have the same fold: without case, marks, blanks and signs, and with look-alikes of
-- other alphabets as the Latin letters that they look like.
create function private.folded_name(name text) returns text
  language sql immutable strict parallel safe
  set search_path = ''
as $$
  select regexp_replace(
    replace(replace(translate(lower(translate(latin, 'АВЕЅІЈКМНОРСТУХҺΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABESIJKMHOPCTYXHABEZHIKMNOPTYX')), 'аеорсухіјѕԁԛԝһӏквмнтгαεορινυκτχηօսհցոıɩłøđɑɡ015|$@', 'aeopcyxijsdqwhlkbmhtraeopivuktxnouhgniilodagolslsa'), 'rn', 'm'), 'vv', 'w'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0]',
    '', 'g'
  )
  from (select regexp_replace(normalize(name, nfkd), '[\u0300-\u036f]', '', 'g') as latin) as names
$$;

-- A capital I is the small letter of either word: of 'Ida' and of 'AIice'.
create function private.names_look_alike(one text, other text) returns boolean
  language sql immutable strict parallel safe
  set search_path = ''
  return array[private.folded_name(one), private.folded_name(translate(one, 'I', 'l'))]
    && array[private.folded_name(other), private.folded_name(translate(other, 'I', 'l'))];

-- Of two transactions that make names alike at the same time, the second waits, and then sees the first.
create function private.lock_name(name text) returns void
  language sql volatile strict
  set search_path = ''
as $$
  select pg_advisory_xact_lock(hashtextextended('display name ' || translate(private.folded_name(name), 'i', 'l'), 0))
$$;

create function private.refuse_teachers_name() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
begin
  perform private.lock_name(new.display_name);
  if exists (
    select
    from public.memberships as mine
    join public.memberships as theirs using (community_id)
    join public.profiles as teachers on teachers.id = theirs.user_id
    where mine.user_id = new.id
      and theirs.user_id <> new.id
      and theirs.role in ('instructor', 'admin')
      and private.names_look_alike(teachers.display_name, new.display_name)
  ) then
    raise exception 'this is the name of an instructor or admin of the same community'
      using errcode = 'check_violation', constraint = 'profiles_name_is_no_teachers';
  end if;
  return new;
end
$$;
create trigger profiles_name_is_no_teachers before update of display_name on public.profiles
  for each row when (new.display_name is distinct from old.display_name)
  execute function private.refuse_teachers_name();

-- The same for a student who joins with the name. An account that is invited to teach keeps its name: the inviter knows it.
create function private.refuse_teachers_name_on_joining() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  name text := (select display_name from public.profiles where id = new.user_id);
begin
  perform private.lock_name(name);
  if new.role = 'student' and exists (
    select
    from public.memberships as theirs
    join public.profiles as teachers on teachers.id = theirs.user_id
    where theirs.community_id = new.community_id
      and theirs.user_id <> new.user_id
      and theirs.role in ('instructor', 'admin')
      and private.names_look_alike(teachers.display_name, name)
  ) then
    raise exception 'this is the name of an instructor or admin of the community'
      using errcode = 'check_violation', constraint = 'memberships_name_is_no_teachers';
  end if;
  return new;
end
$$;
create trigger memberships_name_is_no_teachers before insert on public.memberships
  for each row execute function private.refuse_teachers_name_on_joining();

revoke execute on function private.refuse_teachers_name, private.refuse_teachers_name_on_joining from public;

create or replace function private.is_reserved_username(name text) returns boolean
  language sql immutable strict parallel safe
  set search_path = ''
  return name in (
    'about', 'account', 'admin', 'administrator', 'anonymous', 'api', 'deleted', 'everybody', 'everyone', 'export', 'help',
    'instructor', 'instructors', 'laude', 'login', 'me', 'moderator', 'nobody', 'null', 'official', 'owner', 'privacy', 'root',
    'security', 'settings', 'sign-in', 'sign-up', 'staff', 'support', 'system', 'teacher', 'teachers', 'team', 'undefined'
  );
update public.profiles
set username = username || '-' || substr(md5(random()::text), 1, 6)
where private.is_reserved_username(username);

create or replace function private.create_profile() returns trigger
  language plpgsql security definer
  set search_path = ''
as $$
declare
  wanted text := private.presentable_name(new.raw_user_meta_data ->> 'display_name');
  zone text := new.raw_user_meta_data ->> 'time_zone';
  -- Taken apart, an accented letter is the letter and an accent: 'Zoë' becomes 'zoe'.
  plain text := regexp_replace(normalize(lower(wanted), nfkd), '[\u0300-\u036f]', '', 'g');
  stem text := coalesce(nullif(btrim(left(regexp_replace(plain, '[^a-z0-9]+', '-', 'g'), 20), '-'), ''), 'learner');
  name text := case
    when length(stem) < 3 or private.is_reserved_username(stem) then stem || '-' || substr(md5(random()::text), 1, 6)
    else stem
  end;
begin
  loop
    insert into public.profiles (id, username, display_name, time_zone)
    values (new.id, name, wanted, case when private.is_time_zone(zone) then zone else 'UTC' end)
    on conflict (username) do nothing;
    exit when found;
    -- Taken, perhaps a moment ago by another sign-up.
    name := stem || '-' || substr(md5(random()::text), 1, 6);
  end loop;
  return new;
end
$$;
