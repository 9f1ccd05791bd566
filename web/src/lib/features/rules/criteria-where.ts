import { isObject, type JsonValue, type JsonObject } from './criteria-tree.ts'

/** How a value of an event is compared, as a person chooses it. */
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
  /** As typed; of several, one after a comma. */
  value: string
  /** The upper end of what is between. */
  most: string
}

/** A comparison as it is shown, or undefined for one that only JSON can say. */
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

/** Numbers and true and false are what they look like; the rest is text. */
function typed(text: string): JsonValue {
  const word = text.trim()
  if (word === 'true' || word === 'false') return word === 'true'
  return word === '' || !Number.isFinite(Number(word)) ? word : Number(word)
}

/** The same members in the same order, one of them called otherwise. */
export const renameKey = (node: JsonObject, from: string, to: string): JsonObject =>
  Object.fromEntries(Object.entries(node).map(([key, value]) => [key === from ? to : key, value]))
