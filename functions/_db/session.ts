import { sql } from 'drizzle-orm'
import type { Database } from './client.ts'

/** What a verified token says of its bearer. Postgres sees all of it, as Supabase's own API would show it. */
export interface Claims {
  sub: string
  role: 'authenticated'
  [claim: string]: unknown
}

export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** A transaction as the learner: row-level security decides what it sees and may do. */
export function withUser<T>(db: Database, claims: Claims, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(
      sql`select set_config('role', 'authenticated', true), set_config('request.jwt.claims', ${JSON.stringify(claims)}, true)`,
    )
    return work(tx)
  })
}

/** A transaction past row-level security, for the engine and for what no learner may do. Use it rarely. */
export function withService<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('role', 'service_role', true)`)
    return work(tx)
  })
}
