import { instantText } from '../locale/dates.ts'
import { numberText } from '../locale/numbers.ts'

export type AuditDetails = Readonly<Record<string, unknown>>

/** What one field was and is; null where there is nothing to say. */
export interface AuditChange {
  what: string
  before: string | null
  after: string | null
}

/** What an entry says was different before. Entries were written in three ways, over time. */
export function changesIn(details: AuditDetails): AuditChange[] {
  const { from, to, before, after } = details
  if (isRecord(before)) return compare(before, isRecord(after) ? after : pick(details, before))
  if (isRecord(to)) return compare(isRecord(from) ? from : {}, to)
  const isNamed = typeof from === 'string' && (typeof to === 'string' || to === null || to === undefined)
  return isNamed ? [{ what: '', before: textOf(from), after: textOf(to) }] : []
}

function compare(before: AuditDetails, after: AuditDetails): AuditChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((name) => ({ what: fieldText(name), before: textOf(before[name]), after: textOf(after[name]) }))
    .filter((change) => change.before !== change.after)
}

const pick = (details: AuditDetails, { ...names }: AuditDetails): AuditDetails =>
  Object.fromEntries(Object.keys(names).map((name) => [name, details[name]]))

const isRecord = (value: unknown): value is AuditDetails =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `due_at` reads as "Due". */
export function fieldText(name: string): string {
  const words = name.replace(/_(?:at|on)$/, '').replaceAll('_', ' ')
  return words === 'xp' ? 'XP' : words.charAt(0).toUpperCase() + words.slice(1)
}

/** The form in which Postgres writes a moment into JSON. */
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'string') return JSON.stringify(value)
  return MOMENT.test(value) && !Number.isNaN(Date.parse(value)) ? `${instantText(value, 'moment', 'UTC')} UTC` : value
}
