import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type postgres from 'postgres'
import { root } from '../repo/files.ts'

/** Auth's own role on a hosted project. */
export const AUTH_ADMIN = 'supabase_auth_admin'

/** The roles of a hosted project: an owner that is no superuser, and Auth's own. Needs a superuser; roles are those of a whole server. */
export async function addHostedRoles(sql: postgres.Sql, owner: string, password: string): Promise<void> {
  await sql.unsafe(`
    do $$
    begin
      if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin noinherit; end if;
      if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin noinherit; end if;
      if not exists (select from pg_roles where rolname = 'service_role') then
        create role service_role nologin noinherit bypassrls;
      end if;
      if not exists (select from pg_roles where rolname = '${AUTH_ADMIN}') then create role ${AUTH_ADMIN} noinherit; end if;
    end
    $$;
    alter role ${AUTH_ADMIN} login nosuperuser password '${password}';
    create role ${owner} login nosuperuser createdb createrole replication bypassrls password '${password}';
    grant anon, authenticated, service_role to ${owner} with admin option;
    grant pg_monitor, pg_read_all_data, pg_signal_backend to ${owner};
  `)
}

/** The rest of what a hosted project's database has before Auth makes its tables: the owner may use its schema, not change it. */
export async function addHostedSchemas(sql: postgres.Sql, owner: string): Promise<void> {
  await sql.unsafe(`
    do $$
    begin
      execute format('alter database %I owner to ${owner}', current_database());
      execute format('grant create on database %I to ${AUTH_ADMIN}', current_database());
      execute format('alter database %I set search_path = %s', current_database(), '"$user", public, extensions');
    end
    $$;
    create schema extensions;
    create extension pgcrypto schema extensions;
    create schema auth authorization ${AUTH_ADMIN};
    grant usage on schema public, extensions, auth to anon, authenticated, service_role;
    grant all on schema extensions to ${owner};
    grant usage on schema auth to ${owner};
    alter default privileges for role ${AUTH_ADMIN} in schema auth grant all on tables to ${owner};
    alter default privileges for role ${AUTH_ADMIN} in schema auth grant all on sequences to ${owner};
    alter default privileges for role ${AUTH_ADMIN} in schema auth grant all on routines to ${owner};
    alter default privileges for role ${owner} in schema public grant all on tables to anon, authenticated, service_role;
    alter default privileges for role ${owner} in schema public grant all on sequences to anon, authenticated, service_role;
    alter default privileges for role ${owner} in schema public grant execute on functions to anon, authenticated, service_role;
    alter role ${AUTH_ADMIN} set search_path = auth;
  `)
}

/** The tables of Auth as the local stack has them, made by Auth's role and owned by it. */
export async function addAuthTables(sql: postgres.Sql): Promise<void> {
  const platform = readFileSync(join(root, 'supabase/local/platform.sql'), 'utf8')
  const tables = platform.slice(platform.indexOf('create table if not exists auth.users'))
  await sql.begin(async (tx) => {
    await tx.unsafe(`set local role ${AUTH_ADMIN}`)
    await tx.unsafe(tables.slice(0, tables.lastIndexOf('grant execute on all functions')))
    await tx`grant execute on all functions in schema auth to public`
  })
}
