import { z } from 'zod'
import { METHODS } from './complete-document.ts'
import { createExamples, exampleSchema, type ExampleSchema, type Json } from './example-of.ts'
import { PROBLEMS } from './problem.ts'

const media = z.looseObject({ schema: exampleSchema.optional() })
const content = z.record(z.string(), media)
const parameter = z.looseObject({ name: z.string(), schema: exampleSchema.optional() })
const response = z.looseObject({ content: content.optional() })
const operation = z.looseObject({
  parameters: z.array(parameter).optional(),
  requestBody: z.looseObject({ content: content.optional() }).optional(),
  responses: z.record(z.string(), response).default({}),
  'x-problem-codes': z.array(z.string()).default([]),
})
const documents = z.looseObject({
  components: z.looseObject({ schemas: z.record(z.string(), exampleSchema).default({}) }),
  paths: z.record(z.string(), z.looseObject({})),
})

type ExampleOf = (schema: ExampleSchema, name?: string) => Json

/** The document with an example in every parameter, JSON body and JSON response, made from its schema. */
export function addExamples(document: unknown) {
  const parsed = documents.parse(document)
  const exampleOf = createExamples(parsed.components.schemas)
  const paths = Object.entries(parsed.paths).map(([path, item]) => {
    const operations = METHODS.filter((method) => item[method] !== undefined).map((method) => [
      method,
      toOperation(operation.parse(item[method]), exampleOf),
    ])
    return [path, { ...item, ...Object.fromEntries(operations) }]
  })
  return { ...parsed, paths: Object.fromEntries(paths) }
}

function toOperation({ parameters, requestBody, responses, ...rest }: z.infer<typeof operation>, exampleOf: ExampleOf) {
  const withExamples = (all: z.infer<typeof content> | undefined) =>
    all &&
    Object.fromEntries(
      Object.entries(all).map(([type, { schema, ...more }]) => [
        type,
        { schema, ...more, ...(type === 'application/json' && schema && { example: exampleOf(schema) }) },
      ]),
    )
  const codes = rest['x-problem-codes']
  return {
    ...rest,
    ...(parameters && {
      parameters: parameters.map(({ schema = {}, ...more }) => ({
        ...more,
        schema,
        example: exampleOf(schema, more.name.toLowerCase()),
      })),
    }),
    ...(requestBody && { requestBody: { ...requestBody, content: withExamples(requestBody.content) } }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, { content: all, ...more }]) => [
        status,
        { ...more, ...(all && { content: withProblems(withExamples(all) ?? {}, status, codes) }) },
      ]),
    ),
  }
}

/** A response with problems has one example for each code that comes with this status. */
function withProblems(all: Record<string, object>, status: string, codes: readonly string[]) {
  const type = 'application/problem+json'
  const held = all[type]
  if (!held) return all
  const examples = Object.entries(PROBLEMS)
    .filter(([code, [of]]) => String(of) === status && codes.includes(code))
    .map(([code, [of, title]]) => [
      code,
      {
        value: {
          type: `urn:laude:problem:${code}`,
          title,
          status: of,
          detail: `${title}. Nothing was changed.`,
          code,
          errors: [],
          request_id: '01927c3e-5f7a-7cc1-8a55-0242ac120002',
        },
      },
    ])
  return { ...all, [type]: { ...held, examples: Object.fromEntries(examples) } }
}
