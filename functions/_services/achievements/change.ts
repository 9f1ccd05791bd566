import type { AchievementDetail } from '../../_contracts/achievements/detail.ts'
import type { ChangeAchievementBody } from '../../_contracts/achievements/define.ts'
import { statusOf, updateAchievement } from '../../_db/queries/achievements/define.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { Engine } from '../engine/apply.ts'
import { readAchievement } from './read.ts'
import { refusedRule } from './refused-rule.ts'

/**
 * Changes a community's own, publishes or retires it. A draft changes in place; a rule that is live gets a new version,
 * and what was earned stays earned: the database sees to both. Going live, it is swept for by the background.
 */
export async function changeAchievement(
  engine: Engine,
  claims: Claims,
  id: string,
  change: ChangeAchievementBody,
): Promise<AchievementDetail> {
  const community = await withUser(engine.db, claims, async (tx) => {
    const slug = await updateAchievement(tx, id, change)
    if (slug === undefined) {
      const seen = await statusOf(tx, id)
      if (!seen) throw notFound('achievement')
      throw new DomainError('not_allowed', seen.community_id ? 'That is not yours to change.' : OF_A_PACK)
    }
    return slug
  }).catch((error: unknown) => {
    throw refusedRule(error)
  })
  return readAchievement(engine, claims, id, community)
}

const OF_A_PACK = 'It belongs to a pack that many communities share. Define one of your own.'
