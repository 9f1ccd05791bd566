import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { connect } from '../../functions/_db/client.ts'
import { readOutboxDepth } from '../../functions/_db/queries/ops/outbox.ts'
import { withService } from '../../functions/_db/session.ts'
import { readKafkaConfig } from '../../functions/_http/kafka-env.ts'
import { readLag } from '../../functions/_kafka/lag.ts'
import { Failure } from './failure.ts'
import { FUNCTIONS_PASSWORD, functionsUrl } from './functions-login.ts'
import { keptSecret } from './kept-secret.ts'
import { postgresUrl } from './postgres.ts'
import { startService } from './process.ts'
import { readScalingOptions, SCALING_HELP, type ScalingOptions } from './scaling-options.ts'
import { brokerOf, workerService } from './services.ts'
import { readSettings, type Settings } from './settings.ts'
import { stopOnSignal } from './stop-on-signal.ts'
import { supervise } from './supervise.ts'
import { createWorkerPool } from './worker-pool.ts'

// npm run workers: as many worker processes as what waits asks for, until Ctrl-C.
const root = join(import.meta.dirname, '../..')

function databaseUrlOf({ databaseUrl, home, ports }: Settings): string {
  if (databaseUrl) return databaseUrl
  if (!existsSync(join(home, FUNCTIONS_PASSWORD)))
    throw new Failure(`There is no local stack in ${home}.`, 'Start it with npm start, or set DATABASE_URL.')
  return functionsUrl(postgresUrl(ports.database), keptSecret(home, FUNCTIONS_PASSWORD))
}

function start({ policy, everySeconds, roles, kafka }: ScalingOptions) {
  const settings = readSettings(kafka ? ['--kafka'] : [], process.env, root)
  const url = databaseUrlOf(settings)
  mkdirSync(settings.home, { recursive: true })
  const print = (line: string) => console.log(`${new Date().toISOString().slice(11, 19)}  ${line}`)
  const db = connect(url, { name: 'laude supervisor', max: 1, genericPlans: 1 })
  const pool = createWorkerPool({
    start: (number) => startService(workerService(settings, root, url, { number, roles })),
    print,
  })
  const outbox = async () => (await withService(db, readOutboxDepth)).waiting
  const stream = readKafkaConfig({ KAFKA_BROKERS: brokerOf(settings) })
  const lags = kafka ? [outbox, async () => (await readLag(stream)).total] : [outbox]
  const supervisor = supervise({ lags, policy, pool, everySeconds, print })
  stopOnSignal(async () => {
    await supervisor.stop()
    await pool.stop()
    await db.end()
  })
  print('a simulation of an autoscaler on one machine; Ctrl-C stops it')
}

try {
  const options = readScalingOptions(process.argv.slice(2))
  if (options) start(options)
  else console.log(SCALING_HELP)
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`${error.message}\n${error.advice}`.trimEnd())
  process.exit(1)
}
