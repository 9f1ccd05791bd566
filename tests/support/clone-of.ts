import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { connect, type Database } from '../../functions/_db/client.ts'
import type { TestDatabase } from './database.ts'

export interface Clone {
  url: string
  /** With the owner's login. */
  db: Database
  drop: () => Promise<void>
}

/** The same database as it is now, as if it had been restored to this moment. Connections to the original begin anew. */
export async function cloneOf({ url }: TestDatabase): Promise<Clone> {
  const [name, original] = [`clone_${randomUUID().replaceAll('-', '')}`, new URL(url).pathname.slice(1)]
  const admin = postgres(url.replace(/[^/]+$/, 'postgres'), { max: 1, onnotice: () => {} })
  await admin`select pg_terminate_backend(pid, 60000) from pg_stat_activity where datname = ${original}`
  await admin.unsafe(`create database ${name} template ${original}`)
  const clone = url.replace(/[^/]+$/, name)
  const db = connect(clone)
  return {
    url: clone,
    db,
    drop: async () => {
      await db.end()
      await admin.unsafe(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
