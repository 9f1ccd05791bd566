import type { Claims } from '../_db/session.ts'
import type { Engine } from './engine/apply.ts'
import type { RewardLabels } from './rewards/labels.ts'

/**
 * Every verb takes its context first and its input second. The context is what the process supplies (the database, the
 * clock, caches) and the claims of the person who made the request; the input is the request.
 */
export type WithClaims<Context> = Context & { claims: Claims }

/** The same for verbs that also answer readers who are not signed in: they have no claims. */
export type WithReader<Context> = Context & { claims: Claims | undefined }

/** The database and the clock: enough for verbs that only read and write rows. */
export type DatabaseContext = Pick<Engine, 'db' | 'now'>

/** The engine, and how rewards are named: for verbs that answer with what an event earned. */
export type RewardContext = Engine & { labels: RewardLabels }
