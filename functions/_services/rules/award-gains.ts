import type { Gain } from '../../_db/queries/rules/gains.ts'
import { readLogged } from '../../_db/queries/rules/log.ts'
import type { Transaction } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import { firstMet, isInLog } from '../../_domain/engine/first-met.ts'
import { sweepActivity, type SweepFinding } from '../../_domain/engine/sweep-events.ts'
import type { Ruleset } from '../../_domain/rules/ruleset.ts'
import { applyEvents, MAX_BATCH, type Engine } from '../engine/apply.ts'

export interface GainsSource {
  type: SweepFinding['type']
  communityId: string
  /** The rules that were evaluated. */
  ruleset: Ruleset
  now: number
}

export interface AwardedGains {
  /** Learners who gained something. */
  gained: number
  /** Learners for whom the award failed: their account was deleted, or they get it with their next event. */
  failed: number
}

/** Awards gains by events like any other, so the log explains each award, and finding a gain again changes nothing. */
export async function awardGains(
  engine: Engine,
  tx: Transaction,
  source: GainsSource,
  gains: Gain[],
): Promise<AwardedGains> {
  const awarded: AwardedGains = { gained: 0, failed: 0 }
  for (let first = 0; first < gains.length; first += MAX_BATCH) {
    const events: Activity[] = []
    for (const gain of gains.slice(first, first + MAX_BATCH)) events.push(await gainActivity(tx, source, gain))
    for (const { status } of await applyEvents(engine, events)) {
      if (status === 'applied') awarded.gained++
      if (status === 'refused') awarded.failed++
    }
  }
  return awarded
}

/** The event that awards the gains of one learner. */
export async function gainActivity(
  tx: Transaction,
  { type, communityId, ruleset, now }: GainsSource,
  gain: Gain,
): Promise<Activity> {
  const rules = gain.rules.flatMap((id) => ruleset.byId.get(id) ?? [])
  const log = rules.some(isInLog) ? await readLogged(tx, communityId, gain.user_id) : []
  const met = firstMet(log, rules, ruleset)
  const versions = rules.map(({ id, changed }) => `${id} ${changed}`).toSorted()
  return sweepActivity({
    // A sweep that finds the same gains again, or at the same time, writes the same event.
    id: stableId([type, communityId, gain.user_id, ...versions].join(' ')),
    type,
    user_id: gain.user_id,
    community_id: communityId,
    version: ruleset.version,
    met: Object.fromEntries(rules.map(({ id }) => [id, Math.min(met.get(id) ?? now, now)])),
    now,
    zone: gain.zone,
  })
}
