import { duesOf } from '../../_db/queries/assignments/dues.ts'
import { gradesOf } from '../../_db/queries/assignments/grades.ts'
import { feedWithHash } from '../../_db/queries/plans/feeds.ts'
import { withService } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { dueDays } from '../../_domain/assignments/due-days.ts'
import { calendarDays } from '../../_domain/plans/calendar-days.ts'
import { writeCalendar } from '../../_domain/plans/icalendar.ts'
import { hashSecretCode } from '../communities/secret-code.ts'
import type { DatabaseContext } from '../context.ts'
import { readStanding } from './read-standing.ts'

/** The calendar at a secret address. It names the community, the test and what is assigned, and nothing of the learner. */
export const readCalendar = ({ db, now }: DatabaseContext, token: string): Promise<string> =>
  withService(db, async (tx, sql) => {
    const feed = await feedWithHash(sql, hashSecretCode(token))
    if (!feed) throw notFound('calendar')
    const { user_id, community_id, community_name } = feed
    const { plan, since, days } = await readStanding(tx, sql, { user_id, community_id, now: now() })
    const grades = await gradesOf(tx, { communityId: community_id, users: [user_id], now: now(), isOpenOnly: true })
    const { titles, zone, changed_at } = await duesOf(tx, { communityId: community_id, userId: user_id, now: now() })
    const dues = grades.flatMap(({ assignment_id: id, due_at, state }) => ({
      ...{ id, due_at, state },
      title: titles.get(id) ?? '',
    }))
    return writeCalendar({
      name: `Laude: ${community_name}`,
      // What a day holds is computed anew each day.
      changed_at: Math.max(since, plan?.updated_at ?? 0, changed_at),
      days: [
        ...calendarDays(days, { feed: feed.id, exam: plan?.test?.title ?? community_name }),
        ...dueDays(dues, { feed: feed.id, zone }),
      ],
    })
  })
