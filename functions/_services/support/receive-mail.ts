import type { MailReceipt, MailRefusal, ReceivedMailBody } from '../../_contracts/mail/received.ts'
import { MAX_MESSAGE } from '../../_contracts/support/support.ts'
import { countRefusedMail } from '../../_db/queries/mail/refused.ts'
import { wakeStreams } from '../../_db/queries/notifications/read.ts'
import { insertMailNotification, type MailNotification } from '../../_db/queries/notifications/support-mail.ts'
import { learnerOfThread } from '../../_db/queries/support/mailing.ts'
import { lockAsker, messageByKey } from '../../_db/queries/support/thread-changes.ts'
import { withService } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { bareAddress, loopReason } from '../../_domain/mail/loops.ts'
import { ownWords } from '../../_domain/mail/own-words.ts'
import { toBase32 } from '../../_domain/mail/reply-address.ts'
import { replyBody } from '../../_domain/mail/reply-body.ts'
import { hasVisible } from '../../_domain/visible-text.ts'
import { htmlToText } from '../../_formats/markup/html-to-text.ts'
import type { DatabaseContext } from '../context.ts'
import type { Mail, MailServices } from '../mail/mail-services.ts'
import { readReplyAddress } from '../mail/signed-addresses.ts'
import { writeInThread } from './write.ts'

type Context = DatabaseContext & MailServices

/**
 * Takes a mail that arrived as what a learner writes in a thread of theirs. It has to come to an address that we made, from the address of
 * that learner, written by a person. Nobody gets a mail because of it: what is refused is counted, and what was not taken of the
 * learner's own mail is told in a notification.
 */
export async function receiveMail(context: Context, received: ReceivedMailBody): Promise<MailReceipt['outcome']> {
  const accepted = await acceptMail(context, received)
  if (typeof accepted === 'string') {
    await withService(context.db, (tx) => countRefusedMail(tx, { reason: accepted, now: context.now() }))
    return accepted
  }
  return takeMail(context, received, accepted)
}

interface Accepted {
  threadId: string
  userId: string
  communityId: string
}

async function acceptMail(
  { db, mail }: Context,
  { envelope, headers }: ReceivedMailBody,
): Promise<Accepted | MailRefusal> {
  const threadId = mail && (await findThread(mail, envelope.to))
  if (!mail || threadId === undefined) return 'not_our_address'
  const loop = loopReason({ returnPath: envelope.from, headers: inLowerCase(headers) }, mail)
  if (loop) return loop
  const learner = await withService(db, (tx) => learnerOfThread(tx, threadId))
  if (!learner) return 'no_such_question'
  if (senderOf(envelope.from) !== learner.address) return 'not_the_learner'
  return { threadId, userId: learner.user_id, communityId: learner.community_id }
}

async function findThread({ signer, replyDomain }: Mail, recipients: readonly string[]): Promise<string | undefined> {
  if (replyDomain === undefined) return undefined
  for (const recipient of recipients) {
    const thread = await readReplyAddress(signer, bareAddress(recipient), replyDomain)
    if (thread !== undefined) return thread
  }
  return undefined
}

/** The sender without the tag by which its server knows reports about mail of its own (BATV). */
const senderOf = (path: string) => bareAddress(path.trim().toLowerCase()).replace(/^prvs=[^=@]*=/, '')

const inLowerCase = (headers: ReceivedMailBody['headers']) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

async function takeMail(
  context: Context,
  received: ReceivedMailBody,
  accepted: Accepted,
): Promise<MailReceipt['outcome']> {
  const { threadId, userId } = accepted
  const now = context.now()
  const key = await keyOf(received, threadId)
  const written = ownWords(textOf(received))
  const attachments = received.attachments.map(({ filename }) => filename).filter(hasVisible)
  const told = { ...accepted, key, attachments, cut: false, empty: false, now }
  if (!hasVisible(written)) {
    await tell(context, { ...told, empty: true })
    await withService(context.db, (tx) => countRefusedMail(tx, { reason: 'empty', now }))
    return 'empty'
  }
  const { body, isCut } = replyBody(written, MAX_MESSAGE)
  const isRepeated = await isWritten(context, userId, key)
  if (!isRepeated) await write(context, accepted, { body, key })
  // Also for a repeated mail: the process may have died between the two.
  if (isCut || attachments.length > 0) await tell(context, { ...told, cut: isCut })
  return isRepeated ? 'repeated' : 'taken'
}

const textOf = ({ text, html }: ReceivedMailBody) => (text && hasVisible(text) ? text : htmlToText(html ?? ''))

const isWritten = ({ db }: Context, authorId: string, key: string) =>
  withService(db, async (tx) => (await messageByKey(tx, { authorId, key })) !== undefined)

async function write(context: Context, { threadId: id, userId }: Accepted, message: { body: string; key: string }) {
  try {
    await writeInThread({ ...context, claims: { sub: userId, role: 'authenticated' } }, { id, ...message })
  } catch (error) {
    // Another delivery of this mail, on another way, was faster.
    if (!(error instanceof DomainError && error.code === 'conflict')) throw error
  }
}

const tell = ({ db }: Context, notification: MailNotification) =>
  withService(db, async (tx) => {
    await lockAsker(tx, notification.userId)
    await insertMailNotification(tx, notification)
    await wakeStreams(tx, [notification.userId])
  })

/** A mail is known by its Message-ID; one without, by all that it says. */
async function keyOf({ headers, text, html }: ReceivedMailBody, thread: string): Promise<string> {
  const { 'message-id': id, date } = inLowerCase(headers)
  const name = id?.trim() || JSON.stringify([thread, date, text, html])
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(name))
  return `mail/${toBase32(new Uint8Array(digest))}`
}
