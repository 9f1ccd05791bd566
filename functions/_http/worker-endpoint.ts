import type { Health } from '../_contracts/wire.ts'
import type { GuardedWorker } from '../_services/workers/guard.ts'
import type { WorkerRole } from '../_services/workers/roles.ts'
import type { WorkerFetch } from './listen.ts'

/** A turn ends within seconds, since each statement does; one that takes so long, in milliseconds, will never end. */
const STUCK = 600_000

export interface WorkerEndpointOptions {
  roles: readonly WorkerRole[]
  worker: GuardedWorker
  check: () => Promise<Health>
  stuckAfter?: number
  /** What else is served, by path, such as metrics. */
  also?: Record<string, WorkerFetch>
}

/**
 * Says how a worker is. It lives while its loops turn, whatever the database does: a new process would help only a loop that is
 * stuck. It is ready while it can take work.
 */
export function createWorkerEndpoint({
  roles,
  worker,
  check,
  stuckAfter = STUCK,
  also = {},
}: WorkerEndpointOptions): WorkerFetch {
  const say = (isWell: boolean, more: object = {}) =>
    Response.json({ status: isWell ? 'ok' : 'unavailable', roles, ...more }, { status: isWell ? 200 : 503 })
  const paths = new Map<string, WorkerFetch>([
    [
      '/health/live',
      () => {
        const age = worker.turnAge?.() ?? 0
        return say(age < stuckAfter, { turn_seconds: Math.round(age / 1000) })
      },
    ],
    [
      '/health/ready',
      async () => {
        const { status, ...health } = await check()
        return say(status === 'ok' && worker.takesWork(), { ...health, takes_work: worker.takesWork() })
      },
    ],
    ...Object.entries(also),
  ])
  return (request, info) =>
    paths.get(new URL(request.url).pathname)?.(request, info) ??
    new Response(`Here are ${[...paths.keys()].join(', ')}.\n`, { status: 404 })
}
