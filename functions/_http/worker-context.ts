import { connect } from '../_db/client.ts'
import type { Metrics } from '../_domain/ops/metrics.ts'
import { createAttemptServices } from '../_services/attempts/attempt-services.ts'
import { createEngineMeasures } from '../_services/engine/measures.ts'
import { createRulesets } from '../_services/engine/rulesets.ts'
import { createMail } from '../_services/mail/create-mail.ts'
import { measureDatabase } from '../_services/ops/measure-database.ts'
import type { WorkerContext } from '../_services/workers/roles.ts'
import { createAssistant } from './create-assistant.ts'
import { createMediaStore } from './create-media.ts'
import { createOps } from './create-ops.ts'
import type { Env } from './env.ts'
import type { Log } from './log.ts'

/** What a worker needs from outside: a part of what functions need, since it answers no learner. */
export function createWorkerContext(env: Env, log: Log, metrics: Metrics): WorkerContext {
  const db = connect(env.databaseUrl, { name: 'laude worker', metrics })
  measureDatabase({ db, now: Date.now, metrics, budget: env.assistant.limits.site })
  const engine = { db, rulesets: createRulesets(), now: Date.now, measures: createEngineMeasures(metrics) }
  return {
    ...createAttemptServices(engine, env.eventsMode),
    assistant: createAssistant(env, (error) => log({ level: 'error', error })),
    kafka: env.kafka,
    mail: env.mail && createMail(env.mail),
    mediaStore: env.media && createMediaStore(env.media),
    metrics,
    ops: createOps(env, metrics),
  }
}
