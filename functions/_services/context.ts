import type { Claims } from '../_db/session.ts'
import type { AttemptServices } from './attempts/attempt-services.ts'
import type { Engine } from './engine/apply.ts'

/**
 * Every verb takes its context first and its input second. The context is what the process supplies (the database, the
 * clock, caches) with who asks; the input is what they ask for.
 */
export type WithClaims<Context> = Context & { claims: Claims }

/** The database and the clock: enough for verbs that only read and write rows. */
export type DatabaseContext = Pick<Engine, 'db' | 'now'>

/** The engine, and how rewards are named: for verbs that answer with what an event earned. */
export type RewardContext = Engine & Pick<AttemptServices, 'labels'>
