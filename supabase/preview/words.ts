import type { AwardChange } from './award-changes.ts'
import type { HotOperation } from './hot-operations.ts'

/** A duration in milliseconds, as it is said. */
export function sayMs(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`
  if (ms >= 10) return `${Math.round(ms)} ms`
  return ms < 1 ? 'under 1 ms' : `${ms.toFixed(1)} ms`
}

export const sayNumber = (value: number): string => value.toLocaleString('en')

export const count = (value: number, noun: string, plural = `${noun}s`): string =>
  `${sayNumber(value)} ${value === 1 ? noun : plural}`

/** `a`, `b` and `c`. */
export function listed(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join('')
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
}

export const code = (text: string): string => `\`${text}\``

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const nameOf = ({ name, tier }: AwardChange): string => `“${name}”${tier === null ? '' : ` (${tier})`}`

export const OPERATION_NAMES: Record<HotOperation, string> = {
  achievements: "a learner's achievements",
  catalogue: 'the catalog of achievements',
  tests: 'the tests of a community',
  board: 'a leaderboard',
  finish: 'finishing a test',
  queue: 'applying 20 queued events',
}
