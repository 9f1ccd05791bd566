import type postgres from 'postgres'
import type { Difficulty } from '../../../_domain/tests/difficulty.ts'
import { bindQuery } from '../../arrays.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

export interface FinishedWork {
  /** Whether practice across tests was finished. */
  practiced: boolean
  /** The attempt that was finished last. */
  last: { id: string; title: string } | null
}

export async function finishedWork(sql: postgres.Sql, { user_id, community_id }: LearnerKey): Promise<FinishedWork> {
  const query = bindQuery<FinishedWork[]>`
    select
      exists (
        select from practice_sessions
        where user_id = ${user_id} and community_id = ${community_id} and status = 'finished'
      ) as practiced,
      (
        select json_build_object('id', attempts.id, 'title', title)
        from attempts
        join tests on tests.id = test_id
        where user_id = ${user_id} and attempts.community_id = ${community_id} and attempts.status = 'finished'
        order by finished_at desc, attempts.id desc
        limit 1
      ) as last
  `
  const [row] = await query(sql)
  if (!row) throw new Error('A select without a table returned no row.')
  return row
}

/** How many questions of these difficulties practice may ask of these tests; it counts no further than asked for. */
export async function countUpTo(
  sql: postgres.Sql,
  { tests, difficulties, most }: { tests: readonly string[]; difficulties: readonly Difficulty[]; most: number },
): Promise<number> {
  const [row] = await sql<{ questions: number }[]>`
    select count(*)::integer as questions
    from (
      select distinct lineage_id
      from tests
      join questions on questions.test_id = tests.id and questions.test_version = tests.version
      where tests.id = any (${[...tests]}::uuid[])
        and pool <> 'exam'
        and coalesce(questions.difficulty, tests.difficulty) = any (${[...difficulties]}::text[])
      limit ${most}
    ) as asked
  `
  return row?.questions ?? 0
}
