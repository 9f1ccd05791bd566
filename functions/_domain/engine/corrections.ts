import { correctionOf, paidInTheEnd, type LedgerRow } from './ledger.ts'
import type { XpEntry } from './outcome.ts'

/** A row of the ledger, and the day it is booked on. */
export interface BookedEntry extends LedgerRow {
  local_date: string
}

interface Correcting {
  /** An id for each entry, since one may be corrected again. */
  newId: () => string
  actor_id: string
  /** What is said of an entry that paid too much or too little. */
  note: (entry: { paid: number; due: number } & Pick<LedgerRow, 'reason' | 'reference'>) => string
}

/** What a replay of the log pays. Achievements and milestones pay by rules, which a replay leaves out. */
const REPLAYED: ReadonlySet<string> = new Set(['test', 'practice', 'content', 'streak', 'award', 'revocation'])

export type DueEntry = XpEntry & { local_date: string }

/**
 * What has to be added so that the ledger pays what a replay of the log does. The ledger only grows: missing entries are added,
 * and those that paid another amount, or are not due at all, get a compensating one.
 */
export function correctionsTo(
  ledger: readonly BookedEntry[],
  expected: readonly DueEntry[],
  { newId, actor_id, note }: Correcting,
): (DueEntry & { id: string })[] {
  const [booked, due] = [paidInTheEnd(ledger), paidInTheEnd(expected)]
  const known = new Set(ledger.map(keyOf))
  const added: (DueEntry & { id: string })[] = []
  /** What the corrections that the log itself has, and the ledger has not yet, pay of each entry. */
  const coming: Record<string, number> = {}
  for (const entry of expected)
    if (entry.reason === 'correction' && !known.has(keyOf(entry))) {
      const corrected = entry.reference.split('#')[0] ?? ''
      coming[corrected] = (coming[corrected] ?? 0) + entry.amount
    }
  const compensate = (entry: Pick<DueEntry, 'reference' | 'local_date'> & { reason: string }, owed: number) => {
    const { reason, reference, local_date } = entry
    const paid = booked[`${reason} ${reference}`] ?? 0
    if (owed === paid) return
    const id = newId()
    added.push({
      id,
      amount: owed - paid,
      reason: 'correction',
      reference: correctionOf({ reason, reference, amount: owed }, id),
      local_date,
      actor_id,
      note: note({ reason, reference, paid, due: owed }),
    })
  }
  const looked = new Set<string>()
  for (const entry of expected) {
    const key = keyOf(entry)
    looked.add(key)
    // The entry that a correction corrects is looked at by itself.
    if (entry.reason === 'correction' ? !known.has(key) : booked[key] === undefined)
      added.push({ ...entry, id: newId() })
    else if (entry.reason !== 'correction') compensate(entry, (due[key] ?? 0) - (coming[key] ?? 0))
  }
  for (const entry of ledger) if (REPLAYED.has(entry.reason) && !looked.has(keyOf(entry))) compensate(entry, 0)
  return added
}

const keyOf = ({ reason, reference }: Pick<LedgerRow, 'reason' | 'reference'>) => `${reason} ${reference}`

/** What work and revocations paid in the end. An entry that was taken back whole is as if it had never been. */
export const paidByReplay = (rows: readonly LedgerRow[]): Record<string, number> =>
  Object.fromEntries(
    Object.entries(paidInTheEnd(rows)).filter(([key, paid]) => paid !== 0 && REPLAYED.has(key.split(' ')[0] ?? '')),
  )
