import { EVENT_TYPES } from './event-types.ts'
import { isReportable } from './reporting.ts'

/** The types that a caller may report in every community. */
export const REPORTABLE_TYPES: readonly string[] = Object.keys(EVENT_TYPES).filter(isReportable)

/** How many suggestions a refusal makes. */
const MOST = 3

/** The known types that a mistyped one may stand for, the nearest first: up to one edit in three letters apart. */
export function nearestTypes(type: string, known: readonly string[]): string[] {
  return known
    .map((candidate) => ({ candidate, distance: editDistance(type, candidate) }))
    .filter(({ candidate, distance }) => distance <= Math.max(2, Math.floor(candidate.length / 3)))
    .toSorted((a, b) => a.distance - b.distance || a.candidate.localeCompare(b.candidate))
    .slice(0, MOST)
    .map(({ candidate }) => candidate)
}

/** How many letters to insert, delete or replace, one row of the table at a time (Levenshtein). */
export function editDistance(from: string, to: string): number {
  const first = Array.from({ length: to.length + 1 }, (_, column) => column)
  const last = [...from].reduce(
    (above, letter, row) =>
      [...to].reduce<number[]>(
        (left, other, column) => [
          ...left,
          Math.min(
            (above[column + 1] ?? 0) + 1,
            (left[column] ?? 0) + 1,
            (above[column] ?? 0) + (letter === other ? 0 : 1),
          ),
        ],
        [row + 1],
      ),
    first,
  )
  return last[to.length] ?? 0
}
