import { realpathSync, rmSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { prepareDatabase } from '../supabase/local/database.ts'
import { postgresUrl, removeCluster, startPostgres } from '../supabase/local/postgres.ts'
import { freePort } from '../tests/support/free-port.ts'

export const root = join(import.meta.dirname, '..')

/** Durable, as in production, with the memory and the WAL of a small server. */
const SETTINGS = {
  shared_buffers: `${Math.min(4096, Math.floor(totalmem() / 4 / 2 ** 20))}MB`,
  max_wal_size: '16GB',
  checkpoint_timeout: '30min',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  // It would run during the turn of one side and not of the other; `settle` does its work instead.
  autovacuum: 'off',
}

export interface Cluster {
  port: number
  /** Of the server; its connections are processes below it. */
  pid: number
  url: (database?: string) => string
  /** As the superuser: for setting up and for looking. */
  sql: postgres.Sql
  /** Another database just like the first one was when it was prepared. */
  clone: (name: string) => Promise<postgres.Sql>
}

/** A new Postgres with all migrations and seeds, deleted when the work is done or interrupted. */
export async function withCluster<T>(work: (cluster: Cluster) => Promise<T>): Promise<T> {
  const folder = join(root, `.laude/bench-${process.pid}`)
  const port = await freePort()
  const server = await startPostgres({ folder, port, settings: SETTINGS })
  const clients: postgres.Sql[] = []
  const open = (database: string) => {
    const client = postgres(postgresUrl(port, database), { max: 4, onnotice: () => {} })
    clients.push(client)
    return client
  }
  const close = async () => {
    await Promise.all(clients.map((client) => client.end({ timeout: 1 })))
    await server.stop()
    await removeCluster(folder)
    // As root the folder may be a link to where Postgres can reach it.
    rmSync(realpathSync(folder), { recursive: true, force: true })
    rmSync(folder, { recursive: true, force: true })
  }
  const interrupted = () => void close().finally(() => process.exit(130))
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted)
  try {
    const maintenance = open('template1')
    await maintenance`create database bench_template`
    await prepareDatabase(postgresUrl(port, 'bench_template'), root)
    const clone = async (name: string) => {
      await maintenance.unsafe(`create database ${name} template bench_template`)
      return open(name)
    }
    return await work({
      port,
      pid: server.process.pid ?? Number.NaN,
      url: (database = 'bench') => postgresUrl(port, database),
      sql: await clone('bench'),
      clone,
    })
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted)
    await close()
  }
}
