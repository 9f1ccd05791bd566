import { createFunctions } from './functions.ts'
import { createDependencies } from './_http/dependencies.ts'
import { readEnv } from './_http/env.ts'
import { createOwnPaths } from './_http/own-paths.ts'
import { shutdownOnSignal } from './_http/shutdown.ts'
import { checkHealth } from './_services/workers/check-health.ts'
import { startProcessReporter } from './_services/workers/process-reporter.ts'
import { combine } from './_services/workers/repeat.ts'
import { startWorkers } from './_services/workers/start-workers.ts'
import { createBulkLog } from './_http/log.ts'
import { createMetrics, createMetricsEndpoint } from './_http/metrics.ts'
import { mount } from './_http/mount.ts'
import { thisProcess } from './_http/this-process.ts'

// All functions and the workers in one process, for hosting Laude without Supabase's edge functions. With
// SHARE_PORT=on several of them listen on one port, and Linux distributes the connections (deno run --unstable-net).
const env = readEnv()

const log = createBulkLog()
const { metrics, measures, scrape } = createMetrics()
const deps = createDependencies(env, log.log, metrics)
const functions = mount(createFunctions(deps))
const scraped = createMetricsEndpoint({ scrape, token: env.metricsToken })
const own = createOwnPaths({
  check: () => checkHealth(deps),
  also: env.metricsPort === undefined ? { '/metrics': scraped } : {},
})

const workers = combine(
  startWorkers(deps, env.workers.roles),
  startProcessReporter({ ...deps, measures }, thisProcess('functions')),
)
const server = Deno.serve(
  { port: env.port, reusePort: env.sharesPort, onListen: () => {} },
  (request, info) => own(request, info) ?? functions(request, info),
)
// Prometheus asks each process by itself, which it cannot do on a port that several share.
if (env.metricsPort !== undefined) Deno.serve({ port: env.metricsPort, onListen: () => {} }, scraped)
shutdownOnSignal({ server, workers, deps, log })
