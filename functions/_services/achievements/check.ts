import type { CheckResult } from '../../_contracts/achievements/check.ts'
import { stateOf } from '../../_db/queries/achievements/state.ts'
import { areBoardsFresh } from '../../_db/queries/boards/refreshed.ts'
import type { LearnerPage } from '../../_db/queries/rules/learners.ts'
import { isAnyoneDue, noteLook, secondsOfToday, sweptVersion } from '../../_db/queries/rules/progress.ts'
import { withService, withUser, type Claims, type Transaction } from '../../_db/session.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import { boardsIn, isTierTwo } from '../../_domain/rules/condition-queries.ts'
import { notFound } from '../../_domain/errors.ts'
import type { Ruleset } from '../../_domain/rules/ruleset.ts'
import type { RewardContext } from '../context.ts'
import { findMyCommunity } from '../communities/find.ts'
import { applyEvents } from '../engine/apply.ts'
import { toRewards } from '../rewards/to-rewards.ts'
import { findAllGains } from '../rules/find-gains.ts'
import { eventOf } from '../rules/give-gains.ts'

/**
 * Gives the caller what they have met and nobody gave them yet, and answers with just that. It asks what the background
 * asks, of one learner: for what is new in the rules, and once a day for windows and boards. Whoever finds the same at
 * the same time writes the same event, so each award is given, and answered, once.
 */
export async function checkMine(context: RewardContext, claims: Claims, communitySlug: string): Promise<CheckResult> {
  const { db } = context
  const now = context.now()
  const { community, stored } = await withUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, communitySlug)
    const stored = await stateOf(tx, claims.sub, community.id)
    if (!stored) throw notFound('community')
    return { community, stored }
  })
  const ruleset = await context.rulesets.at(community.id, Number(stored.newest), db)
  const page: LearnerPage = { communityId: community.id, after: null, last: null, only: claims.sub }
  const asked = { page, ruleset, now, rulesVersion: Number(stored.rules_version ?? stored.newest) }
  const { found, due, looks_again_in } = await withService(db, async (tx) => {
    const due = await isLookDue(tx, page, ruleset, now)
    return { due, found: await find(tx, { ...asked, due }), looks_again_in: await secondsOfToday(tx, claims.sub, now) }
  })
  // Only now, so that nobody holds one connection while waiting for another.
  const applied = await applyEvents(context, found)
  const checked: CheckResult = { achievements: [], milestones: [], completed: [], looks_again_in }
  for (const it of applied) {
    if (it.status === 'refused') throw it.error
    // What somebody else was faster to give, they told.
    if (it.status === 'duplicate') continue
    const { achievements, milestones, completed } = await toRewards(it.outcome, context.labels)
    checked.achievements.push(...achievements)
    checked.milestones.push(...milestones)
    checked.completed.push(...completed)
  }
  // A look that failed was none.
  if (due) await withService(db, (tx) => noteLook(tx, page, now))
  return checked
}

/** Once a day, and by boards that are up to date; else it is left to the background, which reads them whole. */
async function isLookDue(tx: Transaction, page: LearnerPage, { rules }: Ruleset, now: number): Promise<boolean> {
  const daily = rules.filter(({ condition }) => isTierTwo(condition))
  if (daily.length === 0 || !(await isAnyoneDue(tx, page, now))) return false
  return daily.every(({ condition }) => boardsIn(condition).length === 0) || areBoardsFresh(tx, now)
}

interface Asked {
  page: LearnerPage
  ruleset: Ruleset
  now: number
  /** Up to which version of the rules the learner's state was given all it met. */
  rulesVersion: number
  /** Whether windows and boards may be looked at. */
  due: boolean
}

async function find(tx: Transaction, { page, ruleset, now, rulesVersion, due }: Asked): Promise<Activity[]> {
  // A sweep asks the log, too, so what came after it is new even to who has done something since.
  const since = Math.min(rulesVersion, await sweptVersion(tx, page.communityId))
  const asked = ruleset.rules.filter(({ changed, condition }) => (isTierTwo(condition) ? due : changed > since))
  const events: Activity[] = []
  for (const type of ['rules_swept', 'rule_met'] as const) {
    const rules = asked.filter(({ changed }) => changed > since === (type === 'rules_swept'))
    const search = { type, communityId: page.communityId, ruleset, now }
    for (const gain of await findAllGains(tx, { page, rules, now })) events.push(await eventOf(tx, search, gain))
  }
  return events
}
