import type { Connection, Database } from '../../_db/client.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import { readHeldRules } from '../../_db/queries/engine/ledger/held-rules.ts'
import { learnersOfUser } from '../../_db/queries/engine/ledger/learners.ts'
import { readLedger, readLog } from '../../_db/queries/engine/ledger/read.ts'
import {
  lockState,
  notifyProgress,
  writeRestored,
  writeRevocations,
  writeTotals,
} from '../../_db/queries/engine/ledger/restore.ts'
import { inTransaction } from '../../_db/session.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { withRepeat } from '../../_db/repeat.ts'
import { correctionsTo } from '../../_domain/engine/corrections.ts'
import { levelFor } from '../../_domain/xp/levels.ts'
import { replay, type RevokedAward } from '../../_domain/engine/replay.ts'

/** The actor of a correction that no person made. */
const NO_ACTOR = '00000000-0000-0000-0000-000000000000'

/** Rebuilds a user's state in every community from their log. Returns the number of communities. */
export async function rebuildUser(db: Database, userId: string, now: () => number): Promise<number> {
  const learners = await withRepeat(db, ({ sql }) => learnersOfUser(sql, userId))
  for (const learner of learners) await inTransaction(db, ({ sql }) => rebuildLearner(sql, learner, now()))
  return learners.length
}

/** The same for one community, within a transaction. */
export async function rebuildLearner(sql: Connection['sql'], key: LearnerKey, now: number): Promise<void> {
  await lockState(sql, key)
  const { learner, entries, revoked } = replay(await readLog(sql, key))
  const rows = correctionsTo(await readLedger(sql, key), entries, {
    newId: () => uuid7(now),
    actor_id: NO_ACTOR,
    note: ({ reason, reference, paid, due }) => `Rebuilt: ${reason} ${reference} paid ${paid}, not ${due}`,
  })
  await writeRestored(sql, {
    ...key,
    counters: JSON.stringify(learner.counters),
    streaks: JSON.stringify(learner.streaks),
    rows: JSON.stringify(rows),
  })
  await writeRevocations(sql, { ...key, revocations: revoked.map(toRevocation) })
  const total = (await readLedger(sql, key)).reduce((sum, { amount }) => sum + amount, 0)
  // An award that was revoked and deleted since stays revoked.
  const rules = await readHeldRules(sql, key)
  const held = { ...rules, revoked: [...learner.revoked, ...rules.sent_back] }
  await writeTotals(sql, { ...key, held, total, level: levelFor(total) })
  await notifyProgress(sql, key)
}

const toRevocation = ({ rule, by: { dims, occurred_at } }: RevokedAward) => ({
  rule,
  at: occurred_at,
  actor: String(dims.actor),
  because: String(dims.reason),
})
