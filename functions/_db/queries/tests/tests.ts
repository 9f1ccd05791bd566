import { and, asc, eq } from 'drizzle-orm'
import { communities } from '../../schema/communities.ts'
import { tests } from '../../schema/tests.ts'
import type { Transaction } from '../../session.ts'

const columns = {
  id: tests.id,
  slug: tests.slug,
  title: tests.title,
  description: tests.description,
  category: tests.category,
  difficulty: tests.difficulty,
  version: tests.version,
  questions: tests.size,
  time_limit_minutes: tests.time_limit_minutes,
}

export function liveTestsOf(tx: Transaction, communityId: string) {
  return tx
    .select(columns)
    .from(tests)
    .where(and(eq(tests.community_id, communityId), eq(tests.status, 'live')))
    .orderBy(asc(tests.category), asc(tests.position), asc(tests.title))
}

export async function testWithCommunity(tx: Transaction, id: string) {
  const [test] = await tx
    .select({ ...columns, status: tests.status, community: { slug: communities.slug, name: communities.name } })
    .from(tests)
    .innerJoin(communities, eq(communities.id, tests.community_id))
    .where(eq(tests.id, id))
  return test
}
