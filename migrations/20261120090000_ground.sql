-- What every later migration stands on: rooms for helpers and partitions, and the small triggers that
-- many tables share.

create schema if not exists private;
comment on schema private is 'What policies, checks and triggers call. Exposed by no API.';
grant usage on schema private to anon, authenticated, service_role;

-- A partition can be read past its parent's policies by whoever reaches it by name. Nobody does here.
create schema if not exists partitions;
comment on schema partitions is 'Partitions of learner tables, reachable only through their parents.';

create function private.stable_id(name text) returns uuid
  language sql immutable strict parallel safe
  set search_path = ''
  return overlay(overlay(md5(name) placing '8' from 13) placing '8' from 17)::uuid;
comment on function private.stable_id is 'The same id for the same name on every machine: a version 8 UUID, for seeds and the catalogue.';

create function private.partition_by_learner(parent regclass) returns void
  language plpgsql
  set search_path = ''
as $$
declare
  part text;
begin
  for remainder in 0..7 loop
    part := format('partitions.%I', (select relname from pg_catalog.pg_class where oid = parent) || '_' || remainder);
    execute format('create table %s partition of %s for values with (modulus 8, remainder %s)', part, parent, remainder);
    execute format('alter table %s enable row level security', part);
  end loop;
end
$$;
comment on function private.partition_by_learner is 'Splits a table that is hash-partitioned by user_id into its 8 parts.';
revoke execute on function private.partition_by_learner from public;

create function private.touch() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end
$$;

-- create trigger … execute function private.keep('community_id', 'user_id')
create function private.keep() returns trigger
  language plpgsql
  set search_path = ''
as $$
declare
  name text;
begin
  foreach name in array tg_argv loop
    if to_jsonb(new) -> name is distinct from to_jsonb(old) -> name then
      raise exception '% of % cannot be changed', name, tg_table_name using errcode = 'check_violation';
    end if;
  end loop;
  return new;
end
$$;
comment on function private.keep is 'A trigger that refuses a change to the columns it is given.';

create function private.is_time_zone(name text) returns boolean
  language plpgsql stable
  set search_path = ''
as $$
begin
  perform now() at time zone name;
  -- Postgres also takes offsets and abbreviations, which do not follow a place through its summers.
  return name ~ '^[A-Z][A-Za-z_]*(/[A-Za-z0-9_+-]+)*$';
exception
  when invalid_parameter_value then
    return false;
end
$$;
