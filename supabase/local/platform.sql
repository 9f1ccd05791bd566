-- What the Supabase platform gives a database, for a plain Postgres: roles, the auth schema and its
-- functions, and the privileges new tables start with. Never run on Supabase itself. Safe to repeat.

do $$
declare
  wanted record;
begin
  for wanted in
    select *
    from (values ('anon', false), ('authenticated', false), ('service_role', true)) as role (name, bypass)
  loop
    if not exists (select from pg_roles where rolname = wanted.name) then
      execute format('create role %I nologin noinherit %s', wanted.name, case when wanted.bypass then 'bypassrls' end);
    end if;
  end loop;
  if not pg_has_role(current_user, 'service_role', 'member') or not pg_has_role(current_user, 'anon', 'member') then
    execute format('grant anon, authenticated, service_role to %I', current_user);
  end if;
  execute format('alter database %I set search_path = %s', current_database(), '"$user", public, extensions');
end
$$;

-- The login of the functions: it becomes authenticated or service_role for each transaction, and has for statements outside of
-- one what service_role has. It owns nothing and is no superuser. The stack gives it a password.
do $$
begin
  if not exists (select from pg_roles where rolname = 'laude_functions') then
    create role laude_functions nologin inherit bypassrls;
  end if;
  grant authenticated to laude_functions with inherit false, set true;
  grant service_role to laude_functions with inherit true, set true;
end
$$;

create schema if not exists extensions;
create extension if not exists pgcrypto schema extensions;
create schema if not exists auth;
-- By this the stack and the seeds know a laptop's database, so no hosted project ever gets demo accounts.
comment on schema auth is 'Laude local platform';

grant usage on schema public, extensions, auth to anon, authenticated, service_role;
revoke create on schema public from public;

-- Supabase grants everything on new tables and leaves the walls to row-level security. Doing the same
-- here means that a migration which forgets to revoke fails the same tests on a laptop.
alter default privileges in schema public grant all on tables to anon, authenticated, service_role;
alter default privileges in schema public grant all on sequences to anon, authenticated, service_role;
alter default privileges in schema public grant execute on functions to anon, authenticated, service_role;

-- The columns of Supabase's own table that we or our seeds name; same names, same types.
create table if not exists auth.users (
  instance_id uuid,
  id uuid primary key,
  aud varchar(255),
  role varchar(255),
  email varchar(255),
  encrypted_password varchar(255),
  email_confirmed_at timestamptz,
  confirmation_token varchar(255) default '',
  recovery_token varchar(255) default '',
  email_change_token_new varchar(255) default '',
  email_change varchar(255) default '',
  last_sign_in_at timestamptz,
  raw_app_meta_data jsonb,
  raw_user_meta_data jsonb,
  created_at timestamptz,
  updated_at timestamptz
);
create unique index if not exists users_email_key on auth.users (lower(email));

create table if not exists auth.identities (
  id uuid primary key default gen_random_uuid(),
  provider_id text not null,
  user_id uuid not null references auth.users on delete cascade,
  identity_data jsonb not null,
  provider text not null,
  last_sign_in_at timestamptz,
  created_at timestamptz,
  updated_at timestamptz,
  unique (provider_id, provider)
);
create index if not exists identities_user_id_idx on auth.identities (user_id);

create table if not exists auth.sessions (
  id uuid primary key,
  user_id uuid not null references auth.users on delete cascade,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  user_agent text,
  ip inet
);
alter table auth.sessions add column if not exists method text not null default 'password';
create index if not exists sessions_user_id_idx on auth.sessions (user_id);

-- What is mailed to prove an address: the hash of a token that works once. A new one takes the place of the old.
create table if not exists auth.one_time_tokens (
  user_id uuid not null references auth.users on delete cascade,
  token_type text not null,
  token_hash text not null unique,
  created_at timestamptz not null,
  primary key (user_id, token_type)
);

-- The functions refuse the tokens of a session as soon as they hear that it has ended, in whatever way.
create or replace function auth.announce_ended_session() returns trigger
  language plpgsql
  set search_path = ''
as $$
begin
  perform pg_notify('session_ended', old.id::text);
  return null;
end
$$;
create or replace trigger announce_ended_sessions after delete on auth.sessions
  for each row execute function auth.announce_ended_session();

create table if not exists auth.refresh_tokens (
  id bigint generated always as identity primary key,
  token varchar(255) not null unique,
  user_id varchar(255) not null,
  session_id uuid not null references auth.sessions on delete cascade,
  parent varchar(255),
  revoked boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index if not exists refresh_tokens_session_id_idx on auth.refresh_tokens (session_id);

create or replace function auth.jwt() returns jsonb
  language sql stable
  return coalesce(nullif(current_setting('request.jwt.claims', true), ''), '{}')::jsonb;

create or replace function auth.uid() returns uuid
  language sql stable
  return nullif(auth.jwt() ->> 'sub', '')::uuid;

create or replace function auth.role() returns text
  language sql stable
  return auth.jwt() ->> 'role';

grant execute on all functions in schema auth to anon, authenticated, service_role;
revoke execute on function auth.announce_ended_session from public, anon, authenticated, service_role;
revoke all on all tables in schema auth from anon, authenticated, service_role;
