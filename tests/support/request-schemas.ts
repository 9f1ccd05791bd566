import { z } from 'zod'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { hasYear, isStorable } from '../../functions/_contracts/storable.ts'
import { criteria, leaves } from '../../functions/_contracts/rules/criteria.ts'
import type { AppEnv } from '../../functions/_http/auth.ts'

type Schema = z.core.$ZodType

/** No number of a request is further from zero: doubles count every integer up to there. */
const FAR = 1e15

/** What a route takes, each part where it has one. */
export interface RequestSchemas {
  method: string
  path: string
  params?: Schema
  query?: Schema
  headers?: Schema
  json?: Schema
}

const asSchema = (part: unknown): Schema | undefined => (part instanceof z.core.$ZodType ? part : undefined)

export function requestSchemas(app: Pick<OpenAPIHono<AppEnv>, 'openAPIRegistry'>): RequestSchemas[] {
  return app.openAPIRegistry.definitions.flatMap((definition) => {
    if (definition.type !== 'route') return []
    const { method, path, request } = definition.route
    const media = request?.body?.content['application/json']
    const json = asSchema(media && 'schema' in media ? media.schema : undefined)
    const [params, query, headers] = [request?.params, request?.query, request?.headers].map(asSchema)
    return [{ method, path, params, query, headers, json }]
  })
}

/** The places in a schema that let through what Postgres cannot store, or what has no bounds. */
export function unbounded(schema: Schema, path = ''): string[] {
  if (isCriteria(schema)) return []
  const at = (name: string) => `${path}.${name}`
  const within = (inner: Schema[]) => inner.flatMap((each) => unbounded(each, path))
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, inner]) => unbounded(inner, at(name)))
  if (schema instanceof z.ZodArray) return unbounded(schema.element, at('[]'))
  if (schema instanceof z.ZodRecord)
    return [...unbounded(schema.keyType, at('key')), ...unbounded(schema.valueType, at('*'))]
  if (schema instanceof z.ZodUnion) return within([...schema.options])
  // What is put right first is checked afterwards.
  if (schema instanceof z.ZodPipe) return within([schema.in instanceof z.ZodTransform ? schema.out : schema.in])
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  )
    return within([schema.unwrap()])
  if (schema instanceof z.ZodBoolean || schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) return []
  if (schema instanceof z.ZodUUID || schema instanceof z.ZodNull) return []
  return isBounded(schema) ? [] : [path]
}

/** A copy with a description has the same definition. */
export const isCriteria = (schema: Schema) => schema instanceof z.ZodType && schema.def === criteria.def

/** The rules of the grammar, which is a schema that reads other schemas. */
export const unboundedRules = () => Object.entries(leaves).flatMap(([kind, leaf]) => unbounded(leaf, kind))

function isBounded(schema: Schema): boolean {
  if (schema instanceof z.ZodISODate || schema instanceof z.ZodISODateTime) return refines(schema, hasYear)
  if (schema instanceof z.ZodString || schema instanceof z.ZodURL)
    return schema.maxLength !== null && refines(schema, isStorable)
  if (schema instanceof z.ZodNumber)
    return [schema.minValue, schema.maxValue].every((bound) => bound !== null && Math.abs(bound) <= FAR)
  return schema instanceof z.ZodTemplateLiteral && refines(schema, isStorable)
}

const refines = (schema: Schema, test: (text: string) => boolean) =>
  schema instanceof z.ZodType &&
  (schema.def.checks?.some((check) => check instanceof z.ZodCustom && check.def.fn === test) ?? false)
