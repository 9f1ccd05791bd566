import { isObject, type JsonValue, type JsonObject } from './criteria-tree.ts'

/** The comparisons that the form offers. */
export const COMPARISONS = {
  is: 'is',
  least: 'is at least',
  most: 'is at most',
  between: 'is between',
  among: 'is one of',
} as const
export type Way = keyof typeof COMPARISONS

export interface Compared {
  way: Way
  /** As typed; several are separated by commas. */
  value: string
  /** The upper bound of `between`. */
  most: string
}

/** A comparison as the form shows it. Undefined if only JSON can express it. */
export function readComparison(json: JsonValue): Compared | undefined {
  if (!isObject(json)) return Array.isArray(json) ? undefined : { way: 'is', value: String(json ?? ''), most: '' }
  const { gte, lte, eq, in: among } = json
  const keys = Object.keys(json).toSorted().join()
  if (keys === 'gte') return { way: 'least', value: shown(gte), most: '' }
  if (keys === 'lte') return { way: 'most', value: shown(lte), most: '' }
  if (keys === 'gte,lte') return { way: 'between', value: shown(gte), most: shown(lte) }
  if (keys === 'eq') return { way: 'is', value: shown(eq), most: '' }
  if (keys === 'in' && Array.isArray(among)) return { way: 'among', value: among.map(shown).join(', '), most: '' }
  return undefined
}

const shown = (json: JsonValue | undefined): string =>
  typeof json === 'string' ? json : json === undefined ? '' : JSON.stringify(json)

export function writeComparison({ way, value, most }: Compared): JsonValue {
  if (way === 'least') return { gte: typed(value) }
  if (way === 'most') return { lte: typed(value) }
  if (way === 'between') return { gte: typed(value), lte: typed(most) }
  if (way === 'among')
    return {
      in: value
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== '')
        .map(typed),
    }
  return typed(value)
}

/** Parses numbers and booleans; anything else is text. */
function typed(text: string): JsonValue {
  const word = text.trim()
  if (word === 'true' || word === 'false') return word === 'true'
  return word === '' || !Number.isFinite(Number(word)) ? word : Number(word)
}

/** Renames one key and keeps the order. */
export const renameKey = (node: JsonObject, from: string, to: string): JsonObject =>
  Object.fromEntries(Object.entries(node).map(([key, value]) => [key === from ? to : key, value]))
