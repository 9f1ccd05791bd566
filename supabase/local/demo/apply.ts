import { connect } from '../../../functions/_db/client.ts'
import type { Activity } from '../../../functions/_domain/engine/activity.ts'
import { applyEvents, type AppliedEvent } from '../../../functions/_services/engine/apply.ts'
import { createRulesets } from '../../../functions/_services/engine/rulesets.ts'
import { Failure } from '../failure.ts'
import { toBatches } from './batches.ts'

/** Applies a history in the order of time. Events that are in the log already change nothing. */
export async function applyHistory(url: string, activities: readonly Activity[]): Promise<void> {
  const db = connect(url, { max: 2, genericPlans: 2, name: 'laude demo' })
  const rulesets = createRulesets()
  try {
    for (const batch of toBatches(activities)) {
      // All that a batch brings is dated when it is applied: at its last event, not today.
      const now = batch.at(-1)?.occurred_at ?? 0
      throwIfRefused(batch, await applyEvents({ db, rulesets, now: () => now }, batch))
    }
  } finally {
    await db.end()
  }
}

function throwIfRefused(batch: readonly Activity[], applied: readonly AppliedEvent[]): void {
  for (const [index, result] of applied.entries()) {
    if (result.status !== 'refused') continue
    const { type, local_date } = batch[index] ?? {}
    const why = result.error instanceof Error ? result.error.message : String(result.error)
    throw new Failure(
      `The demo history could not be recorded: ${type} on ${local_date} was refused (${why}).`,
      'This is a bug in Laude, not a mistake of yours.',
      { cause: result.error },
    )
  }
}
