import type { OpenAPIHono } from '@hono/zod-openapi'
import type { AppEnv } from './auth.ts'
import { limitOf } from './limits.ts'
import { PROBLEMS, type ProblemCode } from './problem.ts'

type Document = ReturnType<OpenAPIHono<AppEnv>['getOpenAPI31Document']>
type Operation = NonNullable<NonNullable<Document['paths']>[string]['get']>

export const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** Says of each operation what the app does around every handler: which problems it may answer with, and a 304. */
export function completeDocument(document: Document): Document {
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) => {
    const operations = METHODS.flatMap((method) => {
      const operation = item[method]
      return operation ? [[method, completeOperation(operation, method)]] : []
    })
    return [path, { ...item, ...Object.fromEntries(operations) }]
  })
  return { ...document, paths: Object.fromEntries(paths) }
}

function completeOperation(operation: Operation, method: string): Operation {
  const codes = [...new Set([...codesAround(operation, method), ...declaredCodes(operation)])]
  const statuses = [...new Set(codes.map((code) => PROBLEMS[code][0]))]
  const problems = statuses.map((status) => {
    const written = operation.responses?.[status]?.description
    const titles = codes.filter((code) => PROBLEMS[code][0] === status).map((code) => PROBLEMS[code][1])
    return [status, written === undefined ? problemOf(titles) : operation.responses?.[status]]
  })
  const conditional = operation['x-conditional'] === true
  return {
    ...operation,
    ...(conditional && { parameters: [...(operation.parameters ?? []), IF_NONE_MATCH] }),
    responses: {
      ...Object.fromEntries(Object.entries(operation.responses ?? {}).filter(([status]) => Number(status) < 400)),
      ...(conditional && { 304: { description: 'Nothing has changed since the response with this ETag.' } }),
      ...Object.fromEntries(problems),
    },
    'x-problem-codes': codes.toSorted(),
    ...(codes.includes('rate_limited') && { 'x-rate-limit': rateLimitOf(operation, method) }),
  }
}

/** Of which of the caller's buckets a request takes, and how much. */
function rateLimitOf({ operationId = '' }: Operation, method: string) {
  const { class: bucket, weight } = limitOf(operationId, method)
  return { bucket, weight }
}

const IF_NONE_MATCH = {
  name: 'If-None-Match',
  in: 'header' as const,
  schema: { type: 'string' as const },
  description: 'the ETag of an earlier response',
}

const problemOf = (titles: string[]) => ({
  description: `${titles.join('; ')}.`,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

/** What refuses a request before its handler runs, or when the server fails. */
function codesAround({ security = [], requestBody, parameters = [] }: Operation, method: string): ProblemCode[] {
  const named = new Set(security.flatMap(Object.keys))
  const isRequired = security.every((way) => Object.keys(way).length > 0)
  const takesJson = requestBody !== undefined && 'content' in requestBody && 'application/json' in requestBody.content
  return [
    'unavailable',
    'internal',
    ...pick(method !== 'get', 'read_only'),
    ...pick(named.size > 0 && isRequired, 'token_missing'),
    ...pick(named.size > 0, 'token_invalid'),
    ...pick(named.has('bearer'), 'token_missing', 'token_expired', 'session_ended'),
    ...pick(security.length > 0, 'rate_limited'),
    ...pick(requestBody !== undefined, 'body_too_large'),
    ...pick(takesJson, 'malformed_json', 'not_json'),
    ...pick(takesJson || parameters.length > 0, 'validation_failed'),
  ]
}

const pick = (condition: boolean, ...codes: ProblemCode[]) => (condition ? codes : [])

const isCode = (code: unknown): code is ProblemCode => typeof code === 'string' && Object.hasOwn(PROBLEMS, code)

function declaredCodes(operation: Operation): ProblemCode[] {
  const declared: unknown = operation['x-problem-codes']
  return Array.isArray(declared) ? declared.filter(isCode) : []
}
