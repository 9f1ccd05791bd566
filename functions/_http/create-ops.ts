import type { Metrics } from '../_domain/ops/metrics.ts'
import { readLag } from '../_kafka/lag.ts'
import { createInfluxWriter } from '../_services/ops/influx.ts'
import { createOpsServices, type OpsServices } from '../_services/ops/ops-services.ts'
import type { Env } from './env.ts'

/** What operators are told beside what Postgres knows, and where days go beside it. */
export function createOps({ kafka, influx }: Env, metrics: Metrics): OpsServices {
  const readWaiting = kafka && (async () => (await readLag(kafka)).total)
  if (readWaiting) metrics.gauge('laude_queue_depth', readWaiting, { place: 'kafka' })
  return createOpsServices({ readLag: readWaiting, timeSeries: influx && createInfluxWriter(influx) })
}
