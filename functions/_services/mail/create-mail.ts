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
  webhookSecret: string | undefined
}

export function createMail({ route, from, secret, siteUrl, functionsUrl, webhookSecret }: MailConfig): Mail {
  return {
    provider: providerOf(route),
    from,
    domain: /@([^@>\s]+)>?\s*$/.exec(from)?.[1] ?? '',
    siteUrl,
    functionsUrl,
    signer: createSigner(secret),
    webhookSecret,
  }
}

function providerOf(route: MailRoute): MailProvider {
  if (route.by === 'smtp') return createSmtpProvider(route.url)
  return route.by === 'http' ? createHttpProvider(route) : createPageProvider()
}
