import { accommodationsOn, lockRunningExams, moveDeadline } from '../../_db/queries/attempts/accommodations.ts'
import type { Connection } from '../../_db/client.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import { wakeStreams } from '../../_db/queries/notifications/read.ts'
import { tell, type Telling } from '../../_db/queries/notifications/tell.ts'
import type { Transaction } from '../../_db/session.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { deadlineFor, isOver, movedDeadline } from '../../_domain/attempts/deadline.ts'
import { extraTimeOf } from '../../_domain/attempts/extra-time.ts'

/**
 * Moves the deadlines of a learner's running exams to what their accommodations say now, and tells the learner. Returns how many
 * moved. An exam whose time is up stays as it is.
 */
export async function moveDeadlines(
  { tx, sql }: { tx: Transaction; sql: Connection['sql'] },
  learner: LearnerKey & { test_id: string | null },
  clock: () => number,
): Promise<number> {
  const { user_id, community_id } = learner
  const running = await lockRunningExams(sql, learner)
  // Only now: a request that found the time to be up, and marked answers as late, has committed before this read the clock.
  const now = clock()
  const notices: Telling[] = []
  for (const { id, test_id, started_at, deadline, minutes } of running) {
    if (isOver({ deadline }, now)) continue
    const extra = extraTimeOf(await accommodationsOn(sql, { user_id, test_id }))
    const next = movedDeadline(deadline, deadlineFor(started_at, minutes, extra), now)
    // Postgres keeps microseconds.
    if (Math.abs(next - deadline) < 1) continue
    await moveDeadline(sql, { user_id, id, deadline: next })
    notices.push({
      ...{ user_id, community_id },
      id: uuid7(now),
      kind: 'time_changed',
      payload: { test_id, attempt_id: id, minutes: Math.round((next - deadline) / 60_000) },
    })
  }
  if (notices.length === 0) return 0
  await tell(sql, notices)
  await wakeStreams(tx, [user_id])
  return notices.length
}
