import type { JsonSchema } from './openapi.ts'

/** A schema as a reader takes it in: its type in one word, what it may be, and what is inside. */
export interface SchemaView {
  type: string
  /** The only values there are. */
  values: string[]
  limits: string[]
  /** Of an object, or of the objects in a list or map. */
  fields: SchemaField[]
  /** Where it is one of several shapes. */
  variants: { title: string; fields: SchemaField[] }[]
}

export interface SchemaField extends SchemaView {
  name: string
  required: boolean
  description: string
}

type Schemas = Record<string, JsonSchema>
type Markdown = (text: string) => string

/** Makes views of schemas. A named schema becomes one view, which is shared by all that refer to it. */
export function createSchemaViewer(schemas: Schemas, markdown: Markdown) {
  const named = new Map<string, Pick<SchemaView, 'fields' | 'variants'>>()

  const inside = (schema: JsonSchema): Pick<SchemaView, 'fields' | 'variants'> => {
    const name = refName(schema)
    if (name !== undefined) {
      const known = named.get(name)
      if (known) return known
      // It is known before it is looked into, so a schema that holds itself comes to an end.
      const view: Pick<SchemaView, 'fields' | 'variants'> = { fields: [], variants: [] }
      named.set(name, view)
      return Object.assign(view, inside(schemas[name] ?? {}))
    }
    const held =
      schema.items ??
      schema.prefixItems?.[0] ??
      (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : null)
    if (held && !schema.properties) return inside(held)
    const shapes = (schema.oneOf ?? schema.anyOf ?? []).filter((shape) => refName(shape) || shape.properties)
    return {
      fields: Object.entries(schema.properties ?? {}).map(([key, property]) => ({
        ...view(property),
        name: key,
        required: schema.required?.includes(key) ?? false,
        description: markdown(property.description ?? ''),
      })),
      variants: shapes.map((shape) => ({ title: variantTitle(resolve(shape, schemas)), fields: inside(shape).fields })),
    }
  }

  const view = (schema: JsonSchema): SchemaView => ({
    type: typeOf(schema),
    values: (valuesOf(schema) ?? []).map((value) => (typeof value === 'string' ? value : JSON.stringify(value))),
    limits: limitsOf(schema),
    ...inside(schema),
  })
  return view
}

const refName = (schema: JsonSchema) => schema.$ref?.split('/').at(-1)
const resolve = (schema: JsonSchema, schemas: Schemas) => schemas[refName(schema) ?? ''] ?? schema

const valuesOf = (schema: JsonSchema): JsonSchema['enum'] =>
  (schema.enum ?? schema.items?.enum)?.filter((value) => value !== null)

/** In the notation of TypeScript, which most readers of an API know. */
function typeOf(schema: JsonSchema): string {
  const name = refName(schema)
  if (name !== undefined) return name
  const shapes = schema.oneOf ?? schema.anyOf
  if (shapes) return [...new Set(shapes.map(typeOf))].join(' | ')
  const types = [schema.type ?? []].flat()
  return types.map((type) => plainType(type, schema)).join(' | ') || 'any'
}

function plainType(type: string, schema: JsonSchema): string {
  if (type === 'array') {
    const item = typeOf(schema.items ?? schema.prefixItems?.[0] ?? {})
    return item.includes(' | ') ? `(${item})[]` : `${item}[]`
  }
  if (type === 'object' && !schema.properties && typeof schema.additionalProperties === 'object')
    return `map of ${typeOf(schema.additionalProperties)}`
  return type === 'string' && schema.format ? schema.format : type
}

function limitsOf(schema: JsonSchema): string[] {
  const { minLength, maxLength, minimum, maximum, exclusiveMinimum, minItems, maxItems, pattern } = schema
  const shown = [
    range(minLength, maxLength, 'characters'),
    // Postgres and JSON set these for every integer; they tell a reader nothing.
    range(minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum, unlessHuge(maximum), ''),
    exclusiveMinimum === undefined ? '' : `above ${exclusiveMinimum}`,
    range(minItems, maxItems, 'items'),
    schema.default === undefined ? '' : `default ${JSON.stringify(schema.default)}`,
    // A format says the same in a word.
    pattern === undefined || schema.format ? '' : `matches ${pattern}`,
  ]
  return shown.filter((limit) => limit !== '')
}

const unlessHuge = (maximum: number | undefined) => (maximum === Number.MAX_SAFE_INTEGER ? undefined : maximum)

function range(from: number | undefined, to: number | undefined, unit: string): string {
  const of = unit && ` ${unit}`
  if (from !== undefined && to !== undefined) return from === to ? `exactly ${from}${of}` : `${from} to ${to}${of}`
  if (to !== undefined) return `at most ${to}${of}`
  if (from !== undefined && (from > 0 || !unit)) return `at least ${from}${of}`
  return ''
}

/** Shapes are told apart by a field with one value; `choice` of `{"kind": "choice"}`. */
function variantTitle({ properties = {} }: JsonSchema): string {
  const [key, only] = Object.entries(properties).find(([, { enum: values }]) => values) ?? []
  if (key !== undefined && only?.enum) return `${key}: ${only.enum.join(' or ')}`
  return `with ${Object.keys(properties).join(', ')}`
}
