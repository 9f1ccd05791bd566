import { KINDS, MAX_DEPTH, type CriteriaKind } from '#contracts/rules/criteria.ts'
import { atPath } from '#domain/rules/json-path.ts'

export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject
export type JsonObject = { [key: string]: JsonValue }

/** The place of a part in the rule: [1, 0] is the first part of the second part. */
export type TreePlace = readonly number[]

export const isObject = (json: JsonValue | undefined): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** The kind of a rule, by its key. Undefined for JSON that is no rule. */
export const kindOf = (rule: JsonValue): CriteriaKind | undefined =>
  isObject(rule) ? KINDS.find((kind) => Object.hasOwn(rule, kind)) : undefined

/** The parts of an `all` or `any`; undefined for other rules. */
export function partsOf(rule: JsonValue): JsonValue[] | undefined {
  const kind = kindOf(rule)
  const parts = isObject(rule) && (kind === 'all' || kind === 'any') ? rule[kind] : undefined
  return Array.isArray(parts) ? parts : undefined
}

const withParts = (rule: JsonValue, parts: JsonValue[]): JsonValue => ({
  [kindOf(rule) === 'any' ? 'any' : 'all']: parts,
})

/** Replaces the part at a place by any number of parts. */
function put(rule: JsonValue, [index, ...rest]: TreePlace, change: (part: JsonValue) => JsonValue[]): JsonValue[] {
  if (index === undefined) return change(rule)
  const parts = (partsOf(rule) ?? []).flatMap((part, at) => (at === index ? put(part, rest, change) : [part]))
  // An empty list is no rule, so it goes with its last part.
  return parts.length === 0 ? [] : [withParts(rule, parts)]
}

const orUnchanged = (rule: JsonValue, [changed]: JsonValue[]): JsonValue => (changed === undefined ? rule : changed)

export const changeAt = (rule: JsonValue, place: TreePlace, change: (part: JsonValue) => JsonValue): JsonValue =>
  orUnchanged(
    rule,
    put(rule, place, (part) => [change(part)]),
  )

/** Removes a part. The root stays: there is always a rule. */
export const removeAt = (rule: JsonValue, place: TreePlace): JsonValue =>
  orUnchanged(
    rule,
    put(rule, place, () => []),
  )

/** Adds a part to the end of a list; another rule becomes a list of both. */
export const addAt = (rule: JsonValue, place: TreePlace, added: JsonValue): JsonValue =>
  changeAt(rule, place, (part) => {
    const parts = partsOf(part)
    return parts ? withParts(part, [...parts, added]) : { all: [part, added] }
  })

/** Moves a part one step among its siblings. At either end it stays. */
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

/** Wraps a part in a list, `any` within `all` and otherwise `all`. */
export function nestAt(rule: JsonValue, place: TreePlace): JsonValue {
  const around = place.length > 0 && kindOf(partAt(rule, place.slice(0, -1))) === 'all' ? 'any' : 'all'
  return changeAt(rule, place, (part) => ({ [around]: [part] }))
}

/** Replaces a list by its parts. The root is replaced only if it has one part. */
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

/** Whether the depth limit allows a list around the part. */
export const canNest = (rule: JsonValue, place: TreePlace): boolean =>
  place.length + heightOf(partAt(rule, place)) + 1 <= MAX_DEPTH

/** The path of a part in the JSON, such as `all[1].any[0]`. */
export function pathOf(rule: JsonValue, place: TreePlace): string {
  const keys = place.flatMap((index, depth) => [kindOf(partAt(rule, place.slice(0, depth))) ?? 'all', index])
  return atPath(keys)
}

/** Sets one key of an object, in its place or else last. Undefined removes it. */
export function withKey(node: JsonValue, key: string, value: JsonValue | undefined): JsonObject {
  const { [key]: before, ...others } = isObject(node) ? node : {}
  if (value === undefined) return others
  return isObject(node) && before !== undefined ? { ...node, [key]: value } : { ...others, [key]: value }
}
