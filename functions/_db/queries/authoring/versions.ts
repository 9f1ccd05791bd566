import { sql } from 'drizzle-orm'
import { iso } from '../../iso.ts'
import type { Transaction } from '../../session.ts'

export interface LineageRow extends Record<string, unknown> {
  lineage_id: string
  copied_from: string | null
}

/** What the questions of a version are across versions, in the order of its bank. */
export const lineagesOf = async (tx: Transaction, testId: string, version: number): Promise<LineageRow[]> => [
  ...(await tx.execute<LineageRow>(sql`
    select lineage_id, copied_from
    from questions
    join question_keys on question_id = questions.id
    where test_id = ${testId} and test_version = ${version}
    order by position
  `)),
]

export interface VersionRow extends Record<string, unknown> {
  version: number
  questions: number
  published_at: string | null
  published_by: string | null
  attempts: number
}

/** Every version of a test, the newest first. */
export const versionsOf = async (tx: Transaction, testId: string): Promise<VersionRow[]> => [
  ...(await tx.execute<VersionRow>(sql`
    select
      bank.version, bank.questions, ${iso(sql`published_at`)} as published_at, display_name as published_by,
      coalesce(taken.attempts, 0) as attempts
    from (
      select test_version as version, count(*)::integer as questions
      from questions where test_id = ${testId} group by test_version
    ) as bank
    left join test_versions on test_versions.test_id = ${testId} and test_versions.version = bank.version
    left join profiles on profiles.id = published_by
    left join (
      select test_version, count(*)::integer as attempts
      from attempts where test_id = ${testId} and status = 'finished' group by test_version
    ) as taken on taken.test_version = bank.version
    order by bank.version desc
  `)),
]

/** The version that learners take, or took before the test was retired; and how many finished attempts all versions have. */
export async function standingOf(tx: Transaction, testId: string) {
  const [row] = await tx.execute<{ version: number | null; attempts: number }>(sql`
    select
      (select max(version) from test_versions where test_id = ${testId}) as version,
      (select count(*)::integer from attempts where test_id = ${testId} and status = 'finished') as attempts
  `)
  return row ?? { version: null, attempts: 0 }
}
