import { KINDS, MAX_DEPTH, type Kind } from '#contracts/rules/criteria.ts'
import { atPath } from '#domain/rules/json-path.ts'

export type Json = null | boolean | number | string | Json[] | JsonObject
export type JsonObject = { [key: string]: Json }

/** Which part of which part: what is at [1, 0] is the first part of the second part of the rule. */
export type Place = readonly number[]

export const isObject = (json: Json | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** What a rule asks for, by the word that says so; of what is no rule, nothing. */
export const kindOf = (rule: Json): Kind | undefined =>
  isObject(rule) ? KINDS.find((kind) => Object.hasOwn(rule, kind)) : undefined

/** The parts of a list, and undefined of what is none. */
export function partsOf(rule: Json): Json[] | undefined {
  const kind = kindOf(rule)
  const parts = isObject(rule) && (kind === 'all' || kind === 'any') ? rule[kind] : undefined
  return Array.isArray(parts) ? parts : undefined
}

const withParts = (rule: Json, parts: Json[]): Json => ({ [kindOf(rule) === 'any' ? 'any' : 'all']: parts })

/** The rule with another part, or several or none, in the place of one. */
function put(rule: Json, [index, ...rest]: Place, change: (part: Json) => Json[]): Json[] {
  if (index === undefined) return change(rule)
  const parts = (partsOf(rule) ?? []).flatMap((part, at) => (at === index ? put(part, rest, change) : [part]))
  // A list of nothing is no rule, so it goes with its last part.
  return parts.length === 0 ? [] : [withParts(rule, parts)]
}

const orUnchanged = (rule: Json, [changed]: Json[]): Json => (changed === undefined ? rule : changed)

export const changeAt = (rule: Json, place: Place, change: (part: Json) => Json): Json =>
  orUnchanged(
    rule,
    put(rule, place, (part) => [change(part)]),
  )

/** Without one part. What is the whole rule stays: there is no rule without one. */
export const removeAt = (rule: Json, place: Place): Json =>
  orUnchanged(
    rule,
    put(rule, place, () => []),
  )

/** One more: behind the parts of a list, or beside what is none. */
export const addAt = (rule: Json, place: Place, added: Json): Json =>
  changeAt(rule, place, (part) => {
    const parts = partsOf(part)
    return parts ? withParts(part, [...parts, added]) : { all: [part, added] }
  })

/** A step up or down among its neighbours; at the end of them it stays. */
export function moveAt(rule: Json, place: Place, by: 1 | -1): Json {
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
export function nestAt(rule: Json, place: Place): Json {
  const around = place.length > 0 && kindOf(partAt(rule, place.slice(0, -1))) === 'all' ? 'any' : 'all'
  return changeAt(rule, place, (part) => ({ [around]: [part] }))
}

/** Dissolves a list into the one it is in; the whole rule only if it is a list of one. */
export function dissolveAt(rule: Json, place: Place): Json {
  const parts = partsOf(partAt(rule, place))
  if (!parts || (place.length === 0 && parts.length !== 1)) return rule
  return orUnchanged(
    rule,
    put(rule, place, () => parts),
  )
}

export const partAt = (rule: Json, place: Place): Json =>
  place.reduce<Json>((part, index) => partsOf(part)?.[index] ?? null, rule)

const heightOf = (rule: Json): number => 1 + Math.max(0, ...(partsOf(rule) ?? []).map(heightOf))

/** Whether there is room for a list around it. */
export const canNest = (rule: Json, place: Place): boolean =>
  place.length + heightOf(partAt(rule, place)) + 1 <= MAX_DEPTH

/** Where a part is in the JSON: `all[1].any[0]`. */
export function pathOf(rule: Json, place: Place): string {
  const keys = place.flatMap((index, depth) => [kindOf(partAt(rule, place.slice(0, depth))) ?? 'all', index])
  return atPath(keys)
}

/** An object with one value set, where it was or else last; undefined takes it away. */
export function withKey(node: Json, key: string, value: Json | undefined): JsonObject {
  const { [key]: before, ...others } = isObject(node) ? node : {}
  if (value === undefined) return others
  return isObject(node) && before !== undefined ? { ...node, [key]: value } : { ...others, [key]: value }
}
