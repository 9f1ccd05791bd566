import type postgres from 'postgres'
import type { PendingFile } from './pending-files.ts'

/** The tables in which the Supabase CLI notes what a database has had. */
export async function makeHistoryTables(sql: postgres.Sql): Promise<void> {
  await sql`create schema if not exists supabase_migrations`
  await sql`
    create table if not exists supabase_migrations.schema_migrations (
      version text not null primary key, statements text[], name text
    )
  `
  await sql`create table if not exists supabase_migrations.seed_files (path text not null primary key, hash text not null)`
}

/** As the Supabase CLI notes that a database has had a file. */
export async function recordFile(sql: postgres.Sql, { kind, version, name, hash, path }: PendingFile): Promise<void> {
  if (kind === 'migration')
    await sql`insert into supabase_migrations.schema_migrations (version, name) values (${version}, ${name})`
  else
    await sql`
      insert into supabase_migrations.seed_files (path, hash) values (${`../${path}`}, ${hash})
      on conflict (path) do update set hash = excluded.hash
    `
}
