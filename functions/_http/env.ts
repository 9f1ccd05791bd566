import process from 'node:process'
import { z } from 'zod'
import { assistantEnv, toAssistantEnv } from './assistant-env.ts'
import { influxTargetOf, influxVariables } from './influx-env.ts'
import { json } from './json-text.ts'
import { kafkaConfigOf, kafkaVariables } from './kafka-env.ts'
import { limitChanges } from './limits.ts'
import { mediaPlaceOf, mediaVariables } from './media-env.ts'
import { metricsVariables } from './metrics-env.ts'
import { mailConfigOf, mailVariables } from './mail-env.ts'
import { DEPLOYED } from './release.ts'
import { readVariables } from './read-variables.ts'
import { redisAddressOf, redisVariables } from './redis-env.ts'
import { workerConfigOf, workerVariables } from './worker-env.ts'

const schema = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    /** Supabase sets this one. */
    SUPABASE_DB_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    SUPABASE_URL: z.url(),
    /** The issuer of tokens, if it is not the address at which this server reaches it. */
    JWT_ISSUER: z.url().optional(),
    /** Only for projects that still sign tokens with a shared secret. */
    JWT_SECRET: z.string().min(32).optional(),
    /** The secret with which a scheduler calls the worker. */
    WORKER_SECRET: z.string().min(16).optional(),
    /** Whether a request waits for what its event earns, or leaves that to the queue. */
    EVENTS_MODE: z.enum(['inline', 'queue', 'kafka']).default('inline'),
    ...kafkaVariables,
    /** Whether this is the only server, or requests of one learner may come to several. */
    SERVERS: z.enum(['one', 'many']).default('many'),
    /** Whether other processes may listen on the same port. */
    SHARE_PORT: z.enum(['on', 'off']).default('off'),
    /** The size of the response cache of a process, in megabytes. */
    DISPLAY_CACHE_MB: z.coerce.number().int().min(1).default(64),
    /** `on`, `off`, or what differs from the usual limits, as JSON. */
    RATE_LIMITS: z
      .union([z.literal('off'), z.literal('on').transform(() => ({})), json.pipe(limitChanges)])
      .default({}),
    ...redisVariables,
    /** The secret that the site shows beside the address of its client. */
    PROXY_SECRET: z.string().optional(),
    /** The header in which the proxy in front of this server names its client, such as x-forwarded-for. */
    ADDRESS_HEADER: z.string().optional(),
    /** How many proxies in front of this server write to that header. */
    XFF_DEPTH: z.coerce.number().int().min(1).default(1),
    ALLOWED_ORIGINS: z
      .string()
      .default('http://localhost:3000')
      .transform((list) => list.split(',').map((origin) => origin.trim())),
    ...assistantEnv,
    API_PORT: z.coerce.number().int().min(1).max(65_535).default(54_321),
    ...mailVariables,
    ...workerVariables,
    ...influxVariables,
    ...metricsVariables,
    ...mediaVariables,
  })
  .transform(({ DATABASE_URL, SUPABASE_DB_URL, SUPABASE_URL, JWT_ISSUER, ...rest }, context) => {
    const databaseUrl = DATABASE_URL ?? SUPABASE_DB_URL
    if (!databaseUrl) {
      context.addIssue({ code: 'custom', message: 'set DATABASE_URL', path: ['DATABASE_URL'] })
      return z.NEVER
    }
    const kafka = kafkaConfigOf(rest, context)
    if (rest.EVENTS_MODE === 'kafka' && !kafka) {
      context.addIssue({ code: 'custom', message: 'set it, or another EVENTS_MODE', path: ['KAFKA_BROKERS'] })
      return z.NEVER
    }
    const auth = `${SUPABASE_URL.replace(/\/$/, '')}/auth/v1`
    return {
      databaseUrl,
      issuer: JWT_ISSUER ?? auth,
      jwksUrl: `${auth}/.well-known/jwks.json`,
      jwtSecret: rest.JWT_SECRET,
      workerSecret: rest.WORKER_SECRET,
      eventsMode: rest.EVENTS_MODE,
      /** Where events travel; undefined unless they go through Kafka. */
      kafka: rest.EVENTS_MODE === 'kafka' ? kafka : undefined,
      servers: rest.SERVERS,
      sharesPort: rest.SHARE_PORT === 'on',
      cacheBytes: rest.DISPLAY_CACHE_MB * 2 ** 20,
      rateLimits: rest.RATE_LIMITS,
      redis: redisAddressOf(rest, context),
      release: DEPLOYED || rest.RELEASE,
      proxySecret: rest.PROXY_SECRET,
      addressHeader: rest.ADDRESS_HEADER,
      forwardedDepth: rest.XFF_DEPTH,
      allowedOrigins: rest.ALLOWED_ORIGINS,
      assistant: toAssistantEnv(rest),
      port: rest.API_PORT,
      metricsToken: rest.METRICS_TOKEN,
      influx: influxTargetOf(rest),
      metricsPort: rest.METRICS_PORT,
      mail: mailConfigOf({ ...rest, SUPABASE_URL }, context),
      media: mediaPlaceOf({ ...rest, SUPABASE_URL }),
      workers: workerConfigOf(rest, context),
    }
  })
export type Env = z.infer<typeof schema>

export const readEnv = (source: Record<string, string | undefined> = process.env): Env => readVariables(schema, source)
