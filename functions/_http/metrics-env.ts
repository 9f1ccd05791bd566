import { z } from 'zod'

/** What the environment says of the metrics of this process. */
export const metricsVariables = {
  /** What Prometheus shows to read /metrics. Without one, only this machine may. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Where this process alone tells what it measured; needed where several share a port. Unset: at /metrics of its usual port. */
  METRICS_PORT: z.coerce.number().int().min(1).max(65_535).optional(),
}
