import { and, asc, count, desc, eq } from 'drizzle-orm'
import { communities } from '../schema/communities.ts'
import { questions, tests } from '../schema/tests.ts'
import type { Transaction } from '../session.ts'

const columns = {
  id: tests.id,
  slug: tests.slug,
  title: tests.title,
  description: tests.description,
  category: tests.category,
  difficulty: tests.difficulty,
  version: tests.version,
}

const ofThisVersion = and(eq(questions.test_id, tests.id), eq(questions.test_version, tests.version))

export function liveTestsOf(tx: Transaction, communityId: string) {
  return tx
    .select({ ...columns, questions: count(questions.id) })
    .from(tests)
    .leftJoin(questions, ofThisVersion)
    .where(and(eq(tests.community_id, communityId), eq(tests.status, 'live')))
    .groupBy(tests.id)
    .orderBy(asc(tests.category), asc(tests.position), asc(tests.title))
}

export async function testWithCommunity(tx: Transaction, id: string) {
  const [test] = await tx
    .select({
      ...columns,
      time_limit_minutes: tests.time_limit_minutes,
      community: { slug: communities.slug, name: communities.name },
    })
    .from(tests)
    .innerJoin(communities, eq(communities.id, tests.community_id))
    .where(eq(tests.id, id))
  return test
}

/** How many questions of each topic and kind the current version holds. */
export function bankOutline(tx: Transaction, testId: string) {
  return tx
    .select({ topic: questions.topic, kind: questions.kind, questions: count() })
    .from(questions)
    .innerJoin(tests, ofThisVersion)
    .where(eq(tests.id, testId))
    .groupBy(questions.topic, questions.kind)
    .orderBy(desc(count()), asc(questions.topic))
}
