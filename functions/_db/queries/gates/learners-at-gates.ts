import { sql } from 'drizzle-orm'
import { iso } from '../../iso.ts'
import type { Transaction } from '../../session.ts'
import type { StoredState } from '../engine/load.ts'

/** A learner's state, which decides how they stand at the gates of a course or program. */
export interface LearnerRow extends StoredState, Record<string, unknown> {
  id: string
  display_name: string
  username: string
  /** The newest version of the community's rules. */
  newest: string
  completed_at: string | null
  /** Only the gates that they have reached. */
  progress: {
    id: string
    attempts: number
    decided_at: string | null
    sent_back_at: number | null
    waived: boolean
  }[]
}

export interface LearnersAtGatesQuery {
  communityId: string
  /** The id of the course or program. */
  curriculumId: string
  user_id?: string
  search?: string
  /** The last learner of the page before. */
  after?: string
  limit: number
}

/** The students of a community by name, a page at a time: one statement, however many gates there are. */
export function learnersAtGates(
  tx: Transaction,
  { communityId, curriculumId, user_id, search, after, limit }: LearnersAtGatesQuery,
) {
  const conditions = [
    sql`memberships.community_id = ${communityId} and role = 'student'`,
    user_id !== undefined && sql`profiles.id = ${user_id}`,
    search && sql`position(lower(${search}) in lower(display_name || ' ' || username)) > 0`,
    after !== undefined &&
      sql`(lower(display_name), profiles.id) > (select lower(display_name), id from profiles where id = ${after})`,
  ].filter((condition) => condition !== false && condition !== '' && condition !== undefined)
  return tx.execute<LearnerRow>(sql`
    select
      profiles.id, display_name, username, communities.rules_version as newest,
      revision, counters, streaks, total, level, earned, revoked, validated, handed, state.rules_version,
      (
        select ${iso(sql`completed_at`)} from enrollments where user_id = profiles.id and course_id = ${curriculumId}
        union all
        select ${iso(sql`completed_at`)} from program_completions where user_id = profiles.id and program_id = ${curriculumId}
      ) as completed_at,
      coalesce((
        select json_agg(json_build_object(
          'id', gate.id, 'attempts', attempts, 'decided_at', ${iso(sql`decided_at`)}, 'waived', waived,
          'sent_back_at', case when progress.status = 'rejected' then (extract(epoch from decided_at) * 1000)::bigint end
        ))
        from user_milestone_progress as progress
        join (
          select id from course_milestones where course_id = ${curriculumId}
          union all
          select id from program_milestones where program_id = ${curriculumId}
        ) as gate on gate.id = course_milestone_id or gate.id = program_milestone_id
        where user_id = profiles.id
      ), '[]') as progress
    from memberships
    join profiles on profiles.id = memberships.user_id
    join communities on communities.id = memberships.community_id
    left join user_counters as state on state.user_id = profiles.id and state.community_id = memberships.community_id
    where ${sql.join(conditions, sql` and `)}
    order by lower(display_name), profiles.id
    limit ${limit}
  `)
}
