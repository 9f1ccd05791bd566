import process from 'node:process'
import { connect } from '../../functions/_db/client.ts'
import { readKafkaConfig } from '../../functions/_http/kafka-env.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { startEventConsumer } from '../../functions/_services/workers/event-consumer.ts'
import { startEventRelay } from '../../functions/_services/workers/event-relay.ts'

// A relay or a consumer in a process of its own, on Node or Deno, to be killed in the middle of its work.
const db = connect(process.env.DATABASE_URL ?? '', { name: `laude-${process.env.ROLE}` })
const engine = { db, rulesets: createRulesets(), now: Date.now }
const worker = (process.env.ROLE === 'relay' ? startEventRelay : startEventConsumer)(engine, readKafkaConfig())
process.on('SIGTERM', () => {
  void worker
    .stop()
    .then(() => db.end())
    .then(() => process.exit(0))
})
