import { tier as tierName } from '../../_contracts/achievements/catalogue.ts'
import type { RevocationResult, RevokeBody } from '../../_contracts/achievements/revoke.ts'
import { achievementSeen } from '../../_db/queries/achievements/detail.ts'
import { heldAwards } from '../../_db/queries/achievements/held.ts'
import { roleIn } from '../../_db/queries/communities/communities.ts'
import { loggedDims } from '../../_db/queries/engine/logged-dims.ts'
import { withService, withUser, type Claims } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { revocationActivity, type RevocationDecision } from '../../_domain/engine/revocation.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import { applyEvents, type Engine } from '../engine/apply.ts'
import { todayOf } from '../streaks/status.ts'
import { toLevel } from '../xp/to-level.ts'

const REFUSAL = 'Achievements are taken away by instructors and admins.'

/**
 * Takes an award away, with what it paid: by who teaches in the community, once per key, with a reason. Nothing gives it
 * again. What came of it since, as a level and what that unlocked, stays.
 */
export async function revokeAchievement(
  engine: Engine,
  claims: Claims,
  achievement: string,
  { community: slug, user_id, tier, reason }: RevokeBody,
  key: string,
): Promise<RevocationResult> {
  const now = engine.now()
  const { community, seen, today } = await withUser(engine.db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, slug, REFUSAL)
    if (!(await roleIn(tx, user_id, community.id))) throw notFound('member')
    const seen = await achievementSeen(tx, achievement, community.id)
    return { community, seen, today: await todayOf(tx, user_id, now) }
  })
  const id = stableId(`achievement_revoked:${claims.sub}:${community.id}:${key}`)
  const decision: RevocationDecision = { actor: claims.sub, achievement, ...(tier ? { tier } : {}), reason }
  // Past the policies: whoever holds it, a pack's secret is not for instructors to read.
  const { held, repeated } = await withService(engine.db, async (tx) => ({
    held: await heldAwards(tx, user_id, community.id, achievement),
    repeated: (await loggedDims(tx, user_id, id)) !== undefined,
  }))
  const awards = held
    .filter((award) => tier === undefined || award.tier === tier)
    .map(({ id, paid, paid_on }) => ({ id, paid, paid_on: paid_on ?? today.local_date }))
  if (awards.length === 0 && !repeated) throw seen || held.length > 0 ? notHeld() : notFound('achievement')
  const [applied] = await applyEvents(engine, [
    revocationActivity({ id, user_id, community_id: community.id, now, today, decision, awards }),
  ])
  if (!applied) throw new Error('A revocation was not answered.')
  if (applied.status === 'refused') throw applied.error
  if (applied.status === 'duplicate') await refuseOtherUse(engine, user_id, id, decision)
  const { outcome, xp } = applied
  const taken = outcome.revoked ?? []
  // Somebody was faster: the log has that it was asked for, and nothing came of it.
  if (taken.length === 0) throw notHeld()
  return {
    achievement_id: achievement,
    tiers: tierName.options.filter((tier) => taken.some((id) => id.endsWith(`:${tier}`))),
    xp: outcome.xp.reduce((sum, { reason, amount }) => (reason === 'revocation' ? sum - amount : sum), 0),
    level: { ...toLevel(xp), ...outcome.level },
    replayed: applied.status === 'duplicate',
  }
}

const notHeld = () =>
  new DomainError('not_held', 'This learner does not hold it, or not any more. Nothing was changed.')

async function refuseOtherUse({ db }: Engine, userId: string, id: string, decision: RevocationDecision): Promise<void> {
  const dims = await withService(db, (tx) => loggedDims(tx, userId, id))
  if (['actor', 'achievement', 'tier', 'reason'].some((name) => dims?.[name] !== decision[name]))
    throw new DomainError('conflict', 'This Idempotency-Key was used to take something else away.')
}
