import { EXPOSITION_TYPE, toExposition, type GaugeReading } from '../_domain/ops/exposition.ts'
import { mayScrape } from '../_domain/ops/may-scrape.ts'
import { createMeasures, type Measures } from '../_domain/ops/measures.ts'
import type { Metrics } from '../_domain/ops/metrics.ts'
import { inTime } from '../_cache/in-time.ts'
import type { ServedInfo } from './listen.ts'
import { createProcessMetrics, watchEventLoop } from './process-metrics.ts'

/** How long a gauge may take to be read, in milliseconds. One that takes longer is left out, so that a scrape never hangs. */
const PATIENCE = 1000

export interface MeasuredProcess {
  metrics: Metrics
  measures: Measures
  /** All that was measured, in the text format of Prometheus. */
  scrape: () => Promise<string>
}

/**
 * What a process measures of itself. Our own series are kept in plain numbers: a handle of prom-client takes 0.4 to 0.6 µs, and
 * a display from memory would need four. prom-client tells of the process.
 */
export function createMetrics({ patience = PATIENCE } = {}): MeasuredProcess {
  const measures = createMeasures()
  const ofProcess = createProcessMetrics()
  watchEventLoop(measures.metrics)
  return {
    metrics: measures.metrics,
    measures,
    scrape: async () => {
      const [gauges, text] = await Promise.all([readGauges(measures, patience), ofProcess.metrics()])
      return toExposition(measures, gauges) + text
    },
  }
}

async function readGauges({ gauges }: Measures, patience: number): Promise<GaugeReading[]> {
  const all = [...gauges].flatMap(([name, series]) => [...series.values()].map((gauge) => ({ name, ...gauge })))
  const readings = await Promise.all(
    all.map(async ({ name, labels, read }) => ({ name, labels, value: await valueOf(read, patience) })),
  )
  return readings.flatMap(({ value, ...rest }) => (value === undefined ? [] : [{ ...rest, value }]))
}

/** Undefined if it cannot be read now: no value is better than a wrong one. */
async function valueOf(read: () => number | Promise<number>, patience: number): Promise<number | undefined> {
  try {
    return await inTime(Promise.resolve(read()), patience, 'The gauge took too long.')
  } catch {
    return undefined
  }
}

interface MetricsEndpoint {
  scrape: () => Promise<string>
  /** Without one, only this machine may ask. */
  token: string | undefined
}

/** Answers who may scrape with what the process measured. For all others there is nothing here. */
export const createMetricsEndpoint =
  ({ scrape, token }: MetricsEndpoint) =>
  async (request: Request, { remoteAddr }: ServedInfo): Promise<Response> => {
    const isAllowed = mayScrape(request.headers, { token, socketAddress: remoteAddr.hostname })
    if (!isAllowed || !OF_METRICS.test(request.url) || request.method !== 'GET')
      return new Response('There is nothing at this address.\n', { status: 404 })
    return new Response(await scrape(), { headers: { 'Content-Type': EXPOSITION_TYPE, 'Cache-Control': 'no-store' } })
  }

const OF_METRICS = /^https?:\/\/[^/]+\/metrics(?:\?|$)/
