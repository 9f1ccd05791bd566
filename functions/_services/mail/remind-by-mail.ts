import { communityNames, recipientsOf } from '../../_db/queries/mail/recipients.ts'
import type { Transaction } from '../../_db/session.ts'
import { streakReminder } from '../../_domain/mail/templates.ts'
import { enqueueMails, type NewMail } from './enqueue.ts'
import type { Mail } from './mail-services.ts'
import { signUnsubscribe } from './signed-addresses.ts'
import { unsubscribePage } from './unsubscribe-urls.ts'

export interface LearnerAtRisk {
  user: string
  streaks: readonly { community_id: string; current: number }[]
  /** Their date, of which there is one reminder. */
  date: string
  /** When that date ends, in milliseconds since 1970: a reminder that comes later is of no use. */
  until: number
}

/** Enqueues a mail for each of these learners who asked for it: one an evening, however many streaks it names. */
export async function remindByMail(tx: Transaction, mail: Mail, learners: readonly LearnerAtRisk[], now: number) {
  const asked = await recipientsOf(
    tx,
    'streak_reminder',
    learners.map(({ user }) => user),
  )
  if (asked.length === 0) return 0
  const byUser = new Map(learners.map((learner) => [learner.user, learner]))
  const names = await communityNames(tx, [
    ...new Set(learners.flatMap(({ streaks }) => streaks.map(({ community_id }) => community_id))),
  ])
  const mails = await Promise.all(
    asked.map(async ({ user_id: user, address, display_name: name }): Promise<NewMail[]> => {
      const learner = byUser.get(user)
      if (!learner) return []
      const content = streakReminder({
        name,
        streaks: learner.streaks.map(({ community_id, current }) => ({
          community: names.get(community_id) ?? 'Your community',
          days: current,
        })),
        link: mail.siteUrl,
        unsubscribe: unsubscribePage(mail, await signUnsubscribe(mail.signer, user, 'streak_reminder')),
      })
      const key = `streak_reminder/${user}/${learner.date}`
      return [{ key, user, address, kind: 'streak_reminder', content, expiresAt: learner.until }]
    }),
  )
  return enqueueMails(tx, mails.flat(), now)
}
