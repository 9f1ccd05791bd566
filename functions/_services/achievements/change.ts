import type { AchievementDetail } from '../../_contracts/achievements/detail.ts'
import type { ChangeAchievementBody } from '../../_contracts/achievements/define.ts'
import { statusOf, updateAchievement } from '../../_db/queries/achievements/define.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { WithClaims } from '../context.ts'
import type { Engine } from '../engine/apply.ts'
import { readAchievement } from './read.ts'
import { toRuleError } from './to-rule-error.ts'

/**
 * Changes, publishes or retires an achievement that a community defined. A draft changes in place; changing a live rule
 * makes a new version, and awards already earned stay: the database enforces both. Once it is live, the background
 * sweep gives it to learners whose history already meets it.
 */
export async function changeAchievement(
  context: WithClaims<Engine>,
  { id, ...change }: { id: string } & ChangeAchievementBody,
): Promise<AchievementDetail> {
  const { db, claims } = context
  const community = await withUser(db, claims, async (tx) => {
    const slug = await updateAchievement(tx, id, change)
    if (slug === undefined) {
      const visible = await statusOf(tx, id)
      if (!visible) throw notFound('achievement')
      throw new DomainError('not_allowed', visible.community_id ? 'You are not allowed to change this.' : SHARED_PACK)
    }
    return slug
  }).catch((error: unknown) => {
    throw toRuleError(error)
  })
  return readAchievement(context, { id, community })
}

const SHARED_PACK = 'It belongs to a pack that all communities share. Create your own achievement instead.'
