import process from 'node:process'
import { Hono } from 'hono'
import { connect } from '../../functions/_db/client.ts'
import { createFunctions } from '../../functions/functions.ts'
import { createDependencies } from '../../functions/_http/dependencies.ts'
import { readEnv } from '../../functions/_http/env.ts'
import { createBulkLog } from '../../functions/_http/log.ts'
import { mount } from '../../functions/_http/mount.ts'
import { shutdownOnSignal } from '../../functions/_http/shutdown.ts'
import { startWorkers } from '../../functions/_services/workers/start-workers.ts'
import { createAuthApp } from './auth.ts'
import { refuseForeignProject } from './auth/foreign-project.ts'
import { loadKeys } from './auth/keys.ts'
import { createMailPage, isOfMailPage } from './mail-page.ts'
import { createMissingServices, isOfMissingService, isRealtimeSocket } from './missing-services.ts'
import { refuseChannel } from './refuse-channels.ts'
import './exit-with-parent.ts'

// What answers at :54321 on a laptop: the functions, and Auth unless a Supabase project has its own.
const env = readEnv()
const log = createBulkLog()
const deps = createDependencies(env, log.log)
const functions = mount(createFunctions(deps))
// The queue is drained here, too; on Supabase a scheduler calls events-worker.
const workers = startWorkers(deps)
const authDatabase = process.env.AUTH_DATABASE_URL ?? env.databaseUrl
const auth = process.env.LAUDE_AUTH_KEYS ? await createAuth(process.env.LAUDE_AUTH_KEYS) : undefined

async function createAuth(keysFile: string) {
  refuseForeignProject(process.env.SUPABASE_URL, `http://localhost:${env.port}`)
  return new Hono<{ Bindings: Deno.ServeHandlerInfo<Deno.NetAddr> }>().route(
    '/auth/v1',
    createAuthApp({
      // As Supabase's Auth has a login of its own: that of the functions reaches no table of accounts.
      db: connect(authDatabase, { name: 'auth' }),
      issuer: env.issuer,
      keys: await loadKeys(keysFile),
      socketAddress: (c) => c.env.remoteAddr.hostname,
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

const server = Deno.serve(
  { hostname: process.env.LAUDE_HOST ?? '127.0.0.1', port: env.port, onListen: () => {} },
  (request, info) => {
    if (auth && /^https?:\/\/[^/]+\/auth\/v1\//.test(request.url)) return auth.fetch(request, info)
    if (mailPage && isOfMailPage(request.url)) return mailPage.fetch(request)
    if (isRealtimeSocket(request)) return refuseRealtime(request)
    return isOfMissingService(request.url) ? missingServices.fetch(request) : functions(request, info)
  },
)
shutdownOnSignal({ server, workers, deps, log })
