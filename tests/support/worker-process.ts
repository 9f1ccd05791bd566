import { connect } from '../../functions/_db/client.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { startWorker } from '../../functions/_services/workers/queue-worker.ts'

// A worker in a process of its own, to be killed in the middle of its work.
const db = connect(process.env.DATABASE_URL ?? '', { name: 'laude-worker' })
startWorker({ db, rulesets: createRulesets(), now: Date.now }, { pause: 5, report: () => {} })
