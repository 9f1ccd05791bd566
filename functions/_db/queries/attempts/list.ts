import { and, desc, eq, sql } from 'drizzle-orm'
import { communities } from '../../schema/communities.ts'
import { attempts, tests } from '../../schema/tests.ts'
import type { Transaction } from '../../session.ts'

export interface AttemptListQuery {
  user_id: string
  community?: string
  test_id?: string
  status?: 'in_progress' | 'finished' | 'abandoned'
  limit: number
  /** The last attempt of the page before. */
  after?: { started_at: Date; id: string }
}

/** In milliseconds, like the cursor: the id orders attempts that began within the same one. */
const startedAt = sql`date_trunc('milliseconds', ${attempts.started_at})`

/** A learner's attempts, the newest first. */
export function listAttempts(tx: Transaction, { user_id, community, test_id, status, limit, after }: AttemptListQuery) {
  return tx
    .select({
      id: attempts.id,
      test: {
        id: tests.id,
        slug: tests.slug,
        title: tests.title,
        category: tests.category,
        difficulty: tests.difficulty,
        version: attempts.test_version,
      },
      community: { slug: communities.slug, name: communities.name },
      mode: attempts.mode,
      length: attempts.length,
      status: attempts.status,
      started_at: attempts.started_at,
      finished_at: attempts.finished_at,
      answered: attempts.answered,
      percent: attempts.percent,
    })
    .from(attempts)
    .innerJoin(tests, eq(tests.id, attempts.test_id))
    .innerJoin(communities, eq(communities.id, attempts.community_id))
    .where(
      and(
        eq(attempts.user_id, user_id),
        community === undefined ? undefined : eq(communities.slug, community),
        test_id === undefined ? undefined : eq(attempts.test_id, test_id),
        status === undefined ? undefined : eq(attempts.status, status),
        after &&
          sql`(${startedAt}, ${attempts.id}) < (${after.started_at.toISOString()}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(startedAt), desc(attempts.id))
    .limit(limit)
}
