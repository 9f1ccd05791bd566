import type { Database } from '../../_db/client.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import {
  learnersOfUser,
  lockState,
  readHeld,
  readLedger,
  readLog,
  notifyProgress,
  writeRestored,
  writeRevocations,
  writeTotals,
} from '../../_db/queries/engine/ledger.ts'
import { inTransaction } from '../../_db/session.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { correctionOf, paidInTheEnd, type LedgerRow } from '../../_domain/engine/ledger.ts'
import { levelFor } from '../../_domain/xp/levels.ts'
import type { XpEntry } from '../../_domain/engine/outcome.ts'
import { replay, type RevokedAward } from '../../_domain/engine/replay.ts'

/** Who books a correction when no person does. */
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** Makes a user's state in every community what their log says. Answers how many communities that were. */
export async function rebuildUser(db: Database, userId: string, now: () => number): Promise<number> {
  const learners = await db.withConnection(({ sql }) => learnersOfUser(sql, userId))
  for (const learner of learners) await rebuildLearner(db, learner, now())
  return learners.length
}

function rebuildLearner(db: Database, key: LearnerKey, now: number): Promise<void> {
  return inTransaction(db, async ({ sql }) => {
    await lockState(sql, key)
    const { learner, entries, revoked } = replay(await readLog(sql, key))
    const rows = corrections(await readLedger(sql, key), entries, now)
    await writeRestored(sql, {
      ...key,
      counters: JSON.stringify(learner.counters),
      streaks: JSON.stringify(learner.streaks),
      rows: JSON.stringify(rows),
    })
    await writeRevocations(sql, key, revoked.map(toDecision))
    const total = (await readLedger(sql, key)).reduce((sum, { amount }) => sum + amount, 0)
    // Also what was taken away and is not there any more stays taken away.
    const shown = await readHeld(sql, key)
    const held = { ...shown, revoked: [...learner.revoked, ...shown.sent_back] }
    await writeTotals(sql, key, held, total, levelFor(total))
    await notifyProgress(sql, key)
  })
}

const toDecision = ({ rule, by: { dims, occurred_at } }: RevokedAward) => ({
  rule,
  at: occurred_at,
  actor: String(dims.actor),
  because: String(dims.reason),
})

interface Booking extends LedgerRow {
  id: string
  local_date: string
  actor_id?: string
  note?: string
}

/** The ledger only grows: what is missing is added, what is wrong gets a compensating entry. */
function corrections(
  ledger: readonly LedgerRow[],
  expected: readonly (XpEntry & { local_date: string })[],
  now: number,
): Booking[] {
  const booked = paidInTheEnd(ledger)
  return expected.flatMap(({ reason, reference, amount, local_date, actor_id, note: why }): Booking[] => {
    const has = booked[`${reason} ${reference}`]
    const id = uuid7(now)
    if (has === undefined) return [{ id, amount, reason, reference, local_date, actor_id, note: why }]
    if (has === amount) return []
    const note = `Rebuilt: ${reason} ${reference} paid ${has}, not ${amount}`
    return [
      {
        id,
        amount: amount - has,
        reason: 'correction',
        reference: correctionOf({ reason, reference, amount }, id),
        local_date,
        actor_id: NOBODY,
        note,
      },
    ]
  })
}
