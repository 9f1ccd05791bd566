import { setTimeout as rest } from 'node:timers/promises'
import postgres from 'postgres'
import type { SyncPolicy } from '../../functions/_domain/failover/sync-step.ts'
import type { FailoverTimings } from '../../functions/_domain/failover/timings.ts'
import { listen } from '../../functions/_http/listen.ts'
import { createWatchEndpoint } from '../../functions/_http/watch-endpoint.ts'
import { guardRoutes } from '../../functions/_http/watch-routes.ts'
import { createGuard } from '../../functions/_services/failover/guard.ts'
import { createPeers } from '../../functions/_services/failover/peers.ts'
import { combine, repeat } from '../../functions/_services/workers/repeat.ts'
import { postgresUrl } from '../../supabase/local/postgres.ts'
import { monotonic } from '../../supabase/standby/monotonic.ts'
import { createNodePostgres } from '../../supabase/standby/node-postgres.ts'
import { WATCH_TOKEN } from './vantages.ts'

export interface GuardedNodeOptions {
  name: string
  peer: { name: string; database: string }
  folder: string
  ports: { database: number; guard: number }
  voters: readonly string[]
  timings: FailoverTimings
  sync: SyncPolicy
  password: string
}

/** A real Postgres with its guard, in this process but for Postgres and what watches over it. */
export async function startGuardedNode(options: GuardedNodeOptions) {
  const { name, peer, folder, ports, voters, timings, sync, password } = options
  const logged: string[] = []
  const machine = createNodePostgres({ folder, port: ports.database, name, peer, replicationPassword: password })
  const guard = await createGuard({
    ...{ name, node: machine.node, voters, timings, sync, now: monotonic },
    peers: createPeers({ token: WATCH_TOKEN }),
    log: (entry) => logged.push(String(entry.guard)),
  })
  const stopListening = await listen(
    ports.guard,
    createWatchEndpoint({ token: WATCH_TOKEN, routes: guardRoutes(guard) }),
  )
  const turns = (work: () => Promise<void>) => repeat(() => work().then(() => false), { pause: 100, report: () => {} })
  const loops = combine(turns(guard.renew), turns(guard.step))
  const url = postgresUrl(ports.database)
  return {
    guard,
    logged,
    url,
    origin: `http://127.0.0.1:${ports.guard}`,
    /** What Postgres says to a write; not longer than so many milliseconds. */
    write: async (statement: string, patience = 60_000): Promise<string> => {
      const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {}, fetch_types: false })
      const said = sql.unsafe(statement).then(
        () => 'done',
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      )
      const answer = await Promise.race([said, rest(patience, 'no answer')])
      await sql.end({ timeout: 0 })
      return answer
    },
    /** Stops the guard's loops, as where its process hangs; what watches over Postgres goes on. */
    hang: () => loops.stop(),
    stop: async () => {
      await loops.stop()
      await stopListening()
      await machine.stop()
    },
  }
}

export type GuardedTestNode = Awaited<ReturnType<typeof startGuardedNode>>
