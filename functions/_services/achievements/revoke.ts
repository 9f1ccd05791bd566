import { tier as tierName } from '../../_contracts/achievements/catalogue.ts'
import type { RevocationResult, RevokeBody } from '../../_contracts/achievements/revoke.ts'
import { visibleAchievement } from '../../_db/queries/achievements/detail.ts'
import { heldAwards } from '../../_db/queries/achievements/held-awards.ts'
import { roleIn } from '../../_db/queries/communities/communities.ts'
import { loggedDims } from '../../_db/queries/engine/logged-dims.ts'
import { withService, withUser, type Claims } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { revocationActivity, type RevocationDecision } from '../../_domain/engine/revocation.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { applyEvents, type Engine } from '../engine/apply.ts'
import { todayOf } from '../streaks/status.ts'
import { toLevel } from '../xp/to-level.ts'

const REFUSAL = 'Only instructors and admins can revoke achievements.'

export const revocationId =
  ({ sub }: Claims, key: string) =>
  (communityId: string) =>
    stableId(`achievement_revoked:${sub}:${communityId}:${key}`)

interface RevocationInput extends RevokeBody {
  achievement: string
  /** The request's Idempotency-Key. */
  key: string
}

/**
 * Revokes a learner's award and takes back the XP it paid. Only instructors and admins of the community may, with a
 * reason, once per idempotency key. The award cannot be earned again. What followed from it, such as a level and the
 * achievements which that level unlocked, stays.
 */
export async function revokeAchievement(
  context: WithClaims<Engine>,
  { achievement, community: slug, user_id, tier, reason, key }: RevocationInput,
): Promise<RevocationResult> {
  const { db, claims } = context
  const now = context.now()
  const { community, visible, today } = await withUser(db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, slug, REFUSAL)
    if (!(await roleIn(tx, user_id, community.id))) throw notFound('member')
    const visible = await visibleAchievement(tx, achievement, community.id)
    return { community, visible, today: await todayOf(tx, user_id, now) }
  })
  const id = revocationId(claims, key)(community.id)
  const decision: RevocationDecision = { actor: claims.sub, achievement, ...(tier ? { tier } : {}), reason }
  // Bypasses row-level security: an instructor may revoke a pack's secret that they cannot see themselves.
  const { held, isLogged } = await withService(db, async (tx) => ({
    held: await heldAwards(tx, { userId: user_id, communityId: community.id, achievementId: achievement }),
    isLogged: (await loggedDims(tx, user_id, id)) !== undefined,
  }))
  const awards = held
    .filter((award) => tier === undefined || award.tier === tier)
    .map(({ id, paid, paid_on, again }) => ({ id, paid, again, paid_on: paid_on ?? today.local_date }))
  if (awards.length === 0 && !isLogged) throw visible || held.length > 0 ? notHeld() : notFound('achievement')
  const [applied] = await applyEvents(context, [
    revocationActivity({ id, user_id, community_id: community.id, now, today, decision, awards }),
  ])
  if (!applied) throw new Error('The engine returned no result for a revocation.')
  if (applied.status === 'refused') throw applied.error
  if (applied.status === 'duplicate') await refuseReusedKey(context, { userId: user_id, id, decision })
  const { outcome, xp } = applied
  const revoked = outcome.revoked ?? []
  // A concurrent request revoked it first: this event is in the log, and changed nothing.
  if (revoked.length === 0) throw notHeld()
  return {
    achievement_id: achievement,
    tiers: tierName.options.filter((tier) => revoked.some((id) => id.endsWith(`:${tier}`))),
    xp: outcome.xp.reduce((sum, { reason, amount }) => (reason === 'revocation' ? sum - amount : sum), 0),
    level: { ...toLevel(xp), ...outcome.level },
    replayed: applied.status === 'duplicate',
  }
}

const notHeld = () => new DomainError('not_held', 'The learner does not have this achievement. Nothing was changed.')

async function refuseReusedKey(
  { db }: DatabaseContext,
  { userId, id, decision }: { userId: string; id: string; decision: RevocationDecision },
): Promise<void> {
  const dims = await withService(db, (tx) => loggedDims(tx, userId, id))
  if (['actor', 'achievement', 'tier', 'reason'].some((name) => dims?.[name] !== decision[name]))
    throw new DomainError('conflict', 'This Idempotency-Key was already used for another revocation.')
}
