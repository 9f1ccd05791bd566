import { connect } from '../../functions/_db/client.ts'
import { createBankCache } from '../../functions/_services/attempts/bank-cache.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { runCorrections } from '../../functions/_services/corrections/run-corrections.ts'
import { repeat } from '../../functions/_services/workers/repeat.ts'

// Goes on with corrections in a process of its own, to be killed in the middle of its work.
const db = connect(process.env.DATABASE_URL ?? '', { name: 'laude-corrections' })
const services = { db, banks: createBankCache(db, Date.now), rulesets: createRulesets(), now: Date.now }
repeat(async () => (await runCorrections(services, { size: 5, pages: 1 })).more, {
  name: 'corrections',
  pause: 5,
  report: () => {},
})
