import type { StoredResponses } from '../../../_domain/attempts/responses.ts'
import { bindQuery } from '../../arrays.ts'
import type { Database } from '../../client.ts'
import { withRepeat } from '../../repeat.ts'
import type { AttemptKey } from './load.ts'

export interface AttemptSave extends AttemptKey {
  /** As it was read. */
  revision: number
  status: 'in_progress' | 'finished'
  responses: StoredResponses
  flags: readonly number[]
  position: number
  answered: number
}

/** Saves an attempt, unless another request changed it since it was read: then this returns false. */
export async function saveAttempt(db: Database, save: AttemptSave): Promise<boolean> {
  const query = bindQuery<{ id: string }[]>`
    update attempts
    set
      responses = ${JSON.stringify(save.responses)}::text::json, flags = ${[...save.flags]}::smallint[],
      position = ${save.position}, answered = ${save.answered}, revision = revision + 1, updated_at = now()
    where user_id = ${save.user_id}
      and id = ${save.id}
      and revision = ${save.revision}
      and status = ${save.status}
    -- Who watches a live session sees it.
    returning id, case when live_session_id is not null then pg_notify('live', 'live:' || live_session_id || ':answers')::text end as told
  `
  const rows = await withRepeat(db.genericPlans, ({ sql }) => query(sql))
  return rows.length > 0
}
