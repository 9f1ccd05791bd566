import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { cors } from 'hono/cors'
import { requestId } from 'hono/request-id'
import { secureHeaders } from 'hono/secure-headers'
import type { Claims } from '../_db/session.ts'
import { chooseCommunity } from '../_services/communities/choose.ts'
import { recallHome } from '../_services/communities/find-home.ts'
import { checkHealth } from '../_services/workers/check-health.ts'
import { addExamples } from './add-examples.ts'
import type { AppEnv } from './auth.ts'
import { completeDocument } from './complete-document.ts'
import type { Dependencies } from './dependencies.ts'
import { createRequestLimit, rateLimitHeaders } from './limit-requests.ts'
import { allowedMethods, pathWithoutMount } from './paths.ts'
import { HttpProblem, PROBLEM_CODES, problemResponse } from './problem.ts'
import { createRequestRecorder, recordRequests } from './record-requests.ts'
import { healthRouteOf } from './routes.ts'
import { createCachedResponder } from './response-cache.ts'
import { toProblem } from './to-problem.ts'
import { thenSync } from './then-sync.ts'
import { refuseInvalid } from './validation.ts'

/** Of a request's body, in MiB, unless its path says otherwise. */
const MAX_BODY = 1
/** Without headers that matter only for documents or for old browsers: each header makes every response slower. */
const SECURE: Parameters<typeof secureHeaders>[0] = {
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  referrerPolicy: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
}
const HEALTH = { name: 'Health', description: 'For monitoring, and for servers that wait until this one is up.' }
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What a function's document says of the whole, beside its routes. */
export interface AboutFunction {
  description: string
  /** In the order in which readers meet them. */
  tags: { name: string; description: string }[]
  /** How large a body may be, in MiB, by path below the function's name, where it may be larger than elsewhere. */
  largeBodies?: Readonly<Record<string, number>>
}

/** The app of one edge function with everything that all of them share. Its app.ts adds the routes. */
export function createFunctionApp<Name extends string>(
  name: Name,
  { db, verify, limits, responseCache, workerSecret, allowedOrigins, release, log, metrics, now }: Dependencies,
  { description, tags, largeBodies = {} }: AboutFunction = { description: '', tags: [] },
) {
  const record = createRequestRecorder({ log, metrics, now }, name)
  const cachedResponder = createCachedResponder({ responseCache, verify, limits, now }, record, `/${name}`)
  const app = new OpenAPIHono<AppEnv>({ getPath: pathWithoutMount, defaultHook: refuseInvalid }).basePath(`/${name}`)
  const findHome = async (claims: Claims) =>
    (
      await chooseCommunity({ db, now, claims }, undefined, {
        askHome: (context) => recallHome(context, responseCache),
      })
    ).community
  const limit = createRequestLimit(app, `/${name}`, limits, metrics)
  const limitBody = limitOf(MAX_BODY)
  const bodyLimits = new Map(Object.entries(largeBodies).map(([path, most]) => [path, limitOf(most)]))
  const { fetch } = app
  app.fetch = (request, ...rest) =>
    thenSync(cachedResponder.answer(request), (cached) => cached ?? fetch(request, ...rest))

  app.use(
    requestId(),
    recordRequests(record, now, `/${name}`),
    cachedResponder.captureHeaders,
    secureHeaders(SECURE),
    cors({
      origin: allowedOrigins,
      allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-None-Match', 'apikey', 'x-client-info'],
      exposeHeaders: [
        'X-Request-Id',
        'Retry-After',
        'RateLimit',
        'RateLimit-Policy',
        'ETag',
        'Location',
        'Content-Disposition',
        'X-Community',
      ],
      maxAge: 600,
    }),
    async (c, next) => {
      const path = c.req.path.slice(`/${name}`.length)
      return (bodyLimits.get(path) ?? limitBody)(c, next)
    },
    async (c, next) => {
      c.set('verify', verify)
      c.set('responseCache', responseCache)
      c.set('now', now)
      c.set('findHome', findHome)
      c.set('limit', limit)
      c.set('workerSecret', workerSecret)
      await next()
      // After the response to a change, the caller reads nothing older.
      if (!SAFE_METHODS.has(c.req.method)) await responseCache.flushInvalidations()
      const taken = c.get('taken')
      if (taken) for (const [name, value] of Object.entries(rateLimitHeaders(limits, taken))) c.header(name, value)
      if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'private, no-store')
    },
  )

  app.onError((error, c) => {
    const problem = toProblem(error)
    if (problem.code === 'internal' || problem.code === 'unavailable')
      log({ level: 'error', function: name, request_id: c.var.requestId, error: describe(error) })
    return problemResponse(problem, c.var.requestId)
  })

  app.notFound((c) => {
    const allowed = allowedMethods(app, c.req.path)
    const problem = allowed.length
      ? new HttpProblem('method_not_allowed', `This address takes ${allowed.join(', ')}.`, {
          headers: { Allow: allowed.join(', ') },
        })
      : new HttpProblem('route_not_found', 'There is nothing at this address. See /openapi.json for what there is.')
    return problemResponse(problem, c.var.requestId)
  })

  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'An access token from Supabase Auth.',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'worker', {
    type: 'http',
    scheme: 'bearer',
    description: 'WORKER_SECRET, for the scheduler that calls the worker.',
  })
  const describeSelf = () =>
    addExamples(
      completeDocument(
        app.getOpenAPI31Document({
          openapi: '3.1.0',
          info: { title: `Laude ${name}`, version: '1', description },
          servers: [{ url: '/functions/v1' }],
          tags: [...tags, HEALTH],
          'x-problem-codes': PROBLEM_CODES,
        }),
      ),
    )
  app.get('/openapi.json', (c) => c.body(JSON.stringify(describeSelf()), 200, { 'Content-Type': 'application/json' }))

  return app.openapi(healthRouteOf(name), async (c) => {
    const health = await checkHealth({ db, release })
    return health.status === 'ok' ? c.json(health, 200) : c.json(health, 503)
  })
}

const limitOf = (most: number) =>
  bodyLimit({
    maxSize: most * 1024 * 1024,
    onError: () => {
      throw new HttpProblem('body_too_large', `A request to this address can have up to ${most} MiB.`)
    },
  })

/** An error with all of its causes, for the log alone. */
const describe = (error: unknown): unknown =>
  error instanceof Error ? { message: error.message, stack: error.stack, cause: describe(error.cause) } : error
