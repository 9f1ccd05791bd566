import type { AwardBody, AwardedXp } from '../../_contracts/xp/xp.ts'
import { roleIn } from '../../_db/queries/communities/communities.ts'
import { forgetAward, noteAward } from '../../_db/queries/xp/awards.ts'
import { withService, withUser, type Claims } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { XP_AWARDED } from '../../_domain/engine/event-types.ts'
import { numberText } from '../../_domain/locale/numbers.ts'
import { MAX_AWARDED_PER_DAY } from '../../_domain/xp/awards.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { RewardContext, WithClaims } from '../context.ts'
import { applyEvents } from '../engine/apply.ts'
import { toRewards } from '../rewards/to-rewards.ts'
import { todayOf } from '../streaks/status.ts'
import { toLevel } from './to-level.ts'

/** The most XP that one person gives by hand on a day, in words. */
export const MOST_A_DAY = numberText(MAX_AWARDED_PER_DAY)

/** The id of an award depends on the community in which it is given. */
export const xpAwardId =
  ({ sub }: Claims, key: string) =>
  (communityId: string) =>
    stableId(`xp_awarded:${sub}:${communityId}:${key}`)

interface XpAward extends AwardBody {
  /** The Idempotency-Key: an award is given once per key. */
  key: string
}

/** An instructor or admin of the community gives XP by hand. A trigger writes it to the audit log. */
export async function awardXp(
  context: WithClaims<RewardContext>,
  { community: slug, user_id, amount, reason, key }: XpAward,
): Promise<AwardedXp> {
  const { claims } = context
  const now = context.now()
  if (user_id === claims.sub) throw new DomainError('not_allowed', 'Nobody can give XP to themselves.')
  const { community, today } = await withUser(context.db, claims, async (tx) => {
    const community = await findTaughtCommunity(tx, claims, slug, 'Only instructors and admins can give XP.')
    if (!(await roleIn(tx, user_id, community.id))) throw notFound('member')
    return { community, today: await todayOf(tx, user_id, now) }
  })
  const id = xpAwardId(claims, key)(community.id)
  await withService(context.db, async (tx) => {
    const { given, isNoted } = await noteAward(tx, { id, actorId: claims.sub, now, amount, most: MAX_AWARDED_PER_DAY })
    if (isNoted) return
    throw new DomainError('award_limit', awardLimitMessage(given))
  })
  const [applied] = await applyEvents(context, [
    {
      id,
      user_id,
      community_id: community.id,
      type: XP_AWARDED,
      occurred_at: now,
      ...today,
      content_id: null,
      dims: { actor: claims.sub, reason },
      metrics: { amount },
    },
  ])
  if (!applied) throw new Error('An award was not answered.')
  if (applied.status === 'refused') {
    await withService(context.db, (tx) => forgetAward(tx, id))
    throw applied.error
  }
  const { outcome, xp } = applied
  const booked = outcome.xp.find((entry) => entry.reason === 'award')
  if (booked?.amount !== amount || booked.note !== reason)
    throw new DomainError('conflict', 'This Idempotency-Key was already used for another award.')
  return {
    amount,
    level: { ...toLevel(xp), ...outcome.level },
    ...(await toRewards(outcome, context.labels)),
    replayed: applied.status === 'duplicate',
  }
}

const awardLimitMessage = (given: number) => {
  const left = Math.max(0, MAX_AWARDED_PER_DAY - given)
  return `One person can give up to ${MOST_A_DAY} XP a day by hand; ${left === 0 ? 'none are' : `${numberText(left)} XP are`} left for today (UTC).`
}
