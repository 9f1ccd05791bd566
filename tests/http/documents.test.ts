import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { LENGTHS } from '../../functions/_domain/attempts/lengths.ts'
import { createFunctions } from '../../functions/functions.ts'
import { API_FUNCTIONS } from '../../web/src/lib/features/api-reference/api-functions.ts'
import { jsonSchema, openApiDocument } from '../../web/src/lib/features/api-reference/openapi.ts'
import { toReference } from '../../web/src/lib/features/api-reference/to-reference.server.ts'
import { useApi } from '../support/api.ts'

const api = useApi()
const KEYWORDS = new Set(Object.keys(jsonSchema.shape))

/** The keywords of every schema in a document, wherever it stands. */
function keywordsIn(value: unknown, isSchema = false): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const held = Object.values(inner ?? {})
    const own = isSchema ? [key] : []
    if (key === 'schema' || key === 'items' || key === 'additionalProperties')
      return [...own, ...keywordsIn(inner, true)]
    if (['schemas', 'properties', 'oneOf', 'anyOf'].includes(key))
      return [...own, ...held.flatMap((each) => keywordsIn(each, true))]
    return isSchema ? own : held.length > 0 && typeof inner === 'object' ? keywordsIn(inner) : []
  })
}

/** Every value of a key, wherever it stands. */
const valuesOf = (key: string, value: unknown): unknown[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]: [string, unknown]) => [
        ...(name === key ? [inner] : []),
        ...valuesOf(key, inner),
      ])

it('the API reference knows every function', () => {
  expect(API_FUNCTIONS).toEqual(Object.keys(createFunctions(api().deps)))
})

describe.each(API_FUNCTIONS)('the document of %s', (name) => {
  const read = async (): Promise<unknown> => (await api().ask(`/${name}/openapi.json`)).json()

  it('is an OpenAPI document, as a validator made for them says', async () => {
    const document = z.record(z.string(), z.unknown()).parse(await read())
    expect(await new Validator().validate(document)).toEqual({ valid: true })
  })

  it('has patterns that JSON Schema knows, which has no flags', async () => {
    const patterns = z.array(z.string()).parse(valuesOf('pattern', await read()))
    for (const pattern of patterns) {
      expect(() => new RegExp(pattern, 'u')).not.toThrow()
      expect(pattern).not.toMatch(/\/[a-z]*$/)
    }
  })

  it('uses no keyword of JSON Schema that the API reference leaves out', async () => {
    const used = new Set(keywordsIn(await read()))
    expect(used).toContain('type')
    expect([...used].filter((keyword) => !KEYWORDS.has(keyword))).toEqual([])
  })

  it('says of itself and of each tag what it is for, and gives every operation one tag and a summary', async () => {
    const { info, tags, paths } = openApiDocument.parse(await read())
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods))
    expect(info.description).toMatch(/\.$/)
    expect(tags.filter(({ description }) => !description)).toEqual([])
    expect(operations.filter(({ summary }) => summary === '' || summary.endsWith('.'))).toEqual([])
    expect(operations.filter((operation) => operation.tags.length !== 1)).toEqual([])
    expect(new Set(operations.flatMap((operation) => operation.tags))).toEqual(new Set(tags.map((tag) => tag.name)))
  })

  it('becomes a reference with a link of its own to each operation', async () => {
    const document = openApiDocument.parse(await read())
    const operations = toReference(name, document).tags.flatMap((tag) => tag.operations)
    const paths = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    )
    expect(operations.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(paths.toSorted())
    expect(new Set(operations.map(({ anchor }) => anchor)).size).toBe(paths.length)
    expect(operations.flatMap(({ curl }) => curl.match(/\{\w+\}/g) ?? [])).toEqual([])
  })
})

it('a test has 25, 50, 75 or 100 questions, wherever a document names its length', async () => {
  const document = await (await api().ask('/attempts-api/openapi.json')).json()
  const lengths = valuesOf('length', document).map(
    (schema) => z.object({ enum: z.array(z.unknown()) }).parse(schema).enum,
  )
  expect(lengths.length).toBeGreaterThan(4)
  // Of a query it is a text, and may be all lengths.
  const numbers = lengths.map((values) => values.filter((value) => value !== 'all').map(Number))
  expect(numbers).toEqual(lengths.map(() => [...LENGTHS]))
})
