import { claimDueMails, settleMail, type ClaimedMail } from '../../_db/queries/mail/outbox.ts'
import { withService } from '../../_db/session.ts'
import { outgoingHeaders } from '../../_domain/mail/headers.ts'
import { isOptIn } from '../../_domain/mail/kinds.ts'
import { MAX_ATTEMPTS, stateAfter, type MailOutcome } from '../../_domain/mail/sending.ts'
import type { DatabaseContext } from '../context.ts'
import type { Mail, MailServices } from './mail-services.ts'
import { replyAddress } from './signed-addresses.ts'
import { oneClickUrl } from './unsubscribe-urls.ts'

/** Mails that a worker sends at the same time. */
export const BATCH = 10
/** How long a worker owns a mail, in milliseconds. */
const LEASE = 5 * 60_000
/** How long one attempt may take, in milliseconds. What is left of the lease is for noting how it went. */
const PATIENCE = 2 * 60_000

/** Sends the mails that are due, up to a page of them. */
export async function sendMails(context: DatabaseContext & MailServices): Promise<{ sent: number; more: boolean }> {
  const { mail } = context
  if (!mail) return { sent: 0, more: false }
  const claimed = await claimMails(context)
  const outcomes = await Promise.all(claimed.map((one) => sendMail({ ...context, mail }, one)))
  return { sent: outcomes.filter(({ is }) => is === 'sent').length, more: claimed.length === BATCH }
}

/** A worker's page of due mails: they are its own until their lease ends. */
export async function claimMails({ db, now: clock }: DatabaseContext): Promise<ClaimedMail[]> {
  const now = clock()
  return withService(db, async (tx) => [...(await claimDueMails(tx, { limit: BATCH, now, leaseEnd: now + LEASE }))])
}

/** Makes one attempt with a claimed mail and notes how it went. A process that dies in between leaves the mail to the next one. */
export async function sendMail(
  { db, now, mail }: DatabaseContext & { mail: Mail },
  claimed: ClaimedMail,
): Promise<MailOutcome> {
  const outcome = giveUp(claimed, now()) ?? (await attempt(mail, claimed))
  const { attempts, expires_at: expiresAt } = claimed
  const next = stateAfter(outcome, { attempts, expiresAt, now: now() })
  const { keepsBody } = mail.provider
  await withService(db, (tx) => settleMail(tx, claimed, { next, now: now(), keepsBody }))
  return outcome
}

function giveUp({ attempts, expires_at }: ClaimedMail, now: number): MailOutcome | undefined {
  if (expires_at <= now) return { is: 'refused', reason: 'It was not worth sending any more.' }
  if (attempts > MAX_ATTEMPTS) return { is: 'refused', reason: 'Its workers did not come back.' }
  return undefined
}

async function attempt(
  mail: Mail,
  { id, user_id, kind, thread_id: thread, ...content }: ClaimedMail,
): Promise<MailOutcome> {
  try {
    const unsubscribeUrl = user_id !== null && isOptIn(kind) ? await oneClickUrl(mail, user_id, kind) : undefined
    const outgoing = {
      id,
      from: mail.from,
      to: content.address,
      replyTo: thread === null ? undefined : await replyAddress(mail, thread),
      subject: content.subject,
      text: content.body_text,
      html: content.body_html,
      headers: outgoingHeaders({ id, domain: mail.domain, unsubscribeUrl, thread }),
    }
    const signal = AbortSignal.timeout(PATIENCE)
    return await Promise.race([mail.provider.send(outgoing, signal), givenUp(signal)])
  } catch (error) {
    return { is: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }
}

/** A provider that never answers must not keep its worker from all other mail. */
const givenUp = (signal: AbortSignal) =>
  new Promise<MailOutcome>((resolve) => {
    const fail = () => resolve({ is: 'failed', reason: 'The provider did not answer in time.' })
    signal.addEventListener('abort', fail, { once: true })
  })
