import type postgres from 'postgres'

/** Makes a test's database read only, or lets it take changes again: for each connection that our code opens from now on. */
export async function setReadOnly(sql: postgres.Sql, isReadOnly: boolean): Promise<void> {
  const [row] = await sql<{ name: string }[]>`select current_database() as name`
  await sql.unsafe(`alter database ${row?.name} set default_transaction_read_only = ${isReadOnly ? 'on' : 'off'}`)
  await sql`
    select pg_terminate_backend(pid, 10000) from pg_stat_activity
    where datname = current_database() and application_name = 'laude'
  `
}
