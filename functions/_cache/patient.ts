import type { Metrics } from '../_domain/ops/metrics.ts'
import { inTime, LateAnswer } from './in-time.ts'
import { RefusedCommand, type SharedStore } from './shared-store.ts'

/** How long an answer may take, in milliseconds. */
const PATIENCE = 250
/** How long a store that failed is left alone, in milliseconds. */
const PAUSE = 1000

export interface PatienceOptions {
  metrics: Metrics
  patience?: number
  pause?: number
  now?: () => number
}

/** Waits only so long for an answer, and does not ask for a while after there was none. */
export function withPatience(
  store: SharedStore,
  { metrics, patience = PATIENCE, pause = PAUSE, now = Date.now }: PatienceOptions,
): SharedStore {
  const count = (kind: string) => metrics.counter('laude_shared_cache_failures_total', { kind })
  const failures = {
    late: count('late'),
    connection: count('connection'),
    full: count('full'),
    refused: count('refused'),
  }
  let silentUntil = 0
  return {
    ...store,
    send: async (commands) => {
      if (now() < silentUntil) throw new Error('Redis did not answer a moment ago.')
      try {
        const replies = await inTime(store.send(commands), patience, 'Redis did not answer in time.')
        for (const reply of replies)
          if (reply instanceof RefusedCommand && reply.kind !== 'NOSCRIPT')
            failures[reply.kind === 'OOM' ? 'full' : 'refused']()
        return replies
      } catch (error) {
        silentUntil = now() + pause
        failures[error instanceof LateAnswer ? 'late' : 'connection']()
        throw error
      }
    },
  }
}
