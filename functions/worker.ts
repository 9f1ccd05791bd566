import process from 'node:process'
import { parseArgs } from 'node:util'
import { LATEST_MIGRATION } from './_db/migrations.ts'
import { drainOnSignal } from './_http/drain-on-signal.ts'
import { readEnv } from './_http/env.ts'
import { listen } from './_http/listen.ts'
import { logToConsole as log } from './_http/log.ts'
import { createMetrics, createMetricsEndpoint } from './_http/metrics.ts'
import { thisProcess } from './_http/this-process.ts'
import { createWorkerContext } from './_http/worker-context.ts'
import { createWorkerEndpoint } from './_http/worker-endpoint.ts'
import { checkHealth } from './_services/workers/check-health.ts'
import { guardWorker } from './_services/workers/guard.ts'
import { startProcessReporter } from './_services/workers/process-reporter.ts'
import { startWorkers } from './_services/workers/start-workers.ts'

// A process for background work alone, under Deno or Node: worker.ts --roles events,rules. docs/deploying.md
const { values } = parseArgs({ options: { roles: { type: 'string' } } })
const env = readEnv({ ...process.env, ...(values.roles === undefined ? {} : { WORKER_ROLES: values.roles }) })
const { roles, batch, port, drainSeconds } = env.workers
const { metrics, measures, scrape } = createMetrics()
const context = createWorkerContext(env, log, metrics)
const check = () => checkHealth({ ...context, release: env.release })
const report = (error: unknown) => log({ level: 'error', error: String(error) })

/** EX_CONFIG of sysexits.h: starting again would change nothing. */
const REFUSED = 78
const refuse = (why: string) => {
  console.error(why)
  process.exit(REFUSED)
}
if (roles.length === 0) refuse('A worker without a role has nothing to do: set WORKER_ROLES.')
if ((await check()).migrations === 'behind')
  refuse(
    `The database lacks migrations that this worker needs, up to ${LATEST_MIGRATION}: apply them first, or start the release before.`,
  )

const worker = guardWorker({ check, start: () => startWorkers(context, roles, { batch, report }), report })
const reporter = startProcessReporter({ ...context, measures }, thisProcess('worker'), { report })
const scraped = createMetricsEndpoint({ scrape, token: env.metricsToken })
const endpoint = createWorkerEndpoint({ roles, worker, check, also: { '/metrics': scraped } })
const stopListening = port === 0 ? () => Promise.resolve() : await listen(port, endpoint)
log({ level: 'info', worker: 'started', roles, port })
drainOnSignal({
  drain: async () => {
    await Promise.all([worker.stop(), reporter.stop()])
    await context.finisher.drain()
    await Promise.all([stopListening(), context.db.end()])
  },
  seconds: drainSeconds,
  log,
})
