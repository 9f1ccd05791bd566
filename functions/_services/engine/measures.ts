import type { Metrics } from '../../_domain/ops/metrics.ts'

type Status = 'applied' | 'duplicate' | 'refused' | 'changed'

export interface EngineMeasures {
  /** Times are in milliseconds since 1970. */
  applied: (
    events: readonly { receivedAt?: number }[],
    results: readonly { status: Status }[],
    times: { startedAt: number; writtenAt: number },
  ) => void
  /** Nothing of a batch was written, and whoever sent it tries again. */
  failed: (events: number) => void
}

/**
 * How long learners waited for us. An exam that was taken offline occurred long before it reached us, so an event counts from
 * when it was received or queued.
 */
export function createEngineMeasures(metrics: Metrics): EngineMeasures {
  const countOf = (result: string) => metrics.counter('laude_unlocks_total', { result })
  const counts = { applied: countOf('applied'), duplicate: countOf('duplicate'), refused: countOf('refused') }
  const failed = countOf('failed')
  const latency = metrics.histogram('laude_unlock_latency_seconds')
  return {
    applied: (events, results, { startedAt, writtenAt }) => {
      for (const [index, { status }] of results.entries()) {
        // An attempt that changed meanwhile is read again, and its event comes back.
        if (status === 'changed') continue
        counts[status]()
        // The clocks of two servers may differ.
        if (status === 'applied') latency(Math.max(0, writtenAt - (events[index]?.receivedAt ?? startedAt)) / 1000)
      }
    },
    failed: (events) => failed(events),
  }
}
