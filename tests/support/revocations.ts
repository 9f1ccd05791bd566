import { heldAwards } from '../../functions/_db/queries/achievements/held-awards.ts'
import { withService } from '../../functions/_db/session.ts'
import { revocationActivity } from '../../functions/_domain/engine/revocation.ts'
import { applyEvents, type Engine } from '../../functions/_services/engine/apply.ts'
import type { LearnerKey } from '../../functions/_db/queries/engine/learner-key.ts'
import { dayOf } from './activities.ts'

/** Takes away what a learner holds of an achievement, or one tier of it: the event alone, without who may. */
export async function takeAway(engine: Engine, who: LearnerKey, achievement: string, tier?: string) {
  const held = await withService(engine.db, (tx) =>
    heldAwards(tx, { userId: who.user_id, communityId: who.community_id, achievementId: achievement }),
  )
  const awards = held
    .filter((award) => tier === undefined || award.tier === tier)
    .map(({ id, paid, paid_on, again }) => ({ id, paid, again, paid_on: paid_on ?? dayOf(0) }))
  const [applied] = await applyEvents(engine, [
    revocationActivity({
      ...who,
      id: crypto.randomUUID(),
      now: engine.now(),
      today: { local_date: dayOf(30), local_hour: 12 },
      decision: { actor: who.user_id, achievement, reason: 'A mistake.' },
      awards,
    }),
  ])
  if (!applied) throw new Error('A revocation was not answered.')
  if (applied.status === 'refused') throw applied.error
  return applied.outcome
}
