import { sql } from 'drizzle-orm'
import type { LoggedEvent } from '../../../_domain/engine/first-met.ts'
import type { Transaction } from '../../session.ts'

/** A learner's log in the order in which it was applied, each event with its outcome. */
export const readLogged = async (tx: Transaction, communityId: string, userId: string): Promise<LoggedEvent[]> =>
  await tx.execute<LoggedEvent & Record<string, unknown>>(sql`
    select
      id, user_id, community_id, type, (extract(epoch from occurred_at) * 1000)::float8 as occurred_at, local_date::text,
      local_hour, coalesce(array_to_json(forgiven), '[]') as forgiven, content_id, dims, metrics, outcome
    from activity_events
    where user_id = ${userId} and community_id = ${communityId}
    order by seq
  `)
