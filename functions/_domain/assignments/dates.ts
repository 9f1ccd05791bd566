export interface AssignmentDates {
  opens_at: string | null
  due_at: string | null
  closes_at: string | null
}

export type AssignmentDate = keyof AssignmentDates

/** Which dates contradict another, and how. */
export function datesAtOdds({
  opens_at,
  due_at,
  closes_at,
}: AssignmentDates): { date: AssignmentDate; says: string }[] {
  const [opens, due, closes] = [opens_at, due_at, closes_at].map((at) => (at === null ? null : Date.parse(at)))
  const isBefore = (a: number | null | undefined, b: number | null | undefined) => a != null && b != null && a < b
  const isAt = (a: number | null | undefined, b: number | null | undefined) => a != null && a === b
  return [
    ...(isBefore(due, opens) || isAt(due, opens) ? [{ date: 'due_at' as const, says: 'is not after it opens' }] : []),
    ...(isBefore(closes, opens) || isAt(closes, opens)
      ? [{ date: 'closes_at' as const, says: 'is not after it opens' }]
      : isBefore(closes, due)
        ? [{ date: 'closes_at' as const, says: 'is before it is due' }]
        : []),
  ]
}
