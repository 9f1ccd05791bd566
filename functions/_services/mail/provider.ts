import type { MailOutcome } from '../../_domain/mail/sending.ts'

export interface OutgoingMail {
  /** The same for each attempt: what a provider knows a repeat by. */
  id: string
  from: string
  to: string
  /** Where an answer goes; undefined: to `from`. */
  replyTo?: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
}

/** A way to send mail. It answers how that went, and throws only where it does not know. */
export interface MailProvider {
  send: (mail: OutgoingMail, signal: AbortSignal) => Promise<MailOutcome>
  /** Whether the outbox keeps what was sent: only where it is read there. */
  keepsBody: boolean
}
