import { connect } from '../_db/client.ts'
import { createAttemptServices, type AttemptServices } from '../_services/attempts/attempt-services.ts'
import type { Engine } from '../_services/engine/apply.ts'
import { createRecorder, type Recorder } from '../_services/engine/record.ts'
import { createRulesets } from '../_services/engine/rulesets.ts'
import { createStreamServices, type StreamServices } from '../_services/notifications/stream-services.ts'
import { createOpenSessions, type OpenSessions } from '../_services/profiles/open-sessions.ts'
import { createMemoryCache } from '../_services/response-cache/memory-cache.ts'
import { createResponseCache, type ResponseCache } from '../_services/response-cache/response-cache.ts'
import { readEnv, type Env } from './env.ts'
import { logToConsole, type Log } from './log.ts'
import { cacheVerified } from './cache-verified.ts'
import { refuseEnded } from './refuse-ended.ts'
import { createVerifier, type VerifyToken } from './tokens.ts'

/** What every function needs from outside. Made once in a process and passed to each app, which passes it to the services. */
export interface Dependencies extends AttemptServices {
  verify: VerifyToken
  openSessions: OpenSessions
  recorder: Recorder
  streamServices: StreamServices
  responseCache: ResponseCache
  /** The secret of the scheduler; without it the worker refuses every request. */
  workerSecret: string | undefined
  allowedOrigins: string[]
  log: Log
}

export function createDependencies(env: Env = readEnv(), log: Log = logToConsole): Dependencies {
  const db = connect(env.databaseUrl)
  const responseCache = createResponseCache(env.databaseUrl, createMemoryCache({ bytes: env.cacheBytes }), env.servers)
  const openSessions = createOpenSessions(db, env.databaseUrl)
  const engine: Engine = { db, rulesets: createRulesets(), now: Date.now }
  return {
    ...createAttemptServices(engine, env.eventsMode),
    recorder: createRecorder(engine, env.eventsMode),
    streamServices: createStreamServices(db, env.databaseUrl, {
      isOpen: openSessions.isOpen,
      beforeWake: responseCache.flushInvalidations,
      report: (error) => log({ level: 'error', error: String(error) }),
    }),
    responseCache,
    workerSecret: env.workerSecret,
    verify: refuseEnded(cacheVerified(createVerifier(env)), openSessions),
    openSessions,
    allowedOrigins: env.allowedOrigins,
    log,
  }
}
