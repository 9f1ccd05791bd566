import { deepEqual } from '#domain/deep-equal.ts'
import { isObject, type JsonObject, type JsonValue } from '#lib/features/rules/criteria-tree.ts'
import { humanize } from '#lib/words.ts'

export interface TextDifference {
  /** The field in words. */
  field: string
  theirs: string
  mine: string
}

const NAMES: Readonly<Record<string, string>> = {
  option_notes: 'Notes to the options',
  fixed_order: 'Order of the options',
  parts: 'What is asked',
  pool: 'Asked in',
  tip: 'Exam tip',
}

/** The fields of a question in which two versions of it differ, as texts. */
export function textDifferences(theirs: JsonObject, mine: JsonObject): TextDifference[] {
  const fields = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])]
  return fields
    .filter((field) => !deepEqual(theirs[field] ?? null, mine[field] ?? null))
    .map((field) => ({ field: fieldName(field), theirs: asText(theirs[field]), mine: asText(mine[field]) }))
}

export const fieldName = (field: string): string => NAMES[field] ?? humanize(field)

/** A value as a person reads it: a list one item a line, an answer by its names. */
export function asText(value: JsonValue | undefined, depth = 0): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) {
    const isShort = value.every((it) => typeof it === 'number' || it === null)
    return isShort ? value.map((it) => asText(it)).join(', ') : value.map((it) => asText(it, depth + 1)).join('\n')
  }
  if (!isObject(value)) return ''
  return Object.entries(value)
    .map(([name, part]) => `${depth === 0 ? humanize(name) : name}: ${asText(part, depth + 1)}`)
    .join(depth === 0 ? '\n' : ', ')
}
