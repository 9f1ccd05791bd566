import { bindQuery } from '../../arrays.ts'
import type { Database } from '../../client.ts'
import { withRepeat } from '../../repeat.ts'
import type { AttemptKey } from './load.ts'

/** Unfinished attempts whose deadline was before this, in milliseconds since 1970; the oldest deadline first. */
export function expiredAttempts(db: Database, before: number, limit: number): Promise<AttemptKey[]> {
  const query = bindQuery<AttemptKey[]>`
    select user_id, id
    from attempts
    where status = 'in_progress' and deadline < to_timestamp(${before / 1000})
    order by deadline
    limit ${limit}
  `
  return withRepeat(db, ({ sql }) => query(sql))
}
