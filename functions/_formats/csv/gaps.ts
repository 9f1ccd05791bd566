import type { GapKey } from '../../_domain/attempts/kinds/cloze.ts'
import { toNumber } from '../decimal.ts'
import { joinSpellings, splitSpellings } from './columns.ts'

// A gap has a line of a cell: its choices, or an asterisk where it is typed; and what is right in it: ~ and the number of a choice,
// accepted spellings, or # and a number with its tolerance, as in `#10:0.5`.

const TYPED = '*'

export const readChoices = (line: string): string[] | null => (line.trim() === TYPED ? null : splitSpellings(line))

export const writeChoices = (choices: string[] | null): string => (choices ? joinSpellings(choices) : TYPED)

export function readGap(line: string): GapKey {
  const [, place] = /^~\s*(\d+)\s*$/.exec(line) ?? []
  if (place !== undefined) return { choice: Number(place) - 1 }
  if (!line.startsWith('#')) return { accepted: splitSpellings(line.replace(/^\\(?=[#~])/, '')) }
  const [value = '', tolerance = '0'] = line.slice(1).split(':')
  return { value: toNumber(value), tolerance: toNumber(tolerance) }
}

export function writeGap(key: GapKey): string {
  if ('choice' in key) return `~${key.choice + 1}`
  return 'accepted' in key ? joinSpellings(key.accepted).replace(/^[#~]/, '\\$&') : `#${key.value}:${key.tolerance}`
}
