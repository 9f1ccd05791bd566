import { rmSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { prepareDatabase } from '../../supabase/local/database.ts'
import { enableFunctionsLogin, FUNCTIONS_ROLE } from '../../supabase/local/functions-login.ts'
import { postgresUrl, removeCluster, startPostgres } from '../../supabase/local/postgres.ts'
import { freePort } from './free-port.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresPort: number
  }
}

/** One real Postgres for the run, with one database that has everything: each test file clones it. */
export default async function setup(project: TestProject) {
  const root = join(import.meta.dirname, '../..')
  const folder = join(root, '.laude', `test-${project.name}-${process.pid}`)
  const port = await freePort()
  // A test database need not survive a power cut.
  const cluster = await startPostgres({
    folder,
    port,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  })
  const sql = postgres(postgresUrl(port), { max: 1, onnotice: () => {} })
  await sql`create database laude_template`
  await prepareDatabase(postgresUrl(port, 'laude_template'), root)
  await sql.end()
  await enableFunctionsLogin(postgresUrl(port), FUNCTIONS_ROLE)
  project.provide('postgresPort', port)

  return async () => {
    await cluster.stop()
    await removeCluster(folder)
    rmSync(folder, { recursive: true, force: true })
  }
}
