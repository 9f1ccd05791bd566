import fc from 'fast-check'
import { z } from 'zod'
import { goodCriteria } from './criteria.ts'
import { isCriteria } from './request-schemas.ts'

type Schema = z.core.$ZodType

/** Values that exist, so that a request gets as far as the tables. */
export interface Known {
  ids: string[]
  slugs: string[]
}

/** What no column takes, and what no schema expects. */
const ODD = ['a\u0000b', '\u0000', '\ud800', 'x\udfff', 2 ** 31, -(2 ** 31) - 1, 1e308, -0, 1.5, '', null, true]
const DATES = ['0000-01-01', '0000-01-01T00:00:00.000000Z', '9999-12-31T23:59:59.999999Z']
const odd = fc.oneof(
  fc.constantFrom<unknown>(...ODD, ...DATES, '__proto__', 'a'.repeat(5000)),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constant({ gte: '\u0000', all: [{ any: [{ level: '\ud800' }] }], '\u0000': {} }),
  fc.constant(Array.from({ length: 60 }).reduce<unknown>((inner) => [inner], 'deep')),
)

/** Fits the schema in most places and is odd in the others. */
export function anyOf(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 24, arbitrary: fitting(schema, known) }, { weight: 1, arbitrary: odd })
}

function fitting(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const any = (inner: Schema) => anyOf(inner, known)
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape)
    const requiredKeys = fields.filter(([, field]) => !isOptional(field)).map(([name]) => name)
    return fc.record(Object.fromEntries(fields.map(([name, field]) => [name, any(field)])), { requiredKeys })
  }
  if (schema instanceof z.ZodArray) return fc.array(any(schema.element), { minLength: 1, maxLength: 3 })
  if (schema instanceof z.ZodRecord)
    return fc.dictionary(fc.constantFrom('minutes', 'words', 'score', 'a'), any(schema.valueType), { maxKeys: 2 })
  if (schema instanceof z.ZodUnion) return fc.oneof(...schema.options.map(any))
  if (schema instanceof z.ZodPipe) return fitting(schema.in, known)
  if (isWrapper(schema)) return fitting(schema.unwrap(), known)
  if (schema instanceof z.ZodBoolean) return fc.boolean()
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options)
  if (schema instanceof z.ZodLiteral) return fc.constantFrom(...schema.values)
  if (schema instanceof z.ZodUUID) return fc.oneof(fc.constantFrom(...known.ids), fc.uuid())
  if (schema instanceof z.ZodURL) return fc.webUrl()
  if (schema instanceof z.ZodISODate) return fc.constant('2026-11-01')
  if (schema instanceof z.ZodISODateTime) return fc.constant('2026-11-01T10:00:00.000000Z')
  if (schema instanceof z.ZodNumber) {
    const { minValue, maxValue } = schema
    return fc.oneof(fc.constantFrom(minValue ?? 0, maxValue ?? 0), fc.integer({ min: minValue ?? 0, max: 60 }))
  }
  if (schema instanceof z.ZodString)
    return fc.oneof(fc.constantFrom(...known.slugs), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }))
  if (schema instanceof z.ZodTemplateLiteral) return fc.uuid().map((id) => `${id}:a`)
  return isCriteria(schema) ? goodCriteria : odd
}

const isWrapper = (schema: Schema) =>
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodNullable ||
  schema instanceof z.ZodDefault ||
  schema instanceof z.ZodReadonly

const isOptional = (schema: Schema): boolean =>
  schema instanceof z.ZodOptional ||
  schema instanceof z.ZodDefault ||
  (isWrapper(schema) && isOptional(schema.unwrap()))
