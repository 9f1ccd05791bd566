import { z } from 'zod'
import type { MailConfig, MailRoute } from '../_services/mail/create-mail.ts'

/** An address, or a name and an address: `laude <no-reply@laude.example>`. */
const sender = z.string().regex(/^(?:[^<>@\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, 'is no sender')

/** The part of the environment that mail needs. */
export const mailVariables = {
  /** `page` keeps mail in the outbox, for the page of the local stack. */
  MAIL_PROVIDER: z.enum(['none', 'page', 'smtp', 'http']).default('none'),
  MAIL_FROM: sender.optional(),
  /** Signs the links with which mail is ended, and addresses for replies. */
  MAIL_SECRET: z.string().min(32).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_API_URL: z.url({ protocol: /^https?$/ }).optional(),
  MAIL_API_KEY: z.string().optional(),
  /** Where replies arrive; without one, mail has no address for them. */
  MAIL_REPLY_DOMAIN: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, 'is no domain')
    .optional(),
  MAIL_WEBHOOK_SECRET: z
    .string()
    .regex(/^(whsec_)?[A-Za-z0-9+/]{16,}={0,2}$/, 'is no secret in base 64')
    .optional(),
  SITE_URL: z.url({ protocol: /^https?$/ }).optional(),
  FUNCTIONS_URL: z.url({ protocol: /^https?$/ }).optional(),
}

type MailVariables = z.infer<z.ZodObject<typeof mailVariables>>

export type MailRouteVariables = Pick<MailVariables, 'MAIL_PROVIDER' | 'SMTP_URL' | 'MAIL_API_URL' | 'MAIL_API_KEY'>

const RESEND = 'https://api.resend.com/emails'

/** How mail is sent, or undefined where it is off. Half a configuration is refused when the server starts, not with the first mail. */
export function mailConfigOf(
  env: MailVariables & { SUPABASE_URL: string },
  context: z.RefinementCtx,
): MailConfig | undefined {
  if (env.MAIL_PROVIDER === 'none') return undefined
  const missing = (name: string) => {
    context.addIssue({ code: 'custom', message: `set ${name}, or unset MAIL_PROVIDER`, path: [name] })
    return undefined
  }
  const { MAIL_FROM: from, MAIL_SECRET: secret, SITE_URL: siteUrl, MAIL_WEBHOOK_SECRET: webhookSecret } = env
  const route = routeOf(env)
  if (!route) return missing(env.MAIL_PROVIDER === 'smtp' ? 'SMTP_URL' : 'MAIL_API_KEY')
  if (!from) return missing('MAIL_FROM')
  if (!secret) return missing('MAIL_SECRET')
  if (!siteUrl) return missing('SITE_URL')
  if (env.MAIL_REPLY_DOMAIN && !webhookSecret) return missing('MAIL_WEBHOOK_SECRET')
  return {
    route,
    from,
    secret,
    siteUrl: withoutSlash(siteUrl),
    functionsUrl: withoutSlash(env.FUNCTIONS_URL ?? `${withoutSlash(env.SUPABASE_URL)}/functions/v1`),
    replyDomain: env.MAIL_REPLY_DOMAIN?.toLowerCase(),
    webhookSecret,
  }
}

/** Through what mail is sent; undefined where that is said in part. */
export function routeOf({
  MAIL_PROVIDER,
  SMTP_URL,
  MAIL_API_URL,
  MAIL_API_KEY,
}: MailRouteVariables): MailRoute | undefined {
  if (MAIL_PROVIDER === 'page') return { by: 'page' }
  if (MAIL_PROVIDER === 'smtp') return SMTP_URL === undefined ? undefined : { by: 'smtp', url: SMTP_URL }
  return MAIL_API_KEY === undefined ? undefined : { by: 'http', url: MAIL_API_URL ?? RESEND, key: MAIL_API_KEY }
}

export const withoutSlash = (url: string) => url.replace(/\/+$/, '')
