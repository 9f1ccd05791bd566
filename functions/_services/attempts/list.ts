import type { AttemptListing } from '../../_contracts/attempts/attempts.ts'
import { listAttempts, type AttemptListQuery } from '../../_db/queries/attempts/list.ts'
import type { Database } from '../../_db/client.ts'
import { withService, type Claims } from '../../_db/session.ts'
import { bandOf } from '../../_domain/attempts/band.ts'
import { LENGTHS } from '../../_domain/attempts/lengths.ts'

interface Asked extends Pick<AttemptListQuery, 'community' | 'test_id' | 'status' | 'limit'> {
  cursor?: string
}

/** One's own attempts, the newest first, a page at a time. */
export async function listMyAttempts(db: Database, claims: Claims, { cursor, limit, ...asked }: Asked) {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  // History stays: also of tests that members do not see any more, and of a community that was left.
  const found = await withService(db, (tx) =>
    // One more than asked for says whether there is a next page.
    listAttempts(tx, { ...asked, user_id: claims.sub, limit: limit + 1, after }),
  )
  const shown = found.slice(0, limit)
  const data = shown.map(({ started_at, finished_at, length, ...attempt }): AttemptListing => ({
    ...attempt,
    length: LENGTHS.find((offered) => offered === length) ?? LENGTHS[0],
    started_at: started_at.toISOString(),
    finished_at: finished_at?.toISOString() ?? null,
    band: attempt.percent === null ? null : bandOf(attempt.percent),
  }))
  const last = shown.at(-1)
  return { data, next: last && found.length > limit ? `${last.started_at.getTime()}.${last.id}` : null }
}

function readCursor(cursor: string): AttemptListQuery['after'] {
  const [at = '', id = ''] = cursor.split('.')
  return { started_at: new Date(Number(at)), id }
}
