import { sample } from 'openapi-sampler'
import type { JsonSchema, OpenApiDocument } from './openapi.ts'

/** What stands for a text of that name in an example. The rest is made from types, formats and limits. */
const TEXTS: Record<string, string> = {
  action_type: 'lesson_completed',
  body: 'A **subnet** is a part of a network.',
  category: 'network',
  code: 'a1B2c3D4e5F6',
  community: 'harbor',
  description: 'Finish ten exams.',
  display_name: 'Lea Learner',
  explanation: 'A mask of 26 bits leaves 6 for hosts.',
  holder: 'Lea Learner',
  icon: 'medal',
  'idempotency-key': 'c0ffee00-1234-4abc-8def-0123456789ab',
  key: 'monday',
  name: 'Networking',
  number: '2222-2222-2222',
  prompt: 'How many hosts fit into a /26?',
  reason: 'Shown in class.',
  slug: 'networking',
  tagline: 'Networks, from the cable up',
  text: 'It is in the folder that is linked.',
  time_zone: 'Europe/Vienna',
  tip: 'Count the bits that are left.',
  title: 'Networking',
  topic: 'Subnets',
  username: 'lea',
}

/** Makes example values of the schemas of one document. */
export function createSampler({ components }: OpenApiDocument) {
  const document = {
    components: {
      schemas: Object.fromEntries(Object.entries(components.schemas).map(([name, schema]) => [name, named(schema)])),
    },
  }
  return (schema: JsonSchema, name = ''): unknown => sample(named(schema, name), { quiet: true }, document)
}

/** The schema with an example in every plain text that has a name we know. */
function named(schema: JsonSchema, name = ''): JsonSchema {
  const { properties, items, additionalProperties, oneOf, anyOf } = schema
  const text = isPlainText(schema) ? TEXTS[name] : undefined
  return {
    ...schema,
    ...(text !== undefined && { example: text }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, named(value, key)])),
    }),
    ...(items && { items: named(items) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: named(additionalProperties) }),
    ...(oneOf && { oneOf: oneOf.map((shape) => named(shape)) }),
    ...(anyOf && { anyOf: anyOf.map((shape) => named(shape)) }),
  }
}

const isPlainText = ({ type, enum: values, format, default: usual }: JsonSchema) =>
  [type].flat().includes('string') && !values && !format && usual === undefined
