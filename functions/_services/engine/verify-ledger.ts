import type { Database } from '../../_db/client.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import { loadLearner } from '../../_db/queries/engine/load.ts'
import { readHeldRules, type HeldRules } from '../../_db/queries/engine/ledger/held-rules.ts'
import { learnersAfter } from '../../_db/queries/engine/ledger/learners.ts'
import { readLedger, readLog, readStreaks, unexplainedAwards } from '../../_db/queries/engine/ledger/read.ts'
import { inTransaction } from '../../_db/session.ts'
import { withRepeat } from '../../_db/repeat.ts'
import { paidByReplay } from '../../_domain/engine/corrections.ts'
import { evaluate } from '../../_domain/rules/evaluate.ts'
import type { Learner } from '../../_domain/engine/learner.ts'
import { levelFor } from '../../_domain/xp/levels.ts'
import { replay } from '../../_domain/engine/replay.ts'
import { deepEqual } from '../../_domain/deep-equal.ts'
import type { Ruleset } from '../../_domain/rules/ruleset.ts'
import { toLearner } from './to-learner.ts'
import type { Rulesets } from './rulesets.ts'

export interface Difference extends LearnerKey {
  what: string
  stored: unknown
  expected: unknown
}

/** Folds the whole log of every learner and compares the result with the stored state. */
export async function* verifyAll(db: Database, rulesets: Rulesets): AsyncGenerator<Difference, number> {
  let checked = 0
  const pageAfter = (last?: LearnerKey) => withRepeat(db, ({ sql }) => learnersAfter(sql, last, 200))
  let page = await pageAfter()
  while (page.length > 0) {
    for (const learner of page) {
      yield* await verifyLearner(db, rulesets, learner)
      checked++
    }
    page = await pageAfter(page.at(-1))
  }
  return checked
}

/** The differences between a learner's stored state and their log. */
export async function verifyLearner(db: Database, rulesets: Rulesets, key: LearnerKey): Promise<Difference[]> {
  const { loaded, log, ledger, held, shown, unexplained } = await inTransaction(db, async ({ sql }) => {
    // All reads see the same snapshot.
    await sql`set transaction isolation level repeatable read, read only`
    return {
      loaded: await loadLearner(sql, key),
      log: await readLog(sql, key),
      ledger: await readLedger(sql, key),
      held: await readHeldRules(sql, key),
      shown: await readStreaks(sql, key),
      unexplained: await unexplainedAwards(sql, key),
    }
  })
  if (!loaded) throw new Error('The database returned no row for a learner.')
  const ruleset = await rulesets.at(key.community_id, Number(loaded.newest ?? 0), db)
  const stored = toLearner(loaded, ruleset.version)
  const { learner, entries } = replay(log)
  const total = ledger.reduce((sum, { amount }) => sum + amount, 0)
  const comparisons: Omit<Difference, keyof LearnerKey>[] = [
    { what: 'counters', stored: stored.counters, expected: learner.counters },
    { what: 'streaks', stored: stored.streaks, expected: learner.streaks },
    { what: 'streaks shown', stored: shown, expected: learner.streaks },
    { what: 'paid for work', stored: paidByReplay(ledger), expected: paidByReplay(entries) },
    { what: 'XP', stored: stored.xp, expected: total },
    { what: 'level', stored: stored.level, expected: levelFor(total) },
    { what: 'awards without their event', stored: unexplained.map(({ slug }) => slug), expected: [] },
    { what: 'achievements held', stored: sorted(stored.earned), expected: sorted(held.earned) },
    {
      what: 'achievements revoked',
      stored: sorted(stored.revoked),
      expected: sorted([...learner.revoked, ...held.sent_back]),
    },
    { what: 'revocations shown', stored: sorted(held.revoked), expected: sorted(revokedOf(held, learner)) },
    { what: 'milestones validated', stored: sorted(stored.validated), expected: sorted(held.validated) },
    { what: 'milestones handed in', stored: sorted(stored.handed), expected: sorted(held.handed) },
    { what: 'awards missing', stored: missing(stored, ruleset), expected: [] },
  ]
  return comparisons.filter((it) => !deepEqual(it.stored, it.expected)).map((it) => ({ ...key, ...it }))
}

/** Achievements that the learner's state meets and that were never awarded, among rules that were evaluated for the learner. */
function missing(stored: ReturnType<typeof toLearner>, ruleset: Ruleset): string[] {
  return ruleset.rules
    .filter(({ changed, effect }) => effect.kind === 'achievement' && changed <= stored.rules_version)
    .filter(({ id }) => !stored.earned.has(id) && !stored.revoked.has(id))
    .filter(({ condition }) => evaluate(condition, stored, undefined, {}))
    .map(({ effect }) => (effect.kind === 'achievement' ? effect.slug : ''))
}

/** The awards that the log says were revoked, among those in the table. */
const revokedOf = ({ earned, revoked }: HeldRules, learner: Learner) =>
  [...earned, ...revoked].filter((id) => learner.revoked.has(id))

const sorted = (ids: Iterable<string>) => [...ids].toSorted()
