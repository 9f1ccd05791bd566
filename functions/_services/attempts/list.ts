import type { AttemptListing, AttemptsQuery } from '../../_contracts/attempts/attempts.ts'
import { listAttempts, type AttemptListQuery } from '../../_db/queries/attempts/list.ts'
import { readAsService } from '../../_db/session.ts'
import { bandOf } from '../../_domain/attempts/band.ts'
import { ALL_LENGTHS, LENGTHS } from '../../_domain/attempts/lengths.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** A page of the learner's attempts, the newest first. */
export async function listMyAttempts(
  { db, claims }: WithClaims<DatabaseContext>,
  { cursor, limit, ...filters }: AttemptsQuery,
) {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  // As the service, since history stays: also of tests that members no longer see, and of communities the learner left.
  const found = await readAsService(db, claims.sub, (tx) =>
    // One more than asked for says whether there is a next page.
    listAttempts(tx, { ...filters, user_id: claims.sub, limit: limit + 1, after }),
  )
  const page = found.slice(0, limit)
  const data = page.map(({ started_at, finished_at, length, ...attempt }): AttemptListing => ({
    ...attempt,
    length: ALL_LENGTHS.find((offered) => offered === length) ?? LENGTHS[0],
    started_at: started_at.toISOString(),
    finished_at: finished_at?.toISOString() ?? null,
    band: attempt.percent === null ? null : bandOf(attempt.percent),
  }))
  const last = page.at(-1)
  return { data, next: last && found.length > limit ? `${last.started_at.getTime()}.${last.id}` : null }
}

function readCursor(cursor: string): AttemptListQuery['after'] {
  const [at = '', id = ''] = cursor.split('.')
  return { started_at: new Date(Number(at)), id }
}
