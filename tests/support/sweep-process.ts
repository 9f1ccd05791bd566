import { connect } from '../../functions/_db/client.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { startSweeper } from '../../functions/_services/workers/sweeper.ts'

// A sweeper in a process of its own, to be killed in the middle of its work.
const db = connect(process.env.DATABASE_URL ?? '', { name: 'laude-sweeper' })
startSweeper({ db, rulesets: createRulesets(), now: Date.now }, { pause: 5, size: 10, report: () => {} })
