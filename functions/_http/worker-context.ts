import { connect } from '../_db/client.ts'
import { createAttemptServices } from '../_services/attempts/attempt-services.ts'
import { createRulesets } from '../_services/engine/rulesets.ts'
import { createMail } from '../_services/mail/create-mail.ts'
import type { WorkerContext } from '../_services/workers/roles.ts'
import type { Env } from './env.ts'

/** What a worker needs from outside: a part of what functions need, since it answers no learner. */
export const createWorkerContext = (env: Env): WorkerContext => ({
  ...createAttemptServices(
    { db: connect(env.databaseUrl, { name: 'laude worker' }), rulesets: createRulesets(), now: Date.now },
    env.eventsMode,
  ),
  kafka: env.kafka,
  mail: env.mail && createMail(env.mail),
})
