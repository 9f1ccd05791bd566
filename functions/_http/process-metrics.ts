import process from 'node:process'
import { setInterval } from 'node:timers'
import { Counter, Gauge, Registry } from 'prom-client'
import type { Metrics } from '../_domain/ops/metrics.ts'

/** How often the event loop is looked at, in milliseconds. */
const LOOK_EVERY = 250

/**
 * What every process has, under the names that Prometheus' own clients use. prom-client's default metrics read `/proc`, which
 * Deno does not let us, and Node's delays of the event loop, which Deno does not measure: there they would say zero.
 */
export function createProcessMetrics(): Registry {
  const registry = new Registry()
  const registers = [registry]
  const started = new Gauge({
    name: 'process_start_time_seconds',
    help: 'When the process started, in seconds since 1970.',
    registers,
  })
  started.set(Math.round(Date.now() / 1000 - process.uptime()))
  registry.registerMetric(
    new Counter({
      name: 'process_cpu_seconds_total',
      help: 'User and system CPU time spent, in seconds.',
      registers: [],
      collect() {
        const { user, system } = process.cpuUsage()
        this.reset()
        this.inc((user + system) / 1e6)
      },
    }),
  )
  const memory = (name: string, help: string, field: 'rss' | 'heapUsed') =>
    registry.registerMetric(
      new Gauge({
        name,
        help,
        registers: [],
        collect() {
          this.set(process.memoryUsage()[field])
        },
      }),
    )
  memory('process_resident_memory_bytes', 'Memory of the process, in bytes.', 'rss')
  memory('nodejs_heap_size_used_bytes', 'Memory that values of JavaScript use, in bytes.', 'heapUsed')
  return registry
}

/** Measures by how much timers fire late, since something else ran. */
export function watchEventLoop(metrics: Metrics): void {
  const late = metrics.histogram('laude_event_loop_lag_seconds')
  let due = performance.now() + LOOK_EVERY
  const look = () => {
    const now = performance.now()
    late(Math.max(0, now - due) / 1000)
    due = now + LOOK_EVERY
  }
  // A process that has nothing else to do may end.
  setInterval(look, LOOK_EVERY).unref()
}
