import type { Memory, MemoryQuery } from '../../_contracts/memory/memory.ts'
import type { AboutCommunity } from '../../_contracts/wire.ts'
import { isBehind, seenQuestions } from '../../_db/queries/memory/memory.ts'
import { readAsService } from '../../_db/session.ts'
import { summarize } from '../../_domain/memory/summarize.ts'
import { dayAt } from '../../_domain/time/days.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** What the caller remembers in a community. No learner may read questions, but their topics are no secret. */
export const readMemory = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  { community: slug, on }: AboutCommunity<MemoryQuery>,
): Promise<Memory> =>
  readAsService(db, claims.sub, async (tx, sql) => {
    const { id } = await findMyCommunity(tx, claims, slug)
    const learner = { user_id: claims.sub, community_id: id }
    const [seen, behind] = await Promise.all([seenQuestions(sql, learner), isBehind(sql, learner)])
    const today = dayAt(now())
    // A page that was open at midnight may ask for the day before.
    const days = { today, on: on !== undefined && on > today ? on : today }
    return { ...days, behind, ...summarize(seen, days) }
  })
