import postgres from 'postgres'
import { wordsOf } from './catalog.ts'

export interface BackupRun {
  /** A backup, a backup that was restored and checked, or WAL that was shipped. */
  kind: 'backup' | 'drill' | 'wal'
  /** The id of the backup. */
  backup?: string
  bytes?: number
  /** How old the last transaction was that a restore brought back. */
  recovery_point_s?: number
  /** How long a restore took. */
  recovery_s?: number
}

const NO_SUCH_TABLE = '42P01'
const NO_SUCH_SCHEMA = '3F000'

/** Notes what was done and how it went in the database itself, from where /ops reads it. */
export async function recordRun(
  databaseUrl: string,
  { kind, backup = null, bytes = null, recovery_point_s = null, recovery_s = null }: NullableRun,
  { startedAt, error }: { startedAt: Date; error?: unknown },
): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 10, onnotice: () => {} })
  const words = error === undefined ? null : wordsOf(error)
  try {
    await sql`
      insert into private.backup_runs (kind, started_at, ok, backup, bytes, recovery_point_s, recovery_s, error)
      values (
        ${kind}, ${startedAt.toISOString()}, ${words === null}, ${backup}, ${bytes}, ${recovery_point_s}, ${recovery_s},
        ${words}
      )
    `
    await sql`
      delete from private.backup_runs
      where kind = 'wal' and ended_at < now() - interval '2 days' or ended_at < now() - interval '2 years'
    `
  } catch (failure) {
    if (!isWithoutSchema(failure)) throw failure
  } finally {
    await sql.end({ timeout: 2 })
  }
}

/** When a backup was last restored and found whole, in milliseconds since 1970. */
export async function lastDrill(sql: postgres.Sql): Promise<number | undefined> {
  try {
    const [row] = await sql<{ at: Date | null }[]>`
      select max(ended_at) as at from private.backup_runs where kind = 'drill' and ok
    `
    return row?.at?.getTime()
  } catch (failure) {
    if (isWithoutSchema(failure)) return undefined
    throw failure
  }
}

/** A database without our schema can be backed up, too. */
const isWithoutSchema = (error: unknown) =>
  error instanceof postgres.PostgresError && [NO_SUCH_TABLE, NO_SUCH_SCHEMA].includes(error.code)

type NullableRun = { [Field in keyof BackupRun]: BackupRun[Field] | null } & Pick<BackupRun, 'kind'>

/** Does the work and notes how it went, also where it fails. */
export async function recorded<T>(
  databaseUrl: string,
  kind: BackupRun['kind'],
  work: () => Promise<T>,
  describe: (result: T) => Omit<BackupRun, 'kind'>,
): Promise<T> {
  const startedAt = new Date()
  let result: T
  try {
    result = await work()
  } catch (error) {
    // What failed is worth more than that it could not be noted.
    await recordRun(databaseUrl, { kind }, { startedAt, error }).catch(() => {})
    throw error
  }
  await recordRun(databaseUrl, { kind, ...describe(result) }, { startedAt })
  return result
}
