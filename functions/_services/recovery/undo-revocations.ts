import type { Connection } from '../../_db/client.ts'
import { readLog } from '../../_db/queries/engine/ledger/read.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import { logEvent } from '../../_db/queries/recovery/log-event.ts'
import { stableId } from '../../_db/stable-id.ts'
import { ACHIEVEMENT_REVOKED } from '../../_domain/engine/event-types.ts'
import { reinstatementActivity } from '../../_domain/engine/revocation.ts'
import { todayOf } from '../streaks/status.ts'

interface UndoOptions {
  /** Revocations that were in the log then stay. */
  eventsThen: ReadonlySet<string>
  actor: string
  reason: string
  now: number
}

/** Undoes the revocations since then, each by an event of its own. Returns how many there were. */
export async function undoRevocations(
  { sql, tx }: Connection,
  key: LearnerKey,
  { eventsThen, actor, reason, now }: UndoOptions,
): Promise<number> {
  const log = await readLog(sql, key)
  const undone = new Set(log.map(({ dims }) => dims.undoes))
  const revocations = log.filter(
    ({ id, type, dims }) =>
      type === ACHIEVEMENT_REVOKED && dims.undoes === undefined && !eventsThen.has(id) && !undone.has(id),
  )
  const today = await todayOf(tx, key.user_id, now)
  for (const revocation of revocations) {
    const id = stableId(`achievement_reinstated:${revocation.id}`)
    await logEvent(sql, reinstatementActivity(revocation, { id, now, today, actor, reason }))
  }
  return revocations.length
}
