import { isObject, type JsonObject, type JsonValue } from '#lib/features/rules/criteria-tree.ts'

// The content of a draft may be unfinished, or written by a program: nothing about its shape is certain.

export const objectIn = (json: JsonValue | undefined): JsonObject => (isObject(json) ? json : {})
export const listIn = (json: JsonValue | undefined): JsonValue[] => (Array.isArray(json) ? json : [])

/** A text or a number as a field shows it. */
export const textIn = (json: JsonValue | undefined): string =>
  typeof json === 'string' ? json : typeof json === 'number' ? String(json) : ''

export const textsIn = (json: JsonValue | undefined): string[] => listIn(json).map(textIn)

/** The places that a list names; what is none is left out. */
export const placesIn = (json: JsonValue | undefined): number[] =>
  listIn(json).filter((place): place is number => typeof place === 'number')

/** A number as it was typed; a text that is none stays the text, so that nothing typed is lost. */
export function numberOf(typed: string): JsonValue {
  const text = typed.trim()
  if (text === '') return null
  const value = Number(text.replace(/^[\u2212\u2013]/, '-').replace(',', '.'))
  return Number.isFinite(value) ? value : text
}

/** A list without the items at its end that are blank. */
export function withoutBlankEnd<Item>(items: readonly Item[], isBlank: (item: Item) => boolean): Item[] {
  const last = items.findLastIndex((item) => !isBlank(item))
  return items.slice(0, last + 1)
}
