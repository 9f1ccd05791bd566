import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface NewAward {
  id: string
  actorId: string
  now: number
  amount: number
  /** The most that the actor may give on one day. */
  most: number
}

/** Notes an award for the limit of its day, unless it would pass that. One that is noted already is not counted again. */
export async function noteAward(tx: Transaction, { id, actorId, now, amount, most }: NewAward) {
  const day = sql`(to_timestamp(${now / 1000}) at time zone 'UTC')::date`
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('xp awards ' || ${actorId}, 0))`)
  const [row] = await tx.execute<{ given: number; is_noted: boolean }>(sql`
    with
    today as (
      select coalesce(sum(amount), 0)::integer as given from private.xp_awards where actor_id = ${actorId} and day = ${day}
    ),
    noted as (
      insert into private.xp_awards (id, actor_id, day, amount)
      select ${id}::uuid, ${actorId}::uuid, ${day}, ${amount}::integer from today where given + ${amount}::integer <= ${most}::integer
      on conflict (id) do nothing
      returning id
    )
    select
      given,
      exists (select from noted) or exists (select from private.xp_awards where id = ${id}) as is_noted
    from today
  `)
  return { given: row?.given ?? 0, isNoted: row?.is_noted ?? false }
}

export const forgetAward = (tx: Transaction, id: string) =>
  tx.execute(sql`delete from private.xp_awards where id = ${id}`)
