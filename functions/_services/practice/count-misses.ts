import type { AttemptMisses } from '../../_contracts/practice/practice.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { findCandidates } from './find-candidates.ts'
import { missesOf } from './misses-of.ts'

/** How much a finished attempt missed, how much of that is fixed, and what can be practiced now: nothing before its review can be read. */
export async function countMisses(context: WithClaims<AttemptServices>, id: string): Promise<AttemptMisses> {
  try {
    const { community_id, missed, open } = await missesOf(context, id)
    const { candidates } = await findCandidates(context, community_id, open)
    const fixable = new Set(candidates.map(({ lineage_id }) => lineage_id)).size
    return { missed: missed.size, fixed: missed.size - open.size, fixable }
  } catch (error) {
    if (error instanceof DomainError && error.code === 'feedback_later') return { missed: 0, fixed: 0, fixable: 0 }
    throw error
  }
}
