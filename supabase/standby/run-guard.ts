import process from 'node:process'
import type { FailoverPlace } from '../../functions/_contracts/failover/watch.ts'
import { listen } from '../../functions/_http/listen.ts'
import { logToConsole as log } from '../../functions/_http/log.ts'
import { createWatchEndpoint } from '../../functions/_http/watch-endpoint.ts'
import type { GuardEnv } from '../../functions/_http/watch-env.ts'
import { guardRoutes } from '../../functions/_http/watch-routes.ts'
import { createGuard } from '../../functions/_services/failover/guard.ts'
import { createPeers } from '../../functions/_services/failover/peers.ts'
import { combine, repeat } from '../../functions/_services/workers/repeat.ts'
import { stopOnSignal } from '../local/stop-on-signal.ts'
import { monotonic } from './monotonic.ts'
import { createNodePostgres } from './node-postgres.ts'

export interface GuardCommand {
  env: GuardEnv
  own: FailoverPlace
  peer: FailoverPlace
  folder: string
  /** The addresses on which Postgres listens. */
  listen: string
}

/** How often a guard looks at its Postgres, in milliseconds. */
const LOOK_EVERY = 250

/** Runs Postgres as what the voters allow, until it is told to stop. */
export async function runGuard({ env, own, peer, folder, listen: addresses }: GuardCommand): Promise<void> {
  const { timings, voters, token, sync, replicationPassword } = env
  const machine = createNodePostgres({
    folder,
    port: Number(own.database.split(':')[1]),
    listen: addresses,
    name: own.name,
    peer,
    replicationPassword,
  })
  machine.onMinderGone(() => {
    log({ level: 'error', guard: 'What watches over Postgres has ended, so Postgres is ended, too.' })
    void machine.node.kill().then(() => process.exit(1))
  })
  const peers = createPeers({ token })
  const guard = await createGuard({
    ...{ name: own.name, node: machine.node, voters, peers, timings, sync, log },
    now: monotonic,
  })
  const report = (error: unknown) => log({ level: 'error', guard: String(error) })
  const stopListening = await listen(
    Number(new URL(own.guard).port || 80),
    createWatchEndpoint({ token, report, routes: guardRoutes(guard) }),
  )
  const turns = (work: () => Promise<void>, pause: number) =>
    repeat(() => work().then(() => false), { pause, maxPause: pause, report })
  const loops = combine(turns(guard.renew, timings.renewEvery), turns(guard.step, LOOK_EVERY))
  log({ level: 'info', guard: `${own.name} is guarded`, folder })
  stopOnSignal(async () => {
    await loops.stop()
    await stopListening()
    await machine.stop()
  })
}
