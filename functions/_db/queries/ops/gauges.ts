import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface DatabaseGauges {
  /** Events that wait to be applied or published. */
  waiting: number
  parked: number
  /** How long the oldest of those that wait has waited, in seconds; 0 if none does. */
  age: number
  /** Of the assistant, in millionths of a dollar. */
  spent: number
  reserved: number
}

/** What every process would say of the whole site, in one question. The month is its first day. */
export async function readDatabaseGauges(tx: Transaction, month: string): Promise<DatabaseGauges> {
  const [row] = await tx.execute<DatabaseGauges & Record<string, unknown>>(sql`
    select
      count(*) filter (where parked_at is null)::integer as waiting,
      count(*) filter (where parked_at is not null)::integer as parked,
      coalesce(extract(epoch from now() - min(created_at) filter (where parked_at is null)), 0)::float8 as age,
      coalesce((select spent from assistant_budgets where scope = 'site' and period = ${month}::date), 0)::float8 as spent,
      coalesce((select reserved from assistant_budgets where scope = 'site' and period = ${month}::date), 0)::float8
        as reserved
    from event_queue
  `)
  if (!row) throw new Error('An aggregate has no row.')
  return row
}
