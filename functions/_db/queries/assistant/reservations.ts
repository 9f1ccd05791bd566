import { sql } from 'drizzle-orm'
import type { ModelTask, Usage } from '../../../_domain/assistant/model-request.ts'
import type { Transaction } from '../../session.ts'

export interface NewReservation {
  id: string
  community_id: string
  user_id: string
  task: ModelTask
  model: string
  day: string
  /** In millionths of a dollar. */
  amount: number
  now: number
  leaseUntil: number
}

export const insertReservation = (tx: Transaction, it: NewReservation) =>
  tx.execute(sql`
    insert into assistant_reservations (id, community_id, user_id, task, model, day, amount, lease_until, created_at)
    values (
      ${it.id}, ${it.community_id}, ${it.user_id}, ${it.task}, ${it.model}, ${it.day}::date, ${it.amount}::bigint,
      to_timestamp(${it.leaseUntil / 1000}), to_timestamp(${it.now / 1000})
    )
  `)

export interface OpenReservation extends Record<string, unknown> {
  id: string
  community_id: string
  user_id: string | null
  task: ModelTask
  model: string
  day: string
  month: string
  amount: number
}

const open = sql`
  id, community_id, user_id, task, model, day::text, date_trunc('month', day)::date::text as month, amount::float8
`

/** An open reservation, locked; undefined where it was settled or expired before. */
export async function lockReservation(tx: Transaction, id: string): Promise<OpenReservation | undefined> {
  const [row] = await tx.execute<OpenReservation>(
    sql`select ${open} from assistant_reservations where id = ${id} and state = 'open' for update`,
  )
  return row
}

/** An open reservation whose lease has ended, locked. One that somebody else holds is left to them. */
export async function lockLostReservation(tx: Transaction, now: number): Promise<OpenReservation | undefined> {
  const [row] = await tx.execute<OpenReservation>(sql`
    select ${open}
    from assistant_reservations
    where state = 'open' and lease_until < to_timestamp(${now / 1000})
    order by lease_until
    limit 1
    for update skip locked
  `)
  return row
}

interface Closing {
  state: 'settled' | 'expired'
  settled: number
  usage: Usage
  now: number
}

export const closeReservation = (
  tx: Transaction,
  { id, amount }: OpenReservation,
  { state, settled, usage, now }: Closing,
) =>
  tx.execute(sql`
    update assistant_reservations
    set
      state = ${state}, settled = ${settled}::bigint, released = ${amount - settled}::bigint,
      input_tokens = ${usage.inputTokens}, cache_read_tokens = ${usage.cacheReadTokens},
      cache_write_tokens = ${usage.cacheWriteTokens}, output_tokens = ${usage.outputTokens},
      ended_at = greatest(created_at, to_timestamp(${now / 1000}))
    where id = ${id}
  `)
