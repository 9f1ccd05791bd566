import type postgres from 'postgres'
import type { LearnerKey } from '../learner-key.ts'

/** The rules that a learner holds by the tables of awards and gates. The lists in the learner's state must be the same. */
export async function readHeldRules(sql: postgres.Sql, { user_id, community_id }: LearnerKey): Promise<HeldRules> {
  const [held] = await sql<HeldRules[]>`
    select
      (
        select coalesce(array_to_json(array_agg('a' || number || coalesce(':' || user_achievements.tier, ''))), '[]')
        from user_achievements
        join achievements on achievements.id = achievement_id
        where user_id = ${user_id} and user_achievements.community_id = ${community_id} and revoked_at is null
      ) as earned,
      (
        select coalesce(array_to_json(array_agg('a' || number || coalesce(':' || user_achievements.tier, ''))), '[]')
        from user_achievements
        join achievements on achievements.id = achievement_id
        where user_id = ${user_id} and user_achievements.community_id = ${community_id} and revoked_at is not null
      ) as revoked,
      coalesce(array_to_json(array_agg(code) filter (where status in ('validated', 'completed'))), '[]') as validated,
      coalesce(array_to_json(array_agg(code) filter (where status = 'rejected')), '[]') as sent_back,
      coalesce(array_to_json(array_agg(code) filter (where status = 'submitted')), '[]') as handed
    from (
      select progress.status, coalesce('c' || of_course.number, 'p' || of_program.number) as code
      from user_milestone_progress as progress
      left join course_milestones as of_course on of_course.id = course_milestone_id
      left join program_milestones as of_program on of_program.id = program_milestone_id
      where progress.user_id = ${user_id} and progress.community_id = ${community_id}
      union all
      select 'completed', 'k' || number
      from enrollments
      join courses on courses.id = course_id
      where user_id = ${user_id} and enrollments.community_id = ${community_id} and completed_at is not null
      union all
      select 'completed', 'g' || number
      from program_completions
      join programs on programs.id = program_id
      where user_id = ${user_id} and program_completions.community_id = ${community_id}
    ) as gate
  `
  return held ?? { earned: [], revoked: [], validated: [], sent_back: [], handed: [] }
}

export interface HeldRules {
  earned: string[]
  revoked: string[]
  /** Milestones, and completed courses and programs. */
  validated: string[]
  /** Milestones that an instructor sent back. */
  sent_back: string[]
  handed: string[]
}
