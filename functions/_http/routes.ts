import { createRoute } from '@hono/zod-openapi'
import type { z } from 'zod'
import { health, problem } from '../_contracts/wire.ts'
import { anyone, program, scheduler, signedIn } from './auth.ts'
import type { ProblemCode } from './problem.ts'
import { conditional, conditionalAs, cacheFor, publicCacheFor, type CacheRule } from './response-cache.ts'

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  content: { 'application/json': { schema } },
  description,
})

export const problemJson = (description: string) => ({
  content: { 'application/problem+json': { schema: problem } },
  description,
})

/** A required body. */
export const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
})

/** Problems that any route may answer with. Handlers throw errors and never build these. */
export const problems = {
  400: problemJson('The request could not be read.'),
  401: problemJson('The token is missing, expired or not valid.'),
  403: problemJson('The caller may not do this.'),
  404: problemJson('It does not exist, or the caller may not see it.'),
  422: problemJson('Some values are not valid; `errors` names them.'),
  503: problemJson('The server is busy. Try again after `Retry-After` seconds.'),
}

/** Spread into every route that needs a learner. */
export const forSignedIn = { security: [{ bearer: [] }], middleware: signedIn }

const anyoneOrBearer: Record<string, string[]>[] = [{}, { bearer: [] }]
/** Spread into every route that works without a token. With a token it may answer more. */
export const forAnyone = { security: anyoneOrBearer, middleware: anyone }

const noToken: Record<string, string[]>[] = [{}]
/** Spread into every route for programs that have no token: their requests prove themselves in another way. */
export const forPrograms = { security: noToken, middleware: program }

/** Spread behind `forSignedIn` into a route whose response is cached, for so many milliseconds at the most. */
export const cached = (ttl: number, rule: Omit<CacheRule, 'ttl'> = {}) => ({
  'x-conditional': true,
  middleware: signedInAnd(cacheFor({ ttl, ...rule })),
})

/** Spread behind `forSignedIn` into a route that is not cached but answers a matching `If-None-Match` with a 304. */
export const withEtag = { 'x-conditional': true, middleware: signedInAnd(conditional) }

/** Spread behind `forPrograms` into a route that answers with text of this type, and a matching `If-None-Match` with a 304. */
export const textWithEtag = (contentType: string) => ({
  'x-conditional': true,
  middleware: programAnd(conditionalAs(contentType)),
})

/** Spread behind `forAnyone` into a route whose response without a token any cache may store, for so many seconds. */
export const publiclyCached = (seconds: number) => ({
  'x-conditional': true,
  middleware: anyoneAnd(publicCacheFor(seconds)),
})

/** Spread into every route that only the scheduler may call. */
export const forScheduler = { security: [{ worker: [] }], middleware: scheduler }

/** Spread into a route: what its handler refuses. The document adds what every route of its kind refuses. */
export const refuses = (...codes: ProblemCode[]) => ({ 'x-problem-codes': codes })

/** Each function has its own, and an operationId is unique among all of them. */
export const healthRouteOf = (name: string) =>
  createRoute({
    method: 'get',
    tags: ['Health'],
    path: '/health',
    operationId: `check${name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary: 'Check whether this function can do its work',
    description: 'Works without a token. Asks the database, and whether all migrations were applied.',
    responses: {
      200: json(health, 'The function can do its work.'),
      503: json(health, 'The function cannot do its work; the body says why.'),
    },
  })

function signedInAnd<M>(then: M): [typeof signedIn, M] {
  return [signedIn, then]
}

function anyoneAnd<M>(then: M): [typeof anyone, M] {
  return [anyone, then]
}

function programAnd<M>(then: M): [typeof program, M] {
  return [program, then]
}
