import process from 'node:process'
import { Hono, type Context } from 'hono'
import { connect } from '../../functions/_db/client.ts'
import { createFunctions } from '../../functions/functions.ts'
import { createDependencies } from '../../functions/_http/dependencies.ts'
import { readEnv } from '../../functions/_http/env.ts'
import { createBulkLog } from '../../functions/_http/log.ts'
import { createMetrics, createMetricsEndpoint } from '../../functions/_http/metrics.ts'
import { mount } from '../../functions/_http/mount.ts'
import { createOwnPaths } from '../../functions/_http/own-paths.ts'
import { shutdownOnSignal } from '../../functions/_http/shutdown.ts'
import { thisProcess } from '../../functions/_http/this-process.ts'
import { checkHealth } from '../../functions/_services/workers/check-health.ts'
import { startProcessReporter } from '../../functions/_services/workers/process-reporter.ts'
import { combine } from '../../functions/_services/workers/repeat.ts'
import { startWorkers } from '../../functions/_services/workers/start-workers.ts'
import { createAuthApp } from './auth.ts'
import { refuseForeignProject } from './auth/foreign-project.ts'
import { loadKeys } from './auth/keys.ts'
import { createForwarder } from './forward.ts'
import { createMailPage, isOfMailPage } from './mail-page.ts'
import { createMissingServices, isOfMissingService, isRealtimeSocket } from './missing-services.ts'
import { refuseChannel } from './refuse-channels.ts'
import './exit-with-parent.ts'

// What answers at :54321 on a laptop: the functions, and Auth unless a Supabase project has its own.
const env = readEnv()
const log = createBulkLog()
const { metrics, measures, scrape } = createMetrics()
const deps = createDependencies(env, log.log, metrics)
const own = createOwnPaths({
  check: () => checkHealth(deps),
  also: { '/metrics': createMetricsEndpoint({ scrape, token: env.metricsToken }) },
})
const functions = mount(createFunctions(deps))
// The queue is drained here, too; on Supabase a scheduler calls events-worker.
const workers = combine(
  startWorkers(deps, env.workers.roles),
  startProcessReporter({ ...deps, measures }, thisProcess('functions')),
)
const authDatabase = process.env.AUTH_DATABASE_URL ?? env.databaseUrl
const socketAddress = (c: Context) => c.env.remoteAddr.hostname
const auth = process.env.LAUDE_AUTH_KEYS ? await createAuth(process.env.LAUDE_AUTH_KEYS) : undefined
// Of several servers on one port, the first has Auth and what stands beside it.
const first = process.env.FIRST_SERVER
  ? createForwarder({ to: process.env.FIRST_SERVER, proxySecret: env.proxySecret, socketAddress })
  : undefined

async function createAuth(keysFile: string) {
  refuseForeignProject(process.env.SUPABASE_URL, `http://localhost:${env.port}`)
  return new Hono().route(
    '/auth/v1',
    createAuthApp({
      // As Supabase's Auth has a login of its own: that of the functions reaches no table of accounts.
      db: connect(authDatabase, { name: 'auth' }),
      issuer: env.issuer,
      keys: await loadKeys(keysFile),
      socketAddress,
      proxySecret: env.proxySecret,
      mail: env.mail,
      confirmAddresses: process.env.CONFIRM_ADDRESSES === 'on',
    }),
  )
}

const missingServices = createMissingServices()
// Only mail that is sent nowhere else is shown, and only to the site, which shows it on this machine alone.
const mailPage =
  auth && deps.mail && env.mail?.route.by === 'page' && env.proxySecret
    ? createMailPage(connect(authDatabase, { name: 'mail page', max: 1 }), {
        secret: env.proxySecret,
        mail: deps.mail,
        functions,
      })
    : undefined
function refuseRealtime(request: Request): Response {
  const { socket, response } = Deno.upgradeWebSocket(request)
  socket.addEventListener('message', ({ data }) => {
    const reply = refuseChannel(data)
    if (reply !== undefined) socket.send(reply)
  })
  return response
}

const isOfAuth = (url: string) => /^https?:\/\/[^/]+\/auth\/v1\//.test(url)
const answer = (request: Request, info: Deno.ServeHandlerInfo<Deno.NetAddr>) => {
  const { url } = request
  if (first && (isOfAuth(url) || isOfMailPage(url))) return first.fetch(request, info)
  if (auth && isOfAuth(url)) return auth.fetch(request, info)
  if (mailPage && isOfMailPage(url)) return mailPage.fetch(request)
  if (isRealtimeSocket(request)) return refuseRealtime(request)
  if (isOfMissingService(url)) return missingServices.fetch(request)
  return own(request, info) ?? functions(request, info)
}
const servers = [
  Deno.serve(
    {
      hostname: process.env.LAUDE_HOST ?? '127.0.0.1',
      port: env.port,
      reusePort: env.sharesPort,
      onListen: () => {},
    },
    answer,
  ),
]
// Where this one of several answers alone.
if (process.env.OWN_PORT)
  servers.push(Deno.serve({ hostname: '127.0.0.1', port: Number(process.env.OWN_PORT), onListen: () => {} }, answer))
const server = { shutdown: async () => void (await Promise.all(servers.map((it) => it.shutdown()))) }
shutdownOnSignal({ server, workers, deps, log })
