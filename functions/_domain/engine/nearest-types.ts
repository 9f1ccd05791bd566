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
  let above = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (let row = 1; row <= from.length; row++) {
    const current = [row]
    for (let column = 1; column <= to.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1)
      current.push(Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, replaced))
    }
    above = current
  }
  return above[to.length] ?? 0
}
