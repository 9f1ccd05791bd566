import type { Database } from '../../_db/client.ts'
import { lockState } from '../../_db/queries/engine/ledger/restore.ts'
import { insertFacts, noteRecovery } from '../../_db/queries/recovery/insert-facts.ts'
import { inTransaction } from '../../_db/session.ts'
import type { CommunityLoss } from '../../_domain/recovery/compare.ts'
import { FACT_KINDS, type Fact } from '../../_domain/recovery/record.ts'
import { rebuildLearner } from '../engine/rebuild-ledger.ts'
import { undoRevocations } from './undo-revocations.ts'

export interface GiftOptions {
  userId: string
  /** Who gives it back, and why: for the audit log. */
  actor: string
  reason: string
  now: number
  /** Whether awards that somebody revoked since are given back as well. */
  alsoRevoked?: boolean
}

export interface GiftResult {
  given: number
  /** What could not be given back, since what it is about is gone. */
  homeless: Fact[]
}

/**
 * Gives back what a learner lost in a community: the rows as they were, beside what came since, and then the state that follows
 * from all of them. No row is changed, and a revocation stays one unless it is to be undone. A second time there is nothing to give.
 */
export const giveBack = (
  db: Database,
  { community_id, lost, eventsThen }: CommunityLoss,
  { userId, actor, reason, now, alsoRevoked = false }: GiftOptions,
): Promise<GiftResult> =>
  inTransaction(db, async (connection) => {
    const { sql } = connection
    const key = { user_id: userId, community_id }
    await lockState(sql, key)
    const homeless: Fact[] = []
    const counts: Record<string, number> = {}
    for (const kind of FACT_KINDS) {
      const facts = lost.filter((fact) => fact.kind === kind)
      const { inserted, homeless: left } = await insertFacts(sql, kind, facts)
      homeless.push(...left)
      if (inserted > 0) counts[kind] = inserted
    }
    if (alsoRevoked) {
      const undone = await undoRevocations(connection, key, { eventsThen, actor, reason, now })
      if (undone > 0) counts.revocations_undone = undone
    }
    await rebuildLearner(sql, key, now)
    const given = Object.values(counts).reduce((sum, count) => sum + count, 0)
    // Somebody else was faster, unless it is the state alone that was lost.
    if (given > 0 || lost.length === 0) await noteRecovery(sql, { ...key, actor_id: actor, reason, details: counts })
    return { given, homeless }
  })
