import type { Metrics } from '../../_domain/ops/metrics.ts'

/** Runs turns of one worker and measures them. Whatever hangs, or fails every time, is late: it has no successful turn. */
export function measureTurns(metrics: Metrics, worker: string, pause: number) {
  const done = metrics.counter('laude_worker_turns_total', { worker, result: 'done' })
  const failed = metrics.counter('laude_worker_turns_total', { worker, result: 'failed' })
  const took = metrics.histogram('laude_worker_turn_seconds', { worker })
  let dueAt = performance.now()
  metrics.gauge('laude_worker_overdue_seconds', () => Math.max(0, performance.now() - dueAt) / 1000, { worker })
  return async (turn: () => Promise<boolean>): Promise<boolean> => {
    const began = performance.now()
    try {
      const more = await turn()
      dueAt = performance.now() + pause
      done()
      return more
    } catch (error) {
      failed()
      throw error
    } finally {
      took((performance.now() - began) / 1000)
    }
  }
}
