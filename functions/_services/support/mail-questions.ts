import { waitingQuestions, type WaitingRow } from '../../_db/queries/support/mailing.ts'
import { withService } from '../../_db/session.ts'
import { supportQuestions } from '../../_domain/mail/templates.ts'
import { DAY } from '../../_domain/support/thread-rules.ts'
import type { DatabaseContext } from '../context.ts'
import { enqueueMails, type NewMail } from '../mail/enqueue.ts'
import type { Mail, MailServices } from '../mail/mail-services.ts'
import { signUnsubscribe } from '../mail/signed-addresses.ts'
import { unsubscribePage } from '../mail/unsubscribe-urls.ts'

const HOUR = 60 * 60_000
/** People in a page. */
const PAGE = 100

/**
 * Mails those who teach and asked for it that learners wrote something: once an hour at the most, with how many wait now. What is written
 * within that hour is in the next mail. The key is of the hour, so concurrent workers mail each of them once.
 */
export async function mailQuestions({
  db,
  now: clock,
  mail,
}: DatabaseContext & MailServices): Promise<{ more: boolean }> {
  if (!mail) return { more: false }
  const now = clock()
  return withService(db, async (tx) => {
    const rows = await waitingQuestions(tx, { now, mailedBefore: now - HOUR, writtenAfter: now - DAY, limit: PAGE })
    const people = [...Map.groupBy(rows, ({ user_id }) => user_id).values()]
    await enqueueMails(tx, await Promise.all(people.map((queues) => toMail(mail, queues, now))), now)
    return { more: people.length === PAGE }
  })
}

async function toMail(mail: Mail, queues: readonly WaitingRow[], now: number): Promise<NewMail> {
  const { user_id: user = '', address = '', display_name: name = '' } = queues[0] ?? {}
  const content = supportQuestions({
    name,
    queues: queues.map(({ community, open, held, slug }) => ({
      ...{ community, open, held },
      link: `${mail.siteUrl}/c/${slug}/manage/support${open === 0 ? '?state=held' : ''}`,
    })),
    unsubscribe: unsubscribePage(mail, await signUnsubscribe(mail.signer, user, 'support_question')),
  })
  const key = `support_question/${user}/${Math.floor(now / HOUR)}`
  return { key, user, address, kind: 'support_question', content, expiresAt: now + HOUR }
}
