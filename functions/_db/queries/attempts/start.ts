import { and, eq, sql } from 'drizzle-orm'
import { communities, memberships } from '../../schema/communities.ts'
import { attempts, tests } from '../../schema/tests.ts'
import type { Transaction } from '../../session.ts'

/** A live test with what starting an attempt depends on, for a member of its community. */
export async function testToTake(tx: Transaction, userId: string, testId: string) {
  const [test] = await tx
    .select({
      id: tests.id,
      community_id: tests.community_id,
      version: tests.version,
      corrections: tests.corrections,
      size: tests.size,
      exam_pool: tests.exam_pool,
      practice: tests.allows_practice,
      shuffle: tests.shuffle,
      quotas: tests.quotas,
      attempts_allowed: tests.attempts_allowed,
      time_limit_minutes: tests.time_limit_minutes,
      closed_at: communities.closed_at,
    })
    .from(tests)
    .innerJoin(communities, eq(communities.id, tests.community_id))
    .innerJoin(memberships, and(eq(memberships.community_id, tests.community_id), eq(memberships.user_id, userId)))
    .where(and(eq(tests.id, testId), eq(tests.status, 'live')))
  return test
}

const running = (userId: string, testId: string) =>
  and(eq(attempts.user_id, userId), eq(attempts.test_id, testId), eq(attempts.status, 'in_progress'))

export async function runningAttempt(tx: Transaction, userId: string, testId: string): Promise<string | undefined> {
  const [attempt] = await tx.select({ id: attempts.id }).from(attempts).where(running(userId, testId))
  return attempt?.id
}

/** Abandons the unfinished attempt that `nextId` replaces. If `nextId` was inserted before, a repeat abandons nothing. */
export async function abandonRunning(tx: Transaction, userId: string, testId: string, nextId: string, now: Date) {
  const isInserted = sql`exists (select from attempts as next where next.user_id = ${userId} and next.id = ${nextId})`
  await tx
    .update(attempts)
    .set({ status: 'abandoned', updated_at: now })
    .where(and(running(userId, testId), sql`not ${isInserted}`))
}

/** How many exams on a test a learner began, whatever became of them. */
export async function countExams(
  tx: Transaction,
  { user_id, test_id, except }: { user_id: string; test_id: string; except: string },
): Promise<number> {
  const [row] = await tx.execute<{ exams: number }>(sql`
    select count(*)::integer as exams from attempts
    where user_id = ${user_id} and test_id = ${test_id} and mode = 'exam' and id <> ${except}
  `)
  return row?.exams ?? 0
}

/** Whether this call inserted it: of two requests at the same time, one starts the attempt and the other finds it started. */
export async function insertAttempt(tx: Transaction, attempt: typeof attempts.$inferInsert): Promise<boolean> {
  const inserted = await tx.insert(attempts).values(attempt).onConflictDoNothing().returning({ id: attempts.id })
  return inserted.length > 0
}
