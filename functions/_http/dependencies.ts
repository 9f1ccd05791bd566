import { connect, type Database } from '../_db/client.ts'
import type { Engine } from '../_services/engine/apply.ts'
import { createRecorder, type Recorder } from '../_services/engine/record.ts'
import { createAttemptServices, type AttemptServices } from '../_services/attempts/attempt-services.ts'
import { createResponseCache, type ResponseCache } from '../_services/response-cache/response-cache.ts'
import { createMemoryCache } from '../_services/response-cache/memory.ts'
import { createLive, type StreamServices } from '../_services/notifications/live.ts'
import { createRulesets } from '../_services/engine/rulesets.ts'
import { readEnv, type Env } from './env.ts'
import { logToConsole, type Log } from './log.ts'
import { cacheVerified } from './remember.ts'
import { createVerifier, type VerifyToken } from './tokens.ts'

/** What every function needs from outside. Made once a process, handed to each app. */
export interface Dependencies {
  db: Database
  verify: VerifyToken
  engine: Engine
  recorder: Recorder
  taking: AttemptServices
  live: StreamServices
  display: ResponseCache
  /** What the scheduler shows; without it the worker serves nobody. */
  workerSecret: string | undefined
  allowedOrigins: string[]
  log: Log
  now: () => number
}

export function createDependencies(env: Env = readEnv(), log: Log = logToConsole): Dependencies {
  const db = connect(env.databaseUrl)
  const display = createResponseCache(env.databaseUrl, createMemoryCache({ bytes: env.displayCache }), env.servers)
  const engine: Engine = { db, rulesets: createRulesets(), now: Date.now }
  return {
    db,
    engine,
    recorder: createRecorder(engine, env.eventsMode),
    taking: createAttemptServices(engine, env.eventsMode),
    live: createLive(db, env.databaseUrl, {
      before: display.settle,
      report: (error) => log({ level: 'error', error: String(error) }),
    }),
    display,
    workerSecret: env.workerSecret,
    verify: cacheVerified(createVerifier(env)),
    allowedOrigins: env.allowedOrigins,
    log,
    now: Date.now,
  }
}
