import type postgres from 'postgres'
import { z } from 'zod'
import { Failure } from '../local/failure.ts'

const facts = z.object({
  system: z.string(),
  version: z.coerce.number(),
  segment_bytes: z.coerce.number(),
  is_standby: z.union([z.boolean(), z.stringbool()]),
  migration: z.string().nullable(),
  now: z.string(),
})
export type SourceFacts = z.infer<typeof facts>

/** What a backup has to know of the database it is taken of. The text has no parameters: it goes over connections for replication, too. */
export async function readSource(sql: postgres.Sql): Promise<SourceFacts> {
  const [row] = await sql.unsafe(`
    select
      (select system_identifier::text from pg_control_system()) as system,
      current_setting('server_version_num') as version,
      (select setting from pg_settings where name = 'wal_segment_size') as segment_bytes,
      pg_is_in_recovery() as is_standby,
      null as migration,
      ${NOW} as now
  `)
  const read = facts.parse(row)
  if (read.version < 170_000 || read.version >= 180_000)
    throw new Failure(
      `The database is Postgres ${Math.floor(read.version / 10_000)}.`,
      'Backups of files are of Postgres 17, which restores them.',
    )
  return { ...read, migration: await latestMigrationIn(sql) }
}

/** Whether the files of the cluster are out of reach: of a hosted project, or with a login that may not replicate. */
export async function cannotCopyFiles(sql: postgres.Sql): Promise<boolean> {
  const [row] = await sql.unsafe<{ hosted: boolean; may_replicate: boolean }[]>(`
    select
      to_regrole('supabase_admin') is not null as hosted,
      (select rolsuper or rolreplication from pg_roles where rolname = current_user) as may_replicate
  `)
  return row?.hosted !== false || !row.may_replicate
}

const NOW = `to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** By the clock of the database. */
export async function nowAt(sql: postgres.Sql): Promise<string> {
  const [row] = await sql.unsafe<{ now: string }[]>(`select ${NOW} as now`)
  return row?.now ?? ''
}

/** Null where the schema is not ours. */
export async function latestMigrationIn(sql: postgres.Sql): Promise<string | null> {
  const [known] = await sql.unsafe<{ known: string | null }[]>(
    `select to_regclass('supabase_migrations.schema_migrations')::text as known`,
  )
  if (!known?.known) return null
  const [row] = await sql.unsafe<{ version: string | null }[]>(
    'select max(version) as version from supabase_migrations.schema_migrations',
  )
  return row?.version ?? null
}
