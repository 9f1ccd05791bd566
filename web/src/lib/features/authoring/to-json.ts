import { isObject, type JsonObject, type JsonValue } from '#lib/features/rules/criteria-tree.ts'

function isJson(value: unknown): value is JsonValue {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true
  return typeof value === 'object' && Object.values(value ?? {}).every(isJson)
}

/** What the wire calls an unknown object is JSON all the same. */
export const toJson = (value: unknown): JsonObject => (isJson(value) && isObject(value) ? value : {})
