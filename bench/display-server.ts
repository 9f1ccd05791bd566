import process from 'node:process'
import { Hono } from 'hono'
import { createFunctions } from '../functions/functions.ts'
import { createDependencies } from '../functions/_http/dependencies.ts'
import { readEnv } from '../functions/_http/env.ts'
import { createBulkLog } from '../functions/_http/log.ts'
import { createMetrics } from '../functions/_http/metrics.ts'
import { mount } from '../functions/_http/mount.ts'
import { shutdownOnSignal } from '../functions/_http/shutdown.ts'
import { startWorkers } from '../functions/_services/workers/start-workers.ts'
import { loadKeys } from '../supabase/local/auth/keys.ts'
import '../supabase/local/exit-with-parent.ts'

// The functions as `npm start` serves them, Auth's keys, and a constant response without any middleware, so that the two sides
// of the comparison differ only in their work.
const env = readEnv()
const log = createBulkLog()
const deps = createDependencies(env, log.log, createMetrics().metrics)
const workers = startWorkers(deps)
const functions = mount(createFunctions(deps))
const { publicJwk } = await loadKeys(process.env.LAUDE_AUTH_KEYS ?? '')
let answer: { bytes: Uint8Array<ArrayBuffer>; headers: Record<string, string> } = {
  bytes: new Uint8Array(4096).fill(32),
  headers: {},
}

const beside = new Hono()
  .get('/auth/v1/.well-known/jwks.json', (c) => c.json({ keys: [publicJwk] }))
  // From now on every request gets the response that this learner got.
  .post('/constant', async (c) => {
    const response = await functions(
      new Request(`http://127.0.0.1${c.req.query('like')}`, { headers: c.req.raw.headers }),
    )
    answer = { bytes: new Uint8Array(await response.arrayBuffer()), headers: Object.fromEntries(response.headers) }
    return response.ok ? c.body(answer.bytes) : c.body(answer.bytes, 500)
  })
  .get('/constant', () => new Response(answer.bytes, { headers: answer.headers }))

const server = Deno.serve(
  { hostname: '127.0.0.1', port: env.port, reusePort: env.sharesPort, onListen: () => {} },
  (request) => (request.url.includes('/functions/v1/') ? functions(request) : beside.fetch(request)),
)
shutdownOnSignal({ server, workers, deps, log })
