import { bareAddress } from '../../_domain/mail/loops.ts'
import { createHttpProvider } from './http-provider.ts'
import type { Mail } from './mail-services.ts'
import { createPageProvider } from './page-provider.ts'
import type { MailProvider } from './provider.ts'
import { createSigner } from './signer.ts'
import { createSmtpProvider } from './smtp-provider.ts'

/** Through what mail is sent. */
export type MailRoute = { by: 'page' } | { by: 'smtp'; url: string } | { by: 'http'; url: string; key: string }

export interface MailConfig {
  route: MailRoute
  from: string
  secret: string
  siteUrl: string
  functionsUrl: string
  replyDomain: string | undefined
  webhookSecret: string | undefined
}

export function createMail({
  route,
  from,
  secret,
  siteUrl,
  functionsUrl,
  replyDomain,
  webhookSecret,
}: MailConfig): Mail {
  return {
    provider: providerOf(route),
    from,
    sender: bareAddress(from),
    domain: bareAddress(from).replace(/^.*@/, ''),
    replyDomain,
    siteUrl,
    functionsUrl,
    signer: createSigner(secret),
    webhookSecret,
  }
}

export function providerOf(route: MailRoute): MailProvider {
  if (route.by === 'smtp') return createSmtpProvider(route.url)
  return route.by === 'http' ? createHttpProvider(route) : createPageProvider()
}
