import process from 'node:process'
import { setTimeout as rest } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { drainOnSignal } from './_http/drain-on-signal.ts'
import { listen } from './_http/listen.ts'
import { logToConsole as log } from './_http/log.ts'
import { createMetrics, createMetricsEndpoint } from './_http/metrics.ts'
import { createWatchEndpoint, type WatchRoutes } from './_http/watch-endpoint.ts'
import { readWatchEnv } from './_http/watch-env.ts'
import { vantageRoutes } from './_http/watch-routes.ts'
import { createCloudflare } from './_services/failover/cloudflare.ts'
import { createController } from './_services/failover/controller.ts'
import { createDeepCheck } from './_services/failover/deep-check.ts'
import { createPeers } from './_services/failover/peers.ts'
import { createTell } from './_services/failover/tell.ts'
import { createVantage } from './_services/failover/vantage.ts'
import { providerOf } from './_services/mail/create-mail.ts'
import { combine, repeat, type Worker } from './_services/workers/repeat.ts'

// A vantage point, a controller of the failover, or both, under Deno or Node: watch.ts --roles vantage. docs/failover.md
const { values } = parseArgs({ options: { roles: { type: 'string' } } })
const env = readWatchEnv({ ...process.env, ...(values.roles === undefined ? {} : { WATCH_ROLES: values.roles }) })
const { timings, nodes, voters, token, roles } = env
const { metrics, scrape } = createMetrics()
const report = (error: unknown) => log({ level: 'error', error: String(error) })
const drains: (() => Promise<void>)[] = []
const loops: Worker[] = []
const routes: WatchRoutes = {}

if (roles.includes('vantage')) {
  const vantage = await createVantage({
    file: env.file,
    apis: new Map(nodes.map(({ name, api }) => [name, api])),
    check: createDeepCheck({
      account: env.account,
      timeout: timings.checkEvery,
      nextBeat: () => crypto.randomUUID(),
    }),
    timings,
  })
  Object.assign(routes, vantageRoutes(vantage))
  // A check that takes long, as where nothing answers, delays the next one no further.
  const look = async () => {
    await Promise.all([vantage.look(), rest(timings.checkEvery)])
    return true
  }
  loops.push(repeat(look, { pause: timings.checkEvery, report, name: 'vantage', metrics }))
}

if (roles.includes('controller')) {
  const controller = createController({
    nodes,
    voters,
    peers: createPeers({ token }),
    policy: { mode: env.mode, maxLag: env.maxLag },
    timings,
    dns: env.cloudflare && createCloudflare(env.cloudflare),
    tell: createTell({
      webhook: env.webhook,
      mail: env.mail && { ...env.mail, provider: providerOf(env.mail.route) },
      log,
    }),
    pingUrl: env.pingUrl,
  })
  loops.push(repeat(controller.turn, { pause: 1000, report, name: 'failover', metrics }))
  drains.push(controller.drain)
}

const stopListening = await listen(
  env.port,
  createWatchEndpoint({
    token,
    report,
    routes,
    open: {
      '/health/live': () => Response.json({ status: 'ok', roles }),
      '/metrics': createMetricsEndpoint({ scrape, token: env.metricsToken }),
    },
  }),
)
log({ level: 'info', watch: 'started', roles, port: env.port })
drainOnSignal({
  drain: async () => {
    await combine(...loops).stop()
    await Promise.all(drains.map((drain) => drain()))
    await stopListening()
  },
  seconds: 25,
  log,
})
