import { createFunctions } from './functions.ts'
import { createDependencies } from './_http/dependencies.ts'
import { readEnv } from './_http/env.ts'
import { shutdownOnSignal } from './_http/shutdown.ts'
import { startWorkers } from './_services/workers/start-workers.ts'
import { createBulkLog } from './_http/log.ts'
import { mount } from './_http/mount.ts'

// All functions and the workers in one process, for hosting Laude without Supabase's edge functions. With
// SHARE_PORT=on several of them listen on one port, and Linux distributes the connections (deno run --unstable-net).
const env = readEnv()

const log = createBulkLog()
const deps = createDependencies(env, log.log)

const workers = startWorkers(deps, env.workers.roles)
const server = Deno.serve(
  { port: env.port, reusePort: env.sharesPort, onListen: () => {} },
  mount(createFunctions(deps)),
)
shutdownOnSignal({ server, workers, deps, log })
