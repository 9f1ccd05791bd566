import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { connect } from '../../functions/_db/client.ts'
import { prepareDatabase } from '../../supabase/local/database.ts'
import { enableFunctionsLogin } from '../../supabase/local/functions-login.ts'
import { removeCluster, startPostgres } from '../../supabase/local/postgres.ts'
import { root } from '../repo/files.ts'
import type { TestDatabase } from './database.ts'
import { freePort } from './free-port.ts'
import { insist } from './until.ts'

export interface OwnCluster extends TestDatabase {
  /** The address with the login of the functions. */
  functionsUrl: string
  /** Kills the whole server, as the end of its machine would. */
  kill: () => Promise<void>
  restart: () => Promise<void>
}

/** A Postgres that only this test uses, so that it may be killed. What it acknowledged, it keeps. */
export async function startOwnCluster(settings: Record<string, string> = {}): Promise<OwnCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'laude-postgres-'))
  const options = { folder, port: await freePort(), settings: { fsync: 'off', max_connections: '200', ...settings } }
  let server = await startPostgres(options)
  const { url } = server
  await prepareDatabase(url, root)
  const functionsUrl = await enableFunctionsLogin(url, 'only for tests')
  const sql = postgres(url, { max: 4, onnotice: () => {} })
  const db = connect(functionsUrl)
  return {
    url,
    functionsUrl,
    sql,
    db,
    kill: async () => {
      const gone = new Promise((resolve) => server.process.once('exit', resolve))
      server.process.kill('SIGKILL')
      await gone
    },
    restart: async () => {
      // Its connections notice that it is gone, and hold what it left until then.
      server = await insist(() => startPostgres(options))
    },
    drop: async () => {
      await Promise.all([sql.end({ timeout: 2 }), db.end()])
      await server.stop()
      await removeCluster(folder)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
