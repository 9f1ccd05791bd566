import { createRoute } from '@hono/zod-openapi'
import type { z } from 'zod'
import { health, problem } from '../_contracts/wire.ts'
import { anyone, scheduler, signedIn } from './auth.ts'
import { conditional, cacheFor, publicCacheFor } from './response-cache.ts'

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  content: { 'application/json': { schema } },
  description,
})

export const problemJson = (description: string) => ({
  content: { 'application/problem+json': { schema: problem } },
  description,
})

/** A body that has to be there. */
export const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
})

/** What any route may answer instead of what it promises. Handlers throw; they never build these. */
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

/** Spread into every route that is for everybody, and says more to some. */
const anyoneOrBearer: Record<string, string[]>[] = [{}, { bearer: [] }]
export const forAnyone = { security: anyoneOrBearer, middleware: anyone }

/** Spread behind it into a route whose answer is kept, for so many milliseconds at the most. */
export const kept = (ttl: number) => ({ middleware: signedInAnd(cacheFor(ttl)) })

/** Likewise where it is not kept, but need not be sent to whoever has it. */
export const named = { middleware: signedInAnd(conditional) }

/** Spread behind `forAnyone` into a route that says the same to everybody who brings no token, for so many seconds. */
export const open = (seconds: number) => ({ middleware: anyoneAnd(publicCacheFor(seconds)) })

/** Spread into every route that only a scheduler may call. */
export const forScheduler = { security: [{ worker: [] }], middleware: scheduler }

export const healthRoute = createRoute({
  method: 'get',
  tags: ['Health'],
  path: '/health',
  summary: 'Check whether this function can do its work',
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
