import { KINDS, MAX_DEPTH, type CriteriaKind } from '#contracts/rules/criteria.ts'
import { atPath } from '#domain/rules/json-path.ts'

export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject
export type JsonObject = { [key: string]: JsonValue }

/** Which part of which part: what is at [1, 0] is the first part of the second part of the rule. */
export type TreePlace = readonly number[]

export const isObject = (json: JsonValue | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** What a rule asks for, by the word that says so; of what is no rule, nothing. */
export const kindOf = (rule: JsonValue): CriteriaKind | undefined =>
  isObject(rule) ? KINDS.find((kind) => Object.hasOwn(rule, kind)) : undefined

/** The parts of a list, and undefined of what is none. */
export function partsOf(rule: JsonValue): JsonValue[] | undefined {
  const kind = kindOf(rule)
  const parts = isObject(rule) && (kind === 'all' || kind === 'any') ? rule[kind] : undefined
  return Array.isArray(parts) ? parts : undefined
}

const withParts = (rule: JsonValue, parts: JsonValue[]): JsonValue => ({
  [kindOf(rule) === 'any' ? 'any' : 'all']: parts,
})

/** The rule with another part, or several or none, in the place of one. */
function put(rule: JsonValue, [index, ...rest]: TreePlace, change: (part: JsonValue) => JsonValue[]): JsonValue[] {
  if (index === undefined) return change(rule)
  const parts = (partsOf(rule) ?? []).flatMap((part, at) => (at === index ? put(part, rest, change) : [part]))
  // A list of nothing is no rule, so it goes with its last part.
  return parts.length === 0 ? [] : [withParts(rule, parts)]
}

const orUnchanged = (rule: JsonValue, [changed]: JsonValue[]): JsonValue => (changed === undefined ? rule : changed)

export const changeAt = (rule: JsonValue, place: TreePlace, change: (part: JsonValue) => JsonValue): JsonValue =>
  orUnchanged(
    rule,
    put(rule, place, (part) => [change(part)]),
  )

/** Without one part. What is the whole rule stays: there is no rule without one. */
export const removeAt = (rule: JsonValue, place: TreePlace): JsonValue =>
  orUnchanged(
    rule,
    put(rule, place, () => []),
  )

/** One more: behind the parts of a list, or beside what is none. */
export const addAt = (rule: JsonValue, place: TreePlace, added: JsonValue): JsonValue =>
  changeAt(rule, place, (part) => {
    const parts = partsOf(part)
    return parts ? withParts(part, [...parts, added]) : { all: [part, added] }
  })

/** A step up or down among its neighbours; at the end of them it stays. */
export function moveAt(rule: JsonValue, place: TreePlace, by: 1 | -1): JsonValue {
  const [from, to] = [place.at(-1) ?? 0, (place.at(-1) ?? 0) + by]
  return changeAt(rule, place.slice(0, -1), (list) => {
    const parts = [...(partsOf(list) ?? [])]
    const [part, other] = [parts[from], parts[to]]
    if (part === undefined || other === undefined) return list
    parts[to] = part
    parts[from] = other
    return withParts(list, parts)
  })
}

/** Makes a list of a part, of the other kind than the one it is in, since that is what nesting is for. */
export function nestAt(rule: JsonValue, place: TreePlace): JsonValue {
  const around = place.length > 0 && kindOf(partAt(rule, place.slice(0, -1))) === 'all' ? 'any' : 'all'
  return changeAt(rule, place, (part) => ({ [around]: [part] }))
}

/** Dissolves a list into the one it is in; the whole rule only if it is a list of one. */
export function dissolveAt(rule: JsonValue, place: TreePlace): JsonValue {
  const parts = partsOf(partAt(rule, place))
  if (!parts || (place.length === 0 && parts.length !== 1)) return rule
  return orUnchanged(
    rule,
    put(rule, place, () => parts),
  )
}

export const partAt = (rule: JsonValue, place: TreePlace): JsonValue =>
  place.reduce<JsonValue>((part, index) => partsOf(part)?.[index] ?? null, rule)

const heightOf = (rule: JsonValue): number => 1 + Math.max(0, ...(partsOf(rule) ?? []).map(heightOf))

/** Whether there is room for a list around it. */
export const canNest = (rule: JsonValue, place: TreePlace): boolean =>
  place.length + heightOf(partAt(rule, place)) + 1 <= MAX_DEPTH

/** Where a part is in the JSON: `all[1].any[0]`. */
export function pathOf(rule: JsonValue, place: TreePlace): string {
  const keys = place.flatMap((index, depth) => [kindOf(partAt(rule, place.slice(0, depth))) ?? 'all', index])
  return atPath(keys)
}

/** An object with one value set, where it was or else last; undefined takes it away. */
export function withKey(node: JsonValue, key: string, value: JsonValue | undefined): JsonObject {
  const { [key]: before, ...others } = isObject(node) ? node : {}
  if (value === undefined) return others
  return isObject(node) && before !== undefined ? { ...node, [key]: value } : { ...others, [key]: value }
}
