import type { Context } from 'hono'
import { z } from 'zod'
import { connectStore } from '../_cache/connect.ts'
import { connect } from '../_db/client.ts'
import { unmeasured, type Metrics } from '../_domain/ops/metrics.ts'
import type { KafkaConfig } from '../_kafka/client.ts'
import { createAttemptServices } from '../_services/attempts/attempt-services.ts'
import type { AssistantServices } from '../_services/assistant/assistant-services.ts'
import type { Engine } from '../_services/engine/apply.ts'
import { createEngineMeasures } from '../_services/engine/measures.ts'
import { createRecorder, type Recorder } from '../_services/engine/record.ts'
import { createRulesets } from '../_services/engine/rulesets.ts'
import { createMail } from '../_services/mail/create-mail.ts'
import type { MailServices } from '../_services/mail/mail-services.ts'
import type { MediaServices } from '../_services/media/media-services.ts'
import type { OpsServices } from '../_services/ops/ops-services.ts'
import { measureDatabase } from '../_services/ops/measure-database.ts'
import { createStreamServices, type StreamServices } from '../_services/notifications/stream-services.ts'
import { createOpenSessions, type OpenSessions } from '../_services/profiles/open-sessions.ts'
import { createPostgresStore } from '../_services/rate-limits/postgres-store.ts'
import type { RateLimitStore } from '../_services/rate-limits/rate-limit-store.ts'
import { createRateLimiter, unlimited } from '../_services/rate-limits/rate-limiter.ts'
import { createRedisStore } from '../_services/rate-limits/redis-store.ts'
import { createMemoryCache } from '../_services/response-cache/memory-cache.ts'
import { createResponseCache, type ResponseCache } from '../_services/response-cache/response-cache.ts'
import { createAddressReader, isInner } from './client-address.ts'
import { createAssistant } from './create-assistant.ts'
import { createMedia } from './create-media.ts'
import { createOps } from './create-ops.ts'
import { readEnv, type Env } from './env.ts'
import type { RequestLimits } from './limit-requests.ts'
import { createPolicies } from './limits.ts'
import { logToConsole, type Log } from './log.ts'
import { cacheVerified } from './cache-verified.ts'
import { refuseEnded } from './refuse-ended.ts'
import { createVerifier, type VerifyToken } from './tokens.ts'

/** What every function needs from outside. Made once in a process and passed to each app, which passes it to the services. */
export interface Dependencies extends AssistantServices, MailServices, MediaServices {
  verify: VerifyToken
  limits: RequestLimits
  openSessions: OpenSessions
  recorder: Recorder
  /** Where events travel between the outbox and the engine; undefined where they take no such way. */
  kafka: KafkaConfig | undefined
  streamServices: StreamServices
  responseCache: ResponseCache
  ops: OpsServices
  /** The secret of the scheduler; without it the worker refuses every request. */
  workerSecret: string | undefined
  allowedOrigins: string[]
  /** The commit or the name of what runs, or nothing. */
  release: string
  log: Log
  metrics: Metrics
}

export function createDependencies(
  env: Env = readEnv(),
  log: Log = logToConsole,
  metrics: Metrics = unmeasured,
): Dependencies {
  const db = connect(env.databaseUrl, { metrics })
  const report = (error: string) => log({ level: 'error', error })
  const store = env.redis === undefined ? undefined : connectStore(env.redis, { metrics, report })
  const responseCache = createResponseCache(
    env.databaseUrl,
    createMemoryCache({ bytes: env.cacheBytes }),
    env.servers,
    {
      shared: store && { store, release: env.release },
      metrics,
    },
  )
  const openSessions = createOpenSessions(db, env.databaseUrl)
  const streamServices = createStreamServices(db, env.databaseUrl, {
    isOpen: openSessions.isOpen,
    beforeWake: responseCache.flushInvalidations,
    report: (error) => report(String(error)),
  })
  metrics.gauge('laude_streams_open', streamServices.hub.size)
  measureDatabase({ db, now: Date.now, metrics, budget: env.assistant.limits.site })
  const measures = createEngineMeasures(metrics)
  const engine: Engine = { db, rulesets: createRulesets(), now: Date.now, measures }
  return {
    ...createAttemptServices(engine, env.eventsMode),
    assistant: createAssistant(env, report),
    recorder: createRecorder(engine, env.eventsMode),
    kafka: env.kafka,
    streamServices,
    responseCache,
    mail: env.mail && createMail(env.mail),
    ...createMedia(env.media),
    ops: createOps(env, metrics),
    workerSecret: env.workerSecret,
    limits: createLimits(env, { store: store ? createRedisStore(store) : createPostgresStore(db), log, metrics }),
    verify: refuseEnded(cacheVerified(createVerifier(env)), openSessions),
    openSessions,
    allowedOrigins: env.allowedOrigins,
    release: env.release,
    log,
    metrics,
  }
}

interface LimitContext {
  store: RateLimitStore
  log: Log
  metrics: Metrics
}

function createLimits(
  { rateLimits, proxySecret, addressHeader, forwardedDepth }: Env,
  { store, log, metrics }: LimitContext,
) {
  const countFailure = metrics.counter('laude_rate_limit_failures_total')
  const report = (error: unknown) => {
    countFailure()
    log({ level: 'error', error: `Rate limits: ${String(error)}` })
  }
  return {
    limiter: rateLimits === 'off' ? unlimited : createRateLimiter(store, { report }),
    policyOf: createPolicies(rateLimits === 'off' ? {} : rateLimits),
    addressOf: createAddressReader({ socketAddress: outerSocket, proxySecret, addressHeader, forwardedDepth }),
  } satisfies RequestLimits
}

/** Who connects from this machine or a network behind it may be a proxy, with the requests of many. */
function outerSocket({ env }: Context): string | undefined {
  const { success, data } = served.safeParse(env)
  return success && !isInner(data.remoteAddr.hostname) ? data.remoteAddr.hostname : undefined
}

/** What Deno says of a request that it serves. */
const served = z.object({ remoteAddr: z.object({ hostname: z.string() }) })
