/** One row of the ledger, as far as sums go. */
export interface LedgerRow {
  reason: string
  reference: string
  amount: number
}

/** The reference of a correction: the entry it corrects, and an id, since an entry may be corrected again. */
export const correctionOf = ({ reason, reference }: LedgerRow, id: string) => `${reason} ${reference}#${id}`

/** What each entry paid with its corrections, by reason and reference. */
export function paidInTheEnd(ledger: readonly LedgerRow[]): Record<string, number> {
  const paid: Record<string, number> = {}
  for (const { reason, reference, amount } of ledger) {
    const key = reason === 'correction' ? (reference.split('#')[0] ?? reference) : `${reason} ${reference}`
    paid[key] = (paid[key] ?? 0) + amount
  }
  return paid
}
