import { z } from 'zod'
import type { InfluxTarget } from '../_services/ops/influx.ts'

/** The part of the environment that time series beside Postgres need. */
export const influxVariables = {
  INFLUX_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The database of InfluxDB 1, or the bucket of 2 and later. */
  INFLUX_DATABASE: z.string().min(1).default('laude'),
  /** With one, InfluxDB 2 or later is spoken to. */
  INFLUX_TOKEN: z.string().min(1).optional(),
  INFLUX_ORG: z.string().min(1).optional(),
}

type InfluxVariables = z.infer<z.ZodObject<typeof influxVariables>>

export const influxTargetOf = (env: InfluxVariables): InfluxTarget | undefined =>
  env.INFLUX_URL === undefined
    ? undefined
    : { url: env.INFLUX_URL, database: env.INFLUX_DATABASE, token: env.INFLUX_TOKEN, org: env.INFLUX_ORG }
