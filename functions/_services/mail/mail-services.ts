import type { MailProvider } from './provider.ts'
import type { Signer } from './signer.ts'

/** What sending mail needs, made once per process. */
export interface Mail {
  provider: MailProvider
  /** As in a From header: `laude <no-reply@laude.example>`. */
  from: string
  /** The address alone. */
  sender: string
  /** The domain of that address, in which mails are named. */
  domain: string
  /** The domain to which replies come; undefined where none are taken. */
  replyDomain: string | undefined
  siteUrl: string
  /** Where the functions answer requests from outside, for the link with which mail programs unsubscribe. */
  functionsUrl: string
  signer: Signer
  /** Signs what is posted from outside: reports of the provider, and mail that arrived. Without one both are refused. */
  webhookSecret: string | undefined
}

export interface MailServices {
  /** Undefined where no provider is configured: then nothing is enqueued, and whoever asks for mail is told so. */
  mail: Mail | undefined
}
