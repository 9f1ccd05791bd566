import { expect, it } from 'vitest'
import type { JsonSchema } from '../../../web/src/lib/features/api-reference/openapi.ts'
import { createSchemaViewer } from '../../../web/src/lib/features/api-reference/schema-view.ts'

const asIs = (text: string) => text
const view = (schema: JsonSchema, schemas: Record<string, JsonSchema> = {}) => createSchemaViewer(schemas, asIs)(schema)

it('a type reads as in TypeScript, with the format in place of string', () => {
  const types: [JsonSchema, string][] = [
    [{ type: 'string' }, 'string'],
    [{ type: 'string', format: 'uuid' }, 'uuid'],
    [{ type: ['integer', 'null'] }, 'integer | null'],
    [{ type: 'array', items: { type: 'string', format: 'date' } }, 'date[]'],
    [{ type: 'array', items: { type: ['string', 'null'] } }, '(string | null)[]'],
    [{ type: 'array', items: { $ref: '#/components/schemas/Test' } }, 'Test[]'],
    [{ type: 'object', additionalProperties: { type: 'number' } }, 'map of number'],
    [{ type: 'object', additionalProperties: {} }, 'map of any'],
    [{ anyOf: [{ type: 'string' }, { type: 'boolean' }] }, 'string | boolean'],
    [{}, 'any'],
  ]
  expect(types.map(([schema]) => view(schema).type)).toEqual(types.map(([, type]) => type))
})

it('limits are said in words, and those that every integer has are left out', () => {
  const limits: [JsonSchema, string[]][] = [
    [{ type: 'string', minLength: 1, maxLength: 60 }, ['1 to 60 characters']],
    [{ type: 'string', minLength: 0 }, []],
    [{ type: 'string', pattern: '^a$' }, ['matches ^a$']],
    [{ type: 'string', format: 'uuid', pattern: '^a$' }, []],
    [{ type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }, []],
    [{ type: 'integer', exclusiveMinimum: 0, maximum: Number.MAX_SAFE_INTEGER }, ['above 0']],
    [{ type: 'integer', minimum: 1, maximum: 100, default: 20 }, ['1 to 100', 'default 20']],
    [{ type: 'array', minItems: 2, maxItems: 2 }, ['exactly 2 items']],
  ]
  expect(limits.map(([schema]) => view(schema).limits)).toEqual(limits.map(([, said]) => said))
})

it('the values of an enum are listed, without the null that its type says already', () => {
  expect(view({ type: ['string', 'null'], enum: ['easy', 'hard', null] })).toMatchObject({
    type: 'string | null',
    values: ['easy', 'hard'],
  })
})

it('an object shows its fields, and a list those of its items, also through a name', () => {
  const Test: JsonSchema = {
    type: 'object',
    properties: { id: { type: 'string', description: 'what it is called' }, note: { type: 'string' } },
    required: ['id'],
  }
  const seen = view({ type: 'array', items: { $ref: '#/components/schemas/Test' } }, { Test })
  expect(seen.fields).toMatchObject([
    { name: 'id', required: true, description: 'what it is called' },
    { name: 'note', required: false, description: '' },
  ])
})

it('shapes are told apart by the field that has one value', () => {
  const shape = (kind: string): JsonSchema => ({
    type: 'object',
    properties: { kind: { type: 'string', enum: [kind] }, [kind]: { type: 'integer' } },
  })
  const { variants } = view({ oneOf: [shape('choice'), shape('number')] })
  expect(variants.map(({ title, fields }) => [title, fields.map(({ name }) => name)])).toEqual([
    ['kind: choice', ['kind', 'choice']],
    ['kind: number', ['kind', 'number']],
  ])
})

it('a schema that holds itself comes to an end', () => {
  const Part: JsonSchema = {
    type: 'object',
    properties: { all: { type: 'array', items: { $ref: '#/components/schemas/Part' } } },
  }
  expect(view({ $ref: '#/components/schemas/Part' }, { Part }).fields).toMatchObject([{ name: 'all', type: 'Part[]' }])
})
