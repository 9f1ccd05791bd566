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
import { correctionOf, paidInTheEnd, type LedgerRow } from '../../_domain/engine/ledger.ts'
import { levelFor } from '../../_domain/xp/levels.ts'
import type { XpEntry } from '../../_domain/engine/outcome.ts'
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
  const rows = corrections(await readLedger(sql, key), entries, now)
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

interface NewEntry extends LedgerRow {
  id: string
  local_date: string
  actor_id?: string
  note?: string
}

/** The ledger only grows: missing entries are added, and wrong ones get a compensating entry. */
function corrections(
  ledger: readonly LedgerRow[],
  expected: readonly (XpEntry & { local_date: string })[],
  now: number,
): NewEntry[] {
  const [booked, due] = [paidInTheEnd(ledger), paidInTheEnd(expected)]
  const known = new Set(ledger.map(({ reason, reference }) => `${reason} ${reference}`))
  return expected.flatMap(({ reason, reference, amount, local_date, actor_id, note: why }): NewEntry[] => {
    const id = uuid7(now)
    const entry = { id, amount, reason, reference, local_date, actor_id, note: why }
    // The log has a correction where a revocation was undone; the entry that it corrects is looked at by itself.
    if (reason === 'correction') return known.has(`${reason} ${reference}`) ? [] : [entry]
    const key = `${reason} ${reference}`
    const paid = booked[key]
    if (paid === undefined) return [entry]
    const missing = (due[key] ?? 0) - missingCorrections(key) - paid
    if (missing === 0) return []
    const note = `Rebuilt: ${reason} ${reference} paid ${paid}, not ${paid + missing}`
    return [
      {
        id,
        amount: missing,
        reason: 'correction',
        reference: correctionOf({ reason, reference, amount }, id),
        local_date,
        actor_id: NO_ACTOR,
        note,
      },
    ]
  })

  function missingCorrections(key: string): number {
    const added = expected.filter(
      ({ reason, reference }) =>
        reason === 'correction' && reference.split('#')[0] === key && !known.has(`${reason} ${reference}`),
    )
    return added.reduce((sum, { amount }) => sum + amount, 0)
  }
}
