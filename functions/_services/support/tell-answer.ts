import { recipientsOf } from '../../_db/queries/mail/recipients.ts'
import { wakeStreams } from '../../_db/queries/notifications/read.ts'
import { insertReplyNotification } from '../../_db/queries/notifications/support-reply.ts'
import { circumstancesOf } from '../../_db/queries/support/mailing.ts'
import type { StoredThread } from '../../_db/queries/support/thread-changes.ts'
import type { Transaction } from '../../_db/session.ts'
import { plainText } from '../../_domain/plain-text.ts'
import { supportReply } from '../../_domain/mail/templates.ts'
import { promptExcerpt } from '../../_formats/excerpt.ts'
import { enqueueMails } from '../mail/enqueue.ts'
import type { Mail, MailServices } from '../mail/mail-services.ts'
import { signUnsubscribe } from '../mail/signed-addresses.ts'
import { unsubscribePage } from '../mail/unsubscribe-urls.ts'
import { DAY } from '../../_domain/support/thread-rules.ts'

/** An answer is there to be read on the site: a mail that is later than this only repeats it. */
const WORTH = 3 * DAY

interface GivenAnswer {
  /** The id of the message. */
  id: string
  authorId: string
  body: string
  thread: Pick<StoredThread, 'id' | 'user_id' | 'community_id'>
  now: number
}

/** Tells a learner that a person answered: by a notification, and by mail if they asked for that. */
export async function tellAnswer(tx: Transaction, { mail }: MailServices, answer: GivenAnswer): Promise<void> {
  const { thread, now } = answer
  await insertReplyNotification(tx, {
    userId: thread.user_id,
    communityId: thread.community_id,
    threadId: thread.id,
    now,
  })
  await wakeStreams(tx, [thread.user_id])
  if (mail) await mailAnswer(tx, mail, answer)
}

async function mailAnswer(tx: Transaction, mail: Mail, { id, authorId, body, thread, now }: GivenAnswer) {
  const [learner] = await recipientsOf(tx, 'support_reply', [thread.user_id])
  if (!learner) return
  const about = await circumstancesOf(tx, { threadId: thread.id, authorId })
  if (!about) return
  const content = supportReply({
    question: promptExcerpt(about.question ?? ''),
    author: about.author,
    community: about.community,
    answer: plainText(body),
    link: `${mail.siteUrl}/c/${about.slug}/ask/${thread.id}`,
    unsubscribe: unsubscribePage(mail, await signUnsubscribe(mail.signer, learner.user_id, 'support_reply')),
    takesReplies: mail.replyDomain !== undefined,
  })
  const { user_id: user, address } = learner
  const key = `support_reply/${id}`
  await enqueueMails(
    tx,
    [{ key, user, address, kind: 'support_reply', thread: thread.id, content, expiresAt: now + WORTH }],
    now,
  )
}
