import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ALL_LENGTHS } from '../../functions/_domain/attempts/lengths.ts'
import { createFunctions } from '../../functions/functions.ts'
import { API_FUNCTIONS } from '../../web/src/lib/features/api-reference/api-functions.ts'
import { jsonSchema, openApiDocument } from '../../web/src/lib/features/api-reference/openapi.ts'
import { mergeDocuments } from '../../web/src/lib/features/api-reference/merge-documents.ts'
import { toReference } from '../../web/src/lib/features/api-reference/to-reference.server.ts'
import { useApi } from '../support/api.ts'
import { createValidator } from '../support/documented.ts'
import { requestSchemas } from '../support/request-schemas.ts'

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

it('an attempt has one of the lengths that tests offer, wherever a document names its length', async () => {
  const document = await (await api().ask('/attempts-api/openapi.json')).json()
  // Examples hold values in place of schemas.
  // An attempt may be a preview, which has any length.
  const schemas = valuesOf('length', document).filter(
    (schema) => typeof schema === 'object' && schema !== null && 'enum' in schema,
  )
  const lengths = schemas.map((schema) => z.object({ enum: z.array(z.unknown()) }).parse(schema).enum)
  expect(lengths.length).toBeGreaterThan(4)
  // Of a query it is a text, and may be all lengths.
  const numbers = lengths.map((values) => values.filter((value) => value !== 'all').map(Number))
  expect(numbers).toEqual(lengths.map(() => [...ALL_LENGTHS]))
})

const described = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        operationId: z.string(),
        description: z.string(),
        'x-problem-codes': z.array(z.string()),
        parameters: z
          .array(
            z.looseObject({
              name: z.string(),
              in: z.string(),
              required: z.boolean().default(false),
              example: z.unknown().optional(),
            }),
          )
          .default([]),
        requestBody: z
          .looseObject({ content: z.record(z.string(), z.looseObject({ example: z.unknown().optional() })) })
          .optional(),
        responses: z.record(
          z.string(),
          z.looseObject({
            content: z.record(z.string(), z.looseObject({ example: z.unknown().optional() })).default({}),
          }),
        ),
      }),
    ),
  ),
})

describe('every operation', () => {
  const operations = async () => {
    const all = await Promise.all(
      API_FUNCTIONS.map(async (name) => {
        const document: unknown = await (await api().ask(`/${name}/openapi.json`)).json()
        return Object.entries(described.parse(document).paths).flatMap(([path, methods]) =>
          Object.entries(methods).map(([method, operation]) => ({ name, document, path, method, operation })),
        )
      }),
    )
    return all.flat()
  }

  it('has an id of its own among all functions, a verb in camelCase', async () => {
    const ids = (await operations()).map(({ operation }) => operation.operationId)
    expect(ids.length).toBeGreaterThan(100)
    expect(ids.filter((id, nth) => ids.indexOf(id) !== nth)).toEqual([])
    expect(ids.filter((id) => !/^[a-z]+([A-Z][a-z]*)*$/.test(id))).toEqual([])
  })

  it('has a description in whole sentences, and the codes of its problems', async () => {
    const all = await operations()
    expect(
      all.filter(({ operation }) => !/^[A-Z].*\.$/s.test(operation.description.trim())).map(({ path }) => path),
    ).toEqual([])
    expect(all.filter(({ operation }) => operation['x-problem-codes'].length === 0)).toEqual([])
  })

  it('has examples of its request that its own schemas take', async () => {
    const schemas = Object.entries(createFunctions(api().deps)).flatMap(([name, app]) =>
      requestSchemas(app).map((schema) => ({ ...schema, place: `${schema.method} /${name}${schema.path}` })),
    )
    const refused: unknown[] = []
    for (const { path, method, operation } of await operations()) {
      const schema = schemas.find(({ place }) => place === `${method} ${path}`)
      const check = (part: string, taken: unknown, example: unknown) => {
        if (!(taken instanceof z.ZodType)) return
        const { error } = taken.safeParse(example)
        if (error) refused.push(`${method} ${path} ${part}: ${error.message} in ${JSON.stringify(example)}`)
      }
      const values = (place: string) =>
        Object.fromEntries(
          operation.parameters
            .filter((each) => each.in === place && (each.required || each.name === 'community'))
            .map((each) => [place === 'header' ? each.name.toLowerCase() : each.name, each.example]),
        )
      check('params', schema?.params, values('path'))
      check('headers', schema?.headers, values('header'))
      if (operation.parameters.some((each) => each.in === 'query' && each.required))
        check('query', schema?.query, values('query'))
      const json = operation.requestBody?.content['application/json']
      if (schema?.json) check('body', schema.json, json?.example)
    }
    expect(refused).toEqual([])
  })

  it('has an example of its answer that fits the schema of the document', async () => {
    const unfit: unknown[] = []
    let examples = 0
    for (const { document, path, method, operation } of await operations()) {
      const validate = createValidator(document)
      for (const [status, { content }] of Object.entries(operation.responses))
        for (const [type, { example }] of Object.entries(content)) {
          if (type !== 'application/json') continue
          examples++
          const errors = validate(['paths', path, method, 'responses', status, 'content', type, 'schema'], example)
          if (errors) unfit.push(`${method} ${path} ${status}: ${JSON.stringify(errors)}`)
        }
    }
    expect(examples).toBeGreaterThan(90)
    expect(unfit).toEqual([])
  })
})

describe('the document of all functions', () => {
  const merged = async () =>
    mergeDocuments(
      await Promise.all(
        API_FUNCTIONS.map(async (name): Promise<unknown> => (await api().ask(`/${name}/openapi.json`)).json()),
      ),
    )

  it('is an OpenAPI document, as a validator made for them says, with every operation', async () => {
    const document = await merged()
    expect(await new Validator().validate({ ...document })).toEqual({ valid: true })
    const paths = await Promise.all(
      API_FUNCTIONS.map(async (name) => {
        const own = openApiDocument.parse(await (await api().ask(`/${name}/openapi.json`)).json())
        return Object.keys(own.paths)
      }),
    )
    expect(Object.keys(document.paths)).toEqual(paths.flat())
  })

  it('renames nothing, since functions that share the name of a schema or tag mean the same', async () => {
    const schemas = new Map<string, unknown>()
    const tags = new Map<string, unknown>()
    for (const name of API_FUNCTIONS) {
      const own = openApiDocument.parse(await (await api().ask(`/${name}/openapi.json`)).json())
      for (const [key, schema] of Object.entries(own.components.schemas)) {
        expect(schema, `${key} of ${name}`).toEqual(schemas.get(key) ?? schema)
        schemas.set(key, schema)
      }
      for (const tag of own.tags) {
        expect(tag, `${tag.name} of ${name}`).toEqual(tags.get(tag.name) ?? tag)
        tags.set(tag.name, tag)
      }
    }
  })
})
