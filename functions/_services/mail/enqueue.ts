import { insertMails } from '../../_db/queries/mail/outbox.ts'
import type { Transaction } from '../../_db/session.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import type { MailKind } from '../../_domain/mail/kinds.ts'
import type { MailContent } from '../../_domain/mail/layout.ts'

export interface NewMail {
  /** What it is about. Of two mails with one key, the second is none. */
  key: string
  /** Whom it is about; the mail goes with their account. null: whose address it is, is not known. */
  user: string | null
  address: string
  kind: MailKind
  /** The thread of which it is a part. */
  thread?: string
  content: MailContent
  /** When it is not worth sending any more, in milliseconds since 1970. */
  expiresAt: number
}

/** Puts mails into the outbox, in the transaction that causes them. Answers how many of the keys are new. */
export async function enqueueMails(tx: Transaction, mails: readonly NewMail[], now: number): Promise<number> {
  if (mails.length === 0) return 0
  const rows = mails.map(({ key, user, address, kind, thread, content, expiresAt }) => ({
    id: uuid7(now),
    key,
    user_id: user,
    address,
    kind,
    thread_id: thread ?? null,
    subject: content.subject,
    body_text: content.text,
    body_html: content.html,
    expires_at: expiresAt,
  }))
  return insertMails(tx, rows, now)
}
