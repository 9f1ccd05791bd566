import process from 'node:process'
import { z } from 'zod'
import { failoverNode } from '../_contracts/failover/watch.ts'
import type { FailoverTimings } from '../_domain/failover/timings.ts'
import { TIMINGS } from '../_domain/failover/timings.ts'
import type { MailRoute } from '../_services/mail/create-mail.ts'
import { json } from './json-text.ts'
import { mailVariables, routeOf, withoutSlash, type MailRouteVariables } from './mail-env.ts'
import { metricsVariables } from './metrics-env.ts'
import { readVariables } from './read-variables.ts'

const seconds = (usual: number) =>
  z.coerce
    .number()
    .positive()
    .max(86_400)
    .default(usual / 1000)
const http = { protocol: /^https?$/ }

/** What vantage points, controllers and guards agree on. */
const shared = {
  WATCH_NODES: json.pipe(z.array(failoverNode).length(2, 'names two nodes')),
  WATCH_VOTERS: z
    .string()
    .transform((list) => list.split(',').map((origin) => origin.trim()))
    .pipe(
      z
        .array(z.url(http))
        .refine((origins) => origins.length % 2 === 1 && origins.length >= 3, 'names three vantage points, or five'),
    ),
  WATCH_TOKEN: z.string().min(32),
  WATCH_CHECK_SECONDS: seconds(TIMINGS.checkEvery),
  WATCH_FAILURES: z.coerce.number().int().min(2).max(100).default(TIMINGS.failuresInARow),
  WATCH_LEASE_SECONDS: seconds(TIMINGS.lease),
  WATCH_MARGIN_SECONDS: seconds(TIMINGS.margin),
  WATCH_COOL_DOWN_SECONDS: z.coerce
    .number()
    .min(0)
    .default(TIMINGS.coolDown / 1000),
  REPLICATION_MODE: z.enum(['sync', 'async']).default('sync'),
}

const watchSchema = z
  .object({
    ...shared,
    WATCH_PORT: z.coerce.number().int().min(1).max(65_535).default(54_340),
    WATCH_FILE: z.string().default('.laude/ballot.json'),
    WATCH_ROLES: z
      .string()
      .default('vantage,controller')
      .transform((list) => list.split(',').map((role) => role.trim()))
      .pipe(z.array(z.enum(['vantage', 'controller'])).min(1)),
    WATCH_EMAIL: z.email().optional(),
    WATCH_PASSWORD: z.string().optional(),
    SUPABASE_PUBLISHABLE_KEY: z.string().optional(),
    WATCH_MAX_LAG_MB: z.coerce.number().min(0).default(16),
    WATCH_WEBHOOK_URL: z.url(http).optional(),
    /** To whom news are mailed, through the same provider as other mail. */
    WATCH_MAIL_TO: z
      .string()
      .transform((list) => list.split(',').map((address) => address.trim()))
      .pipe(z.array(z.email()))
      .optional(),
    MAIL_PROVIDER: mailVariables.MAIL_PROVIDER,
    MAIL_FROM: mailVariables.MAIL_FROM,
    SMTP_URL: mailVariables.SMTP_URL,
    MAIL_API_URL: mailVariables.MAIL_API_URL,
    MAIL_API_KEY: mailVariables.MAIL_API_KEY,
    SITE_URL: mailVariables.SITE_URL,
    WATCH_PING_URL: z.url(http).optional(),
    CLOUDFLARE_TOKEN: z.string().optional(),
    CLOUDFLARE_ZONE: z.string().optional(),
    CLOUDFLARE_RECORD: z.string().optional(),
    CLOUDFLARE_API_URL: z.url(http).optional(),
    METRICS_TOKEN: metricsVariables.METRICS_TOKEN,
  })
  .transform((env, context) => {
    const missing = (name: string, message: string) => {
      context.addIssue({ code: 'custom', message, path: [name] })
      return z.NEVER
    }
    const { CLOUDFLARE_TOKEN: token, CLOUDFLARE_ZONE: zone, CLOUDFLARE_RECORD: name } = env
    if (env.WATCH_ROLES.includes('vantage') && !(env.WATCH_EMAIL && env.WATCH_PASSWORD))
      return missing('WATCH_EMAIL', 'a vantage point signs in: set WATCH_EMAIL and WATCH_PASSWORD')
    if ((token || zone || name) && !(token && zone && name))
      return missing('CLOUDFLARE_TOKEN', 'set CLOUDFLARE_TOKEN, CLOUDFLARE_ZONE and CLOUDFLARE_RECORD, or none of them')
    const mail = newsMailOf(env)
    if (env.WATCH_MAIL_TO && !mail)
      return missing(
        'WATCH_MAIL_TO',
        'mail needs MAIL_FROM, SITE_URL, and MAIL_PROVIDER=smtp with SMTP_URL or MAIL_PROVIDER=http with MAIL_API_KEY',
      )
    return {
      ...sharedOf(env),
      port: env.WATCH_PORT,
      file: env.WATCH_FILE,
      roles: env.WATCH_ROLES,
      account: {
        email: env.WATCH_EMAIL ?? '',
        password: env.WATCH_PASSWORD ?? '',
        apiKey: env.SUPABASE_PUBLISHABLE_KEY,
      },
      maxLag: env.WATCH_MAX_LAG_MB * 2 ** 20,
      webhook: env.WATCH_WEBHOOK_URL,
      mail,
      pingUrl: env.WATCH_PING_URL,
      cloudflare: token && zone && name ? { token, zone, name, api: env.CLOUDFLARE_API_URL } : undefined,
      metricsToken: env.METRICS_TOKEN,
    }
  })

interface NewsMailVariables extends MailRouteVariables {
  WATCH_MAIL_TO?: string[] | undefined
  MAIL_FROM?: string | undefined
  SITE_URL?: string | undefined
}

/** How news are mailed; undefined where that is off, or said in part. */
function newsMailOf(
  env: NewsMailVariables,
): { route: MailRoute; from: string; to: string[]; siteUrl: string } | undefined {
  const route = routeOf(env)
  // A page of the local stack is where nobody looks while it is down.
  if (!env.WATCH_MAIL_TO || !env.MAIL_FROM || !env.SITE_URL || !route || route.by === 'page') return undefined
  return { route, from: env.MAIL_FROM, to: env.WATCH_MAIL_TO, siteUrl: withoutSlash(env.SITE_URL) }
}

const guardSchema = z
  .object({
    ...shared,
    REPLICATION_PASSWORD: z.string().min(16),
    STANDBY_LOST: z.enum(['wait', 'continue']).default('continue'),
    STANDBY_LOST_SECONDS: z.coerce.number().min(1).default(20),
  })
  .transform((env) => ({
    ...sharedOf(env),
    replicationPassword: env.REPLICATION_PASSWORD,
    sync: { mode: env.REPLICATION_MODE, lost: env.STANDBY_LOST, lostAfter: env.STANDBY_LOST_SECONDS * 1000 },
  }))

function sharedOf(env: z.infer<z.ZodObject<typeof shared>>) {
  const timings: FailoverTimings = {
    ...TIMINGS,
    checkEvery: env.WATCH_CHECK_SECONDS * 1000,
    failuresInARow: env.WATCH_FAILURES,
    lease: env.WATCH_LEASE_SECONDS * 1000,
    margin: env.WATCH_MARGIN_SECONDS * 1000,
    coolDown: env.WATCH_COOL_DOWN_SECONDS * 1000,
    renewEvery: (env.WATCH_LEASE_SECONDS * 1000) / 6,
  }
  return {
    nodes: env.WATCH_NODES,
    voters: env.WATCH_VOTERS,
    token: env.WATCH_TOKEN,
    mode: env.REPLICATION_MODE,
    timings,
  }
}

export type WatchEnv = z.infer<typeof watchSchema>
export type GuardEnv = z.infer<typeof guardSchema>

export const readWatchEnv = (source: Record<string, string | undefined> = process.env): WatchEnv =>
  readVariables(watchSchema, source)

export const readGuardEnv = (source: Record<string, string | undefined> = process.env): GuardEnv =>
  readVariables(guardSchema, source)
