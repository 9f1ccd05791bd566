import { liveQuestions, liveTests, type PracticeTest } from '../../_db/queries/practice/candidates.ts'
import { withRepeat } from '../../_db/repeat.ts'
import type { PracticeCandidate } from '../../_domain/practice/filter.ts'
import { mayPractice } from '../../_domain/practice/gives-keys.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

export interface PracticePool {
  tests: readonly PracticeTest[]
  candidates: readonly PracticeCandidate[]
}

/** What the caller may practice in a community now: all of it, or the questions with these lineages. */
export function findCandidates(
  { db, now, claims }: WithClaims<DatabaseContext>,
  community_id: string,
  lineages?: ReadonlySet<string>,
): Promise<PracticePool> {
  return withRepeat(db, async ({ sql }) => {
    const live = await liveTests(sql, { user_id: claims.sub, community_id })
    const tests = live.filter((test) => mayPractice(test, now()))
    return { tests, candidates: await liveQuestions(sql, tests, lineages && [...lineages]) }
  })
}
