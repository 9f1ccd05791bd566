import {
  dueReminders,
  EVENING,
  insertRiskNotifications,
  learningStreaks,
  scheduleNextReminders,
  type DueReminder,
  type LearningStreakRow,
  type StreakAtRisk,
} from '../../_db/queries/notifications/reminders.ts'
import { wakeStreams } from '../../_db/queries/notifications/read.ts'
import { withService } from '../../_db/session.ts'
import { endOfLearnerDay, learnerDay } from '../../_domain/time/learner-day.ts'
import { statusOn } from '../../_domain/streaks/streak.ts'
import type { DatabaseContext } from '../context.ts'
import type { MailServices } from '../mail/mail-services.ts'
import { remindByMail, type LearnerAtRisk } from '../mail/remind-by-mail.ts'

/** Learners in a page: their streams are woken by one message, which has room for 200 ids. */
const PAGE = 100
/** Pages that one call of the scheduler works through at most. */
const PAGES = 20

/**
 * Reminds a page of learners in their evening that their streak ends if they do nothing today. The page is locked,
 * notified, mailed where they asked for it and scheduled anew in one transaction, so concurrent workers and retries remind each
 * learner once an evening.
 */
export const remindPage = (
  { db, now: clock, mail }: DatabaseContext & MailServices,
  size = PAGE,
): Promise<{ reminded: number; more: boolean }> =>
  withService(db, async (tx) => {
    const now = clock()
    const due = await dueReminders(tx, now, size)
    if (due.length === 0) return { reminded: 0, more: false }
    const newEvenings = due.filter((reminder) => isNewEvening(reminder, now))
    const reminders = new Map(newEvenings.map((reminder) => [reminder.user_id, reminder]))
    const streaks = reminders.size > 0 ? await learningStreaks(tx, [...reminders.keys()]) : []
    const risks = streaks.flatMap((streak) => {
      const reminder = reminders.get(streak.user_id)
      if (!reminder || !isAtRisk(streak, reminder, now)) return []
      const { user_id, community_id, current } = streak
      return [{ user_id, community_id, current }]
    })
    if (risks.length > 0) {
      await insertRiskNotifications(tx, risks, now)
      await wakeStreams(tx, [...new Set(risks.map(({ user_id }) => user_id))])
      if (mail) await remindByMail(tx, mail, learnersAtRisk(risks, reminders, now), now)
    }
    const userIds = due.map(({ user_id }) => user_id)
    await scheduleNextReminders(tx, userIds, now)
    return { reminded: risks.length, more: due.length === size }
  })

/** For a scheduler: all reminders that are due, up to a bounded number of pages. */
export async function remindOfStreaks(context: DatabaseContext & MailServices): Promise<number> {
  let total = 0
  for (let page = 0; page < PAGES; page++) {
    const { reminded, more } = await remindPage(context)
    total += reminded
    if (!more) break
  }
  return total
}

const learnersAtRisk = (
  risks: readonly StreakAtRisk[],
  reminders: ReadonlyMap<string, DueReminder>,
  now: number,
): LearnerAtRisk[] =>
  [...Map.groupBy(risks, ({ user_id }) => user_id)].flatMap(([user, streaks]) => {
    const zones = reminders.get(user)
    if (!zones) return []
    const at = new Date(now)
    return [{ user, streaks, date: learnerDay(zones, at).local_date, until: endOfLearnerDay(zones, at).getTime() }]
  })

function isNewEvening(reminder: DueReminder, now: number): boolean {
  const { local_date, local_hour } = learnerDay(reminder, new Date(now))
  return local_hour >= EVENING && (reminder.looked_on === null || reminder.looked_on < local_date)
}

function isAtRisk(streak: LearningStreakRow, reminder: DueReminder, now: number): boolean {
  const { local_date, forgiven } = learnerDay(reminder, new Date(now))
  return statusOn(streak, local_date, { forgiven }).state === 'at_risk'
}
