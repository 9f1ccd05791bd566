import type { Connection } from '../../_db/client.ts'
import { accommodationsOn } from '../../_db/queries/attempts/accommodations.ts'
import { beginAttempts, examRules, lockMemberships } from '../../_db/queries/live/participants.ts'
import type { LiveSessionRow } from '../../_db/queries/live/sessions.ts'
import { stableId } from '../../_db/stable-id.ts'
import { deadlineFor } from '../../_domain/attempts/deadline.ts'
import { extraTimeOf } from '../../_domain/attempts/extra-time.ts'

/**
 * Begins the attempts of these participants, all at the same moment. In step the instructor is the clock; at their own pace the time
 * limit of the test holds, with what a learner was granted.
 */
export async function beginLiveAttempts(
  sql: Connection['sql'],
  { session, users, now }: { session: LiveSessionRow; users: readonly string[]; now: number },
): Promise<void> {
  if (users.length === 0) return
  const rules = await examRules(sql, session.test_id)
  const minutes = session.pace === 'own' ? rules.minutes : null
  // As for an exam that is taken alone: whoever accommodates a learner, or begins another exam, waits.
  if (minutes !== null || rules.most !== null) await lockMemberships(sql, session.community_id, users)
  const beginnings = []
  for (const user_id of users) {
    const extra =
      minutes === null ? undefined : extraTimeOf(await accommodationsOn(sql, { user_id, test_id: session.test_id }))
    const deadline = minutes !== null && extra ? deadlineFor(now, minutes, extra) : null
    beginnings.push({ id: stableId(`live:${session.id}:${user_id}`), user_id, deadline })
  }
  await beginAttempts(sql, { session, minutes, most: rules.most, now, beginnings })
}
