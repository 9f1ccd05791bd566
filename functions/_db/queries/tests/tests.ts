import { eq, sql } from 'drizzle-orm'
import type { Connection } from '../../client.ts'
import { toPrepared } from '../../prepared.ts'
import { communities } from '../../schema/communities.ts'
import { tests } from '../../schema/tests.ts'
import type { Transaction } from '../../session.ts'
import { standingIn, type StandingRow } from '../attempts/standings.ts'

const columns = {
  id: tests.id,
  slug: tests.slug,
  title: tests.title,
  description: tests.description,
  category: tests.category,
  difficulty: tests.difficulty,
  version: tests.version,
  questions: tests.size,
  exam_pool: tests.exam_pool,
  practice: tests.allows_practice,
  attempts_allowed: tests.attempts_allowed,
  time_limit_minutes: tests.time_limit_minutes,
}

export interface TestRow extends StandingRow {
  id: string
  slug: string
  title: string
  description: string
  category: string
  difficulty: 'easy' | 'medium' | 'hard' | 'expert'
  version: number
  questions: number
  exam_pool: number
  practice: boolean
  attempts_allowed: number | null
  time_limit_minutes: number | null
}

/**
 * The live tests of a community with a member's standing in each. A community without live tests has one row of nulls; for a
 * reader who is not a member there is no row.
 */
export const liveTestsIn = (connection: Connection['sql'], userId: string, slug: string) =>
  toPrepared<TestRow | { id: null }>(
    connection,
    sql`
      select
        tests.id, tests.slug, title, description, category, difficulty, version, size as questions, exam_pool, allows_practice as practice, attempts_allowed,
        time_limit_minutes,
        standing.*
      from communities
      join memberships on memberships.community_id = communities.id and memberships.user_id = ${userId}
      left join tests on tests.community_id = communities.id and tests.status = 'live'
      left join lateral (${standingIn(userId, sql`tests.id`)}) as standing on true
      where communities.slug = ${slug}
      order by category, position, title
    `,
  )

export async function testWithCommunity(tx: Transaction, id: string) {
  const [test] = await tx
    .select({
      ...columns,
      status: tests.status,
      corrections: tests.corrections,
      community: { slug: communities.slug, name: communities.name },
    })
    .from(tests)
    .innerJoin(communities, eq(communities.id, tests.community_id))
    .where(eq(tests.id, id))
  return test
}
