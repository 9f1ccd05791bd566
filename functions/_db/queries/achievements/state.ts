import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'
import type { StoredState } from '../engine/load.ts'

/** A learner's stored state, and the newest rules version of the community, as far as the reader may see them. */
export async function stateOf(tx: Transaction, userId: string, communityId: string) {
  const [row] = await tx.execute<StoredState & { newest: string } & Record<string, unknown>>(sql`
    select
      revision, counters, streaks, total, level, earned, revoked, validated, handed, state.rules_version,
      communities.rules_version as newest
    from communities
    left join user_counters as state on state.user_id = ${userId} and state.community_id = communities.id
    where communities.id = ${communityId}
  `)
  return row
}
