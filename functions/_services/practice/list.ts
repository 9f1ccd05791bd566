import type { PracticeListing, PracticeListQuery } from '../../_contracts/practice/practice.ts'
import { listFinishedPractice } from '../../_db/queries/practice/list.ts'
import { readAsService } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { toPracticeHead } from './to-session.ts'
import { instant } from '../attempts/instant.ts'

/** A page of the caller's finished sessions, the newest first. What they paid stands where no learner may read. */
export const listPractice = (
  { db, claims }: WithClaims<DatabaseContext>,
  { community: slug, limit, cursor }: PracticeListQuery,
): Promise<{ data: PracticeListing[]; next: string | null }> =>
  readAsService(db, claims.sub, async (tx, sql) => {
    const community = await findMyCommunity(tx, claims, slug)
    const learner = { user_id: claims.sub, community_id: community.id }
    // One more than asked for says whether there is a next page.
    const found = await listFinishedPractice(sql, { ...learner, limit: limit + 1, after: cursor ?? null })
    const page = found.slice(0, limit)
    return {
      data: page.map((row) => ({
        ...toPracticeHead(row),
        finished_at: instant(row.finished_at),
        correct: row.correct,
        xp: row.paid,
      })),
      next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
    }
  })
