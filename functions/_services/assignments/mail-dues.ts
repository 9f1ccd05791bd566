import { learnersToMail, takeDues, type DueToMail } from '../../_db/queries/assignments/due-mails.ts'
import { gradesOf } from '../../_db/queries/assignments/grades.ts'
import { recipientsOf } from '../../_db/queries/mail/recipients.ts'
import { withService, type Transaction } from '../../_db/session.ts'
import { toTell } from '../../_domain/assignments/telling.ts'
import { dueReminder } from '../../_domain/mail/templates.ts'
import { addDays } from '../../_domain/time/days.ts'
import { localDay } from '../../_domain/time/local-time.ts'
import { startOfDay } from '../../_domain/time/learner-day.ts'
import type { DatabaseContext } from '../context.ts'
import { enqueueMails, type NewMail } from '../mail/enqueue.ts'
import type { Mail, MailServices } from '../mail/mail-services.ts'
import { signUnsubscribe } from '../mail/signed-addresses.ts'
import { unsubscribePage } from '../mail/unsubscribe-urls.ts'
import { toAssignedTo } from './assigned-to.ts'

/** People in a page. */
const PAGE = 100

/**
 * Mails learners who asked for it what they were reminded of: all of it that is still due and to be done, in one mail. What was done, excused,
 * archived or put off meanwhile is left out. Learners are locked by what they asked for, so concurrent workers write one mail.
 */
export async function mailDues({ db, now: clock, mail }: DatabaseContext & MailServices): Promise<{ more: boolean }> {
  if (!mail) return { more: false }
  const now = clock()
  return withService(db, async (tx) => {
    const users = await learnersToMail(tx, now, PAGE)
    if (users.length === 0) return { more: false }
    const dues = await stillDue(tx, await takeDues(tx, users, now), now)
    const byUser = Map.groupBy(dues, ({ user_id }) => user_id)
    const recipients = await recipientsOf(tx, 'assignment_due', [...byUser.keys()])
    const mails = recipients.map(({ user_id, address, display_name: name }) =>
      toMail(mail, { user: user_id, address, name, dues: byUser.get(user_id) ?? [] }, now),
    )
    await enqueueMails(tx, await Promise.all(mails), now)
    return { more: users.length === PAGE }
  })
}

interface Due extends DueToMail {
  due_at: string
}

/** Those of which the learner would be reminded now, by the same rule. */
async function stillDue(tx: Transaction, taken: readonly DueToMail[], now: number): Promise<Due[]> {
  const all: Due[] = []
  for (const [communityId, waiting] of Map.groupBy(taken, ({ community_id }) => community_id)) {
    const [assignments, users] = [waiting.map((it) => it.assignment_id), waiting.map((it) => it.user_id)]
    const grades = await gradesOf(tx, {
      ...{ communityId, now, isOpenOnly: true },
      ...{ assignments: [...new Set(assignments)], users: [...new Set(users)] },
    })
    const byKey = new Map(grades.map((grade) => [`${grade.assignment_id}/${grade.user_id}`, grade]))
    all.push(
      ...waiting.flatMap((it) => {
        const grade = byKey.get(`${it.assignment_id}/${it.user_id}`)
        if (!grade || grade.due_at === null) return []
        const isDue = toTell(toAssignedTo(grade, { zone: it.zone, told: ASSIGNED }), now).includes('assignment_due')
        return isDue ? [{ ...it, due_at: grade.due_at }] : []
      }),
    )
  }
  return all.toSorted((one, other) => one.due_at.localeCompare(other.due_at) || one.title.localeCompare(other.title))
}

const ASSIGNED = new Set(['assigned'])

interface Reminded {
  user: string
  address: string
  name: string
  dues: readonly Due[]
}

async function toMail(mail: Mail, { user, address, name, dues }: Reminded, now: number): Promise<NewMail> {
  const zone = dues[0]?.zone ?? 'UTC'
  const today = localDay(new Date(now), zone)
  const content = dueReminder({
    ...{ name, zone, today },
    dues: dues.map(({ title, community, slug, due_at }) => ({
      ...{ title, community, due_at },
      link: `${mail.siteUrl}/c/${slug}/assignments`,
    })),
    unsubscribe: unsubscribePage(mail, await signUnsubscribe(mail.signer, user, 'assignment_due')),
  })
  return {
    // Each assignment is mailed to a learner once, so no other mail has the same first one.
    key: `assignment_due/${user}/${dues[0]?.assignment_id}`,
    ...{ user, address, kind: 'assignment_due', content },
    // Tomorrow it would speak of another day, and after the last is due it is of no use.
    expiresAt: Math.min(
      startOfDay(addDays(today, 1), zone).getTime(),
      Math.max(...dues.map(({ due_at }) => Date.parse(due_at))),
    ),
  }
}
