import { thread, threadSummary, type MyThreadsQuery, type Thread } from '../../_contracts/support/support.ts'
import { threadOf, threadsOf } from '../../_db/queries/support/threads.ts'
import { readAsUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { withPlainBeginning } from './plain-beginning.ts'

/** What the caller asked in a community, the latest first. */
export async function listMyThreads(
  { db, now, claims }: WithClaims<DatabaseContext>,
  { community: slug, limit, cursor }: MyThreadsQuery,
) {
  const rows = await readAsUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, slug)
    const page = { limit: limit + 1, after: cursor, now: now() }
    return threadsOf(tx, { ...page, userId: claims.sub, communityId: community.id })
  })
  const data = rows.slice(0, limit).map((row) => withPlainBeginning(threadSummary.parse(row)))
  return { data, next: rows.length > limit ? (data.at(-1)?.id ?? null) : null }
}

/** A thread of the caller, with everything that was said to them. */
export async function readMyThread({ db, now, claims }: WithClaims<DatabaseContext>, id: string): Promise<Thread> {
  const row = await readAsUser(db, claims, (tx) => threadOf(tx, { id, userId: claims.sub, now: now() }))
  if (!row) throw notFound('question')
  return withPlainBeginning(thread.parse(row))
}
