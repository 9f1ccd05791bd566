/** One row of the ledger, as far as sums go. */
export interface LedgerRow {
  reason: string
  reference: string
  amount: number
}

/** What a correction is booked under: the entry it mends, and which time that is. */
export const correctionOf = ({ reason, reference }: LedgerRow, id: string) => `${reason} ${reference}#${id}`

/** What each entry paid in the end, with its corrections: by reason and reference. */
export function paidInTheEnd(ledger: readonly LedgerRow[]): Record<string, number> {
  const paid: Record<string, number> = {}
  for (const { reason, reference, amount } of ledger) {
    const key = reason === 'correction' ? (reference.split('#')[0] ?? reference) : `${reason} ${reference}`
    paid[key] = (paid[key] ?? 0) + amount
  }
  return paid
}
