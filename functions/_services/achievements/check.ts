import type { CheckResult } from '../../_contracts/achievements/check.ts'
import { stateOf } from '../../_db/queries/achievements/state.ts'
import { areBoardsFresh } from '../../_db/queries/boards/refreshed.ts'
import type { LearnerPage } from '../../_db/queries/rules/learners.ts'
import { isAnyoneDue, recordLook, secondsOfToday, sweptVersion } from '../../_db/queries/rules/progress.ts'
import { withService, withUser, type Transaction } from '../../_db/session.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import { boardsIn, isTierTwo } from '../../_domain/rules/condition-queries.ts'
import { notFound } from '../../_domain/errors.ts'
import type { Ruleset } from '../../_domain/rules/ruleset.ts'
import type { DatabaseContext, RewardContext, WithClaims } from '../context.ts'
import { findMyCommunity } from '../communities/find.ts'
import { applyEvents } from '../engine/apply.ts'
import { toRewards } from '../rewards/to-rewards.ts'
import { findAllGains } from '../rules/find-gains.ts'
import { gainActivity } from '../rules/award-gains.ts'

/**
 * Awards the caller what their history already meets but was not awarded yet, and answers with just that. It does what
 * the background workers do, for one learner: it evaluates rules that are new, and once a day those with windows and
 * leaderboards. When the background finds the same gain at the same time, both write the same event id, so each award
 * is given, and answered, once.
 */
export async function checkMyAchievements(
  context: WithClaims<RewardContext>,
  communitySlug: string,
): Promise<CheckResult> {
  const { db, claims } = context
  const now = context.now()
  const { community, stored } = await readState(context, communitySlug)
  const ruleset = await context.rulesets.at(community.id, Number(stored.newest), db)
  const page: LearnerPage = { communityId: community.id, after: null, last: null, only: claims.sub }
  const search = { page, ruleset, now, rulesVersion: Number(stored.rules_version ?? stored.newest) }
  const { events, includesDaily, looks_again_in } = await withService(db, async (tx) => {
    const includesDaily = await isDailyCheckDue(tx, search)
    return {
      includesDaily,
      events: await findEvents(tx, { ...search, includesDaily }),
      looks_again_in: await secondsOfToday(tx, claims.sub, now),
    }
  })
  // After the transaction, so no request holds one connection while waiting for another.
  const applied = await applyEvents(context, events)
  const result: CheckResult = { achievements: [], milestones: [], completed: [], looks_again_in }
  for (const it of applied) {
    if (it.status === 'refused') throw it.error
    // A concurrent request or the background applied the event first, and reported it.
    if (it.status === 'duplicate') continue
    const { achievements, milestones, completed } = await toRewards(it.outcome, context.labels)
    result.achievements.push(...achievements)
    result.milestones.push(...milestones)
    result.completed.push(...completed)
  }
  // Noted only now, so a check that failed is repeated the same day.
  if (includesDaily) await withService(db, (tx) => recordLook(tx, page, now))
  return result
}

const readState = ({ db, claims }: WithClaims<DatabaseContext>, communitySlug: string) =>
  withUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, communitySlug)
    const stored = await stateOf(tx, claims.sub, community.id)
    if (!stored) throw notFound('community')
    return { community, stored }
  })

interface LearnerSearch {
  page: LearnerPage
  ruleset: Ruleset
  now: number
  /** The rules version up to which the learner's state was evaluated. */
  rulesVersion: number
}

/**
 * Windows and leaderboards are checked once a day, and only while the leaderboards are fresh; otherwise they are left
 * to the background, which reads whole leaderboards.
 */
async function isDailyCheckDue(tx: Transaction, { page, ruleset, now }: LearnerSearch): Promise<boolean> {
  const daily = ruleset.rules.filter(({ condition }) => isTierTwo(condition))
  if (daily.length === 0 || !(await isAnyoneDue(tx, page, now))) return false
  return daily.every(({ condition }) => boardsIn(condition).length === 0) || areBoardsFresh(tx, now)
}

async function findEvents(
  tx: Transaction,
  { page, ruleset, now, rulesVersion, includesDaily }: LearnerSearch & { includesDaily: boolean },
): Promise<Activity[]> {
  // A sweep also evaluates the log, so a rule newer than the last sweep is new even to a learner active since then.
  const since = Math.min(rulesVersion, await sweptVersion(tx, page.communityId))
  const candidates = ruleset.rules.filter(({ changed, condition }) =>
    isTierTwo(condition) ? includesDaily : changed > since,
  )
  const events: Activity[] = []
  for (const type of ['rules_swept', 'rule_met'] as const) {
    const rules = candidates.filter(({ changed }) => changed > since === (type === 'rules_swept'))
    const source = { type, communityId: page.communityId, ruleset, now }
    for (const gain of await findAllGains(tx, { page, rules, now })) events.push(await gainActivity(tx, source, gain))
  }
  return events
}
