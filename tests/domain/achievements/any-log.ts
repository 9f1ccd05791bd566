import fc from 'fast-check'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { fold } from '../../../functions/_domain/engine/fold.ts'
import { newLearner } from '../../../functions/_domain/engine/learner.ts'
import { revocationActivity } from '../../../functions/_domain/engine/revocation.ts'
import type { Ruleset } from '../../../functions/_domain/rules/ruleset.ts'
import { anyHistory } from './any-history.ts'

export interface Take {
  /** The event after which somebody takes something away. */
  after: number
  /** Which of all that was ever given: also what was taken away already, as by somebody who came too late. */
  pick: number
}

export const anyTakes: fc.Arbitrary<Take[]> = fc.array(fc.record({ after: fc.nat(30), pick: fc.nat() }), {
  maxLength: 8,
})

/** The log of somebody who did this, and had this taken away, while these rules were live. */
export function withTakes(history: readonly Activity[], takes: readonly Take[], rules: Ruleset): Activity[] {
  let learner = newLearner(1)
  const log: Activity[] = []
  const paid = new Map<string, { paid: number; paid_on: string }>()
  const happens = (event: Activity) => {
    const folded = fold(learner, event, rules)
    learner = folded.learner
    for (const { reason, reference, amount } of folded.outcome.xp)
      if (reason === 'achievement') paid.set(reference, { paid: amount, paid_on: event.local_date })
    log.push(event)
  }
  for (const [index, event] of history.entries()) {
    happens(event)
    for (const { pick } of takes.filter(({ after }) => after === index)) {
      const given = [...paid]
      const [id, was] = given[pick % given.length] ?? []
      if (id !== undefined && was) happens(revocation(event, `take ${log.length}`, [{ id, ...was }]))
    }
  }
  return log
}

export const revocation = (
  { user_id, community_id, occurred_at: now, local_date, local_hour }: Activity,
  id: string,
  awards: Parameters<typeof revocationActivity>[0]['awards'],
): Activity =>
  revocationActivity({
    id,
    user_id,
    community_id,
    now,
    today: { local_date, local_hour },
    decision: { actor: 'an instructor', achievement: 'of that id', reason: 'A mistake.' },
    awards,
  })

/** Whatever one learner may have done, and what was taken away from them on the way. */
export const anyLog = (rules: Ruleset, maxLength = 60): fc.Arbitrary<Activity[]> =>
  fc.tuple(anyHistory(maxLength), anyTakes).map(([history, takes]) => withTakes(history, takes, rules))
