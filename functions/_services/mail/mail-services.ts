import type { MailProvider } from './provider.ts'
import type { Signer } from './signer.ts'

/** What sending mail needs, made once per process. */
export interface Mail {
  provider: MailProvider
  /** As in a From header: `laude <no-reply@laude.example>`. */
  from: string
  /** The domain of that address: mails are named in it, and replies come to it. */
  domain: string
  siteUrl: string
  /** Where the functions answer requests from outside, for the link with which mail programs unsubscribe. */
  functionsUrl: string
  signer: Signer
  /** The secret of the provider's reports; without one they are refused. */
  webhookSecret: string | undefined
}

export interface MailServices {
  /** Undefined where no provider is configured: then nothing is enqueued, and whoever asks for mail is told so. */
  mail: Mail | undefined
}
