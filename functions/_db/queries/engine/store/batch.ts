import type { Activity } from '../../../../_domain/engine/activity.ts'
import { fragment } from '../../../statement.ts'
import type { Effects } from '../effects.ts'

/** All effects of a batch, as the statement that stores them takes them. */
export interface EffectBatch extends Effects {
  learners: (Effects['learners'][number] & { closings: number })[]
  /** Events of attempts that end here, left for the queue. */
  queued: Activity[]
}

/** How many attempts of each learner end with the batch: all of them, or nothing of the learner's is written. */
export function toBatch(effects: Effects, queued: Activity[]): EffectBatch {
  const closings = new Map<number, number>()
  for (const { learner } of effects.closings) closings.set(learner, (closings.get(learner) ?? 0) + 1)
  return {
    ...effects,
    learners: effects.learners.map((it, index) => ({ ...it, closings: closings.get(index) ?? 0 })),
    queued,
  }
}

/** When the batch was folded. One parameter, however often it stands in the statement. */
export const foldedAt = fragment<EffectBatch>`to_timestamp(${({ now }) => now / 1000})`
