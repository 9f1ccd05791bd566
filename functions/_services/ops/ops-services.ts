import type { Readings } from '../../_domain/ops/readings.ts'
import type { AssistantServices } from '../assistant/assistant-services.ts'
import type { TimeSeriesWriter } from './influx.ts'

export interface OpsServices {
  /** What all processes counted, by minute (its number since 1970), of minutes that no process adds to any more. */
  settledMinutes: Map<number, Readings>
  /** How many events wait in Kafka, where it is used. */
  readLag?: () => Promise<number>
  /** Where days go when they were counted, beside Postgres. */
  timeSeries?: TimeSeriesWriter
}

export type OpsContext = AssistantServices & { ops: OpsServices }

export const createOpsServices = (beside: Omit<OpsServices, 'settledMinutes'> = {}): OpsServices => ({
  ...beside,
  settledMinutes: new Map(),
})
