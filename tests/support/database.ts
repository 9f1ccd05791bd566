import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, inject } from 'vitest'
import { connect, type Database } from '../../functions/_db/client.ts'
import { FUNCTIONS_ROLE } from '../../supabase/local/functions-login.ts'
import { postgresUrl } from '../../supabase/local/postgres.ts'

export interface TestDatabase {
  url: string
  /** As the superuser, past every wall: for fixtures and for looking. */
  sql: postgres.Sql
  /** As the functions see it: with their own login. */
  db: Database
  drop: () => Promise<void>
}

/** A database of its own with all migrations and seeds, cloned in a moment. */
export async function createDatabase(): Promise<TestDatabase> {
  const port = inject('postgresPort')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const admin = postgres(postgresUrl(port), { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${name} template laude_template strategy file_copy`)
  const url = postgresUrl(port, name)
  const sql = postgres(url, { max: 4, onnotice: () => {} })
  const db = connect(url.replace('//postgres:postgres@', `//${FUNCTIONS_ROLE}:${FUNCTIONS_ROLE}@`))
  return {
    url,
    sql,
    db,
    drop: async () => {
      await Promise.all([sql.end({ timeout: 2 }), db.end()])
      await admin.unsafe(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

/** The same for a whole file: made before its first test, dropped after its last. */
export function useDatabase(): () => TestDatabase {
  let database: TestDatabase | undefined
  beforeAll(async () => {
    database = await createDatabase()
  })
  afterAll(() => database?.drop())
  return () => {
    if (!database) throw new Error('The database is there from the first test on, not before.')
    return database
  }
}
