import type postgres from 'postgres'
import { bindQuery } from '../../arrays.ts'
import type { Database } from '../../client.ts'
import { withRepeat } from '../../repeat.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

/** The lineages that had a flag when a learner was asked them last, in their newest so many attempts or as many practice sessions. */
export async function flaggedWhenAsked(
  sql: postgres.Sql,
  { user_id, community_id, most }: LearnerKey & { most: number },
): Promise<string[]> {
  const query = bindQuery<{ lineage_id: string }[]>`
    with asked as (
      select lineage_id, finished_at, number = any (flags) as flagged
      from (
        select test_id, test_version, question_order, flags, finished_at
        from attempts
        where user_id = ${user_id} and community_id = ${community_id} and status = 'finished'
        order by finished_at desc
        limit ${most}
      ) as attempt
      cross join unnest(question_order) with ordinality as shown (position, number)
      join questions using (test_id, test_version, position)
      union all
      select lineage_id, finished_at, number = any (flags)
      from (
        select question_ids, flags, finished_at
        from practice_sessions
        where user_id = ${user_id} and community_id = ${community_id} and status = 'finished'
        order by finished_at desc
        limit ${most}
      ) as session
      cross join unnest(question_ids) with ordinality as shown (id, number)
      join questions using (id)
    )
    select lineage_id
    from (select distinct on (lineage_id) lineage_id, flagged from asked order by lineage_id, finished_at desc) as last
    where flagged
  `
  return (await query(sql)).map(({ lineage_id }) => lineage_id)
}

/** Where a question stands. */
export interface PlacedQuestion {
  id: string
  test_id: string
  test_version: number
  position: number
  /** How often a question of its test was corrected. */
  corrections: number
}

export async function placesOf(db: Database, ids: readonly string[]): Promise<PlacedQuestion[]> {
  const query = bindQuery<PlacedQuestion[]>`
    select questions.id, test_id, test_version, questions.position, corrections
    from questions
    join tests on tests.id = test_id
    where questions.id = any (${[...ids]}::uuid[])
  `
  return [...(await withRepeat(db, ({ sql }) => query(sql)))]
}
