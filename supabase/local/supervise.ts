import {
  desiredWorkers,
  eventsPerWorker,
  type ScalingDecision,
  type ScalingPolicy,
  type ScalingState,
} from '../../functions/_domain/ops/desired-workers.ts'
import { repeat, type Worker } from '../../functions/_services/workers/repeat.ts'
import type { WorkerPool } from './worker-pool.ts'

export interface SupervisorOptions {
  /** How many events wait, by place. */
  lags: readonly (() => Promise<number>)[]
  policy: ScalingPolicy
  pool: WorkerPool
  everySeconds: number
  print: (line: string) => void
}

/** Keeps as many workers running as what waits asks for, and prints each decision. */
export function supervise({ lags, policy, pool, everySeconds, print }: SupervisorOptions): Worker {
  let state: ScalingState = { workers: 0, low: undefined }
  let last: string | undefined
  const turn = async () => {
    const lag = (await Promise.all(lags.map((read) => read()))).reduce((sum, some) => sum + some, 0)
    const decision = desiredWorkers(lag, policy, state, Date.now())
    if (decision.workers !== state.workers || decision.reason !== last)
      print(describeDecision(lag, state.workers, decision, policy))
    last = decision.reason
    state = decision
    pool.resize(decision.workers)
    return false
  }
  return repeat(turn, {
    pause: everySeconds * 1000,
    // What cannot be read changes nothing: the workers may still reach what we do not.
    report: (error) => {
      if (last !== 'unknown') print(`what waits cannot be read, so nothing changes: ${String(error)}`)
      last = 'unknown'
    },
  })
}

function describeDecision(lag: number, before: number, { workers, reason }: ScalingDecision, policy: ScalingPolicy) {
  const change = before === workers ? `${workers}` : `${before} → ${workers}`
  return `lag ${lag}  workers ${change}  ${reason}, one keeps up with ${eventsPerWorker(policy)}`
}
