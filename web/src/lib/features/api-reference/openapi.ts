import { z } from 'zod'

const typeName = z.enum(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'])

/** As much of JSON Schema as the functions' documents use; a test over all of them finds a keyword that is missing here. */
export const jsonSchema = z.object({
  $ref: z.string().optional(),
  type: z.union([typeName, z.array(typeName)]).optional(),
  description: z.string().optional(),
  title: z.string().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  default: z.json().optional(),
  example: z.json().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  exclusiveMinimum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), jsonSchema).optional()
  },
  get items() {
    return jsonSchema.optional()
  },
  /** Of a list whose places mean something, such as a point. */
  get prefixItems() {
    return z.array(jsonSchema).optional()
  },
  get additionalProperties() {
    return z.union([z.boolean(), jsonSchema]).optional()
  },
  get oneOf() {
    return z.array(jsonSchema).optional()
  },
  get anyOf() {
    return z.array(jsonSchema).optional()
  },
})
export type JsonSchema = z.infer<typeof jsonSchema>

const problemExample = z.object({ value: z.object({ code: z.string() }).catchall(z.json()) })
const content = z.record(
  z.string(),
  z.object({
    schema: jsonSchema.optional(),
    example: z.json().optional(),
    examples: z.record(z.string(), problemExample).optional(),
  }),
)
export type OpenApiContent = z.infer<typeof content>

const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header', 'cookie']),
  required: z.boolean().default(false),
  description: z.string().optional(),
  schema: jsonSchema.default({}),
  example: z.json().optional(),
})
export type OpenApiParameter = z.infer<typeof parameter>

const operation = z.object({
  operationId: z.string().default(''),
  tags: z.array(z.string()).default([]),
  summary: z.string().default(''),
  description: z.string().optional(),
  security: z.array(z.record(z.string(), z.array(z.string()))).default([]),
  parameters: z.array(parameter).default([]),
  requestBody: z.object({ description: z.string().optional(), content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: content.default({}) })),
})
export type OpenApiOperation = z.infer<typeof operation>

const problemCode = z.object({ code: z.string(), status: z.int(), title: z.string() })
export type DocumentedProblem = z.infer<typeof problemCode>

/** What a function serves at /openapi.json. */
export const openApiDocument = z.object({
  info: z.object({ title: z.string(), description: z.string().optional() }),
  tags: z.array(z.object({ name: z.string(), description: z.string().optional() })).default([]),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), jsonSchema).default({}) }),
  'x-problem-codes': z.array(problemCode).default([]),
})
export type OpenApiDocument = z.infer<typeof openApiDocument>
