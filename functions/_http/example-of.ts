import { z } from 'zod'

const typeName = z.string()

/** As much of JSON Schema as an example depends on. */
export const exampleSchema = z.looseObject({
  $ref: z.string().optional(),
  type: z.union([typeName, z.array(typeName)]).optional(),
  format: z.string().optional(),
  enum: z.array(z.json()).optional(),
  const: z.json().optional(),
  default: z.json().optional(),
  example: z.json().optional(),
  minimum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().optional(),
  get properties() {
    return z.record(z.string(), exampleSchema).optional()
  },
  get items() {
    return exampleSchema.optional()
  },
  get additionalProperties() {
    return z.union([z.boolean(), exampleSchema]).optional()
  },
  get oneOf() {
    return z.array(exampleSchema).optional()
  },
  get anyOf() {
    return z.array(exampleSchema).optional()
  },
})
export type ExampleSchema = z.infer<typeof exampleSchema>
export type Json = z.infer<ReturnType<typeof z.json>>

/** What a plain text of that name looks like. Everything else is made from types, formats and limits. */
const TEXTS: Record<string, string> = {
  action_type: 'lesson_completed',
  after: '01927c3e-5f7a-7cc1-8a55-0242ac120002',
  body: 'A **subnet** is a part of a network.',
  category: 'network',
  code: 'a1B2c3D4e5F6g7H8i9J0k1L2',
  color: 'gold',
  community: 'harbor',
  course: 'networking',
  cursor: '01927c3e-5f7a-7cc1-8a55-0242ac120002:lea learner',
  description: 'Finish ten exams.',
  display_name: 'Lea Learner',
  explanation: 'A mask of 26 bits leaves 6 for hosts.',
  file: 'a1B2c3D4e5F6g7H8i9J0k1L2.ics',
  gate: 'lab-report',
  holder: 'Lea Learner',
  icon: 'medal',
  'idempotency-key': 'c0ffee00-1234-4abc-8def-0123456789ab',
  key: 'monday',
  language: 'en',
  'last-event-id': '01927c3e-5f7a-7cc1-8a55-0242ac120002',
  name: 'Networking',
  next: '01927c3e-5f7a-7cc1-8a55-0242ac120002:lea learner',
  number: '2222-2222-2222',
  of: 'harbor',
  path: 'body.title',
  program: 'network-engineer',
  publisher: 'RFC Editor',
  prompt: 'How many hosts fit into a /26?',
  q: 'subnet',
  reason: 'Shown in class.',
  search: 'network',
  slug: 'networking',
  tagline: 'Networks, from the cable up',
  text: 'It is in the folder that is linked.',
  time_zone: 'Europe/Vienna',
  tip: 'Count the bits that are left.',
  'svix-id': 'msg_2bKq0',
  'svix-signature': 'v1,c2lnbmVkIGJ5IHRoZSBwcm92aWRlcg==',
  'svix-timestamp': '1796000000',
  token: '01927c3e-5f7a-4cc1-8a55-0242ac120002.streak_reminder.abcdefghijklmnopqrstuvwx',
  title: 'Networking',
  topic: 'Subnets',
  topics: 'Subnets',
  type: 'workshop_held',
  url: 'https://www.rfc-editor.org/rfc/rfc768',
  username: 'lea',
  why: 'It is short and exact.',
}

const FORMATS: Record<string, string> = {
  uuid: '01927c3e-5f7a-7cc1-8a55-0242ac120002',
  date: '2026-11-29',
  'date-time': '2026-11-29T09:30:00.000Z',
  uri: 'https://example.com/lab-report',
}

/** Deeper than any schema that does not contain itself. */
const DEEPEST = 12

/** Makes example values of schemas, which may refer to these by name. */
export function createExamples(schemas: Record<string, ExampleSchema>) {
  const exampleOf = (schema: ExampleSchema, name = '', depth = 0): Json => {
    const { $ref, enum: values, oneOf, anyOf, items, properties, additionalProperties } = schema
    if (schema.example !== undefined) return schema.example
    if (depth > DEEPEST) return null
    if ($ref !== undefined) return exampleOf(schemas[$ref.split('/').at(-1) ?? ''] ?? {}, name, depth + 1)
    if (schema.const !== undefined) return schema.const
    const shape = (oneOf ?? anyOf ?? []).find(({ type }) => type !== 'null')
    if (shape) return exampleOf(shape, name, depth + 1)
    const value = values?.find((each) => each !== null)
    if (value !== undefined) return value
    const type = [schema.type].flat().find((each) => each !== 'null')
    if (type === 'object') {
      const fields = Object.entries(properties ?? {}).map(([key, inner]) => [key, exampleOf(inner, key, depth + 1)])
      if (fields.length > 0 || typeof additionalProperties !== 'object') return Object.fromEntries(fields)
      return { minutes: exampleOf(additionalProperties, '', depth + 1) }
    }
    if (type === 'array')
      return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => exampleOf(items ?? {}, name, depth + 1))
    if (type === 'string') return FORMATS[schema.format ?? ''] ?? textOf(schema, name)
    if (type === 'boolean') return schema.default ?? true
    if (type === 'integer' || type === 'number') return schema.default ?? numberOf(schema)
    return schema.default ?? null
  }
  return exampleOf
}

const textOf = (schema: ExampleSchema, name: string): Json => schema.default ?? TEXTS[name] ?? TEXTS.text ?? ''

function numberOf({ minimum = 0, exclusiveMinimum, maximum }: ExampleSchema): number {
  const least = exclusiveMinimum === undefined ? minimum : exclusiveMinimum + 1
  const usual = least < 0 ? 0 : Math.max(least, 10)
  return maximum === undefined ? usual : Math.min(usual, maximum)
}
