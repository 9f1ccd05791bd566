import postgres from 'postgres'
import { Failure } from '../local/failure.ts'

/** One backup of a database at a time: work fails at once where another is under way, and a process that is killed lets go. */
export async function withBackupLock<T>(databaseUrl: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(databaseUrl, {
    max: 1,
    max_lifetime: null,
    idle_timeout: 0,
    connect_timeout: 10,
    onnotice: () => {},
  })
  try {
    const [row] = await sql<
      { locked: boolean }[]
    >`select pg_try_advisory_lock(hashtextextended('laude backup', 0)) as locked`
    if (!row?.locked) throw new Failure('Another backup of this database is under way.', 'Wait until it is done.')
    return await work(sql)
  } finally {
    await sql.end({ timeout: 2 })
  }
}
