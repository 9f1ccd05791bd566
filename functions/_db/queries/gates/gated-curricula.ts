import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface GatedCurriculumRow extends Record<string, unknown> {
  scope: 'course' | 'program'
  id: string
  slug: string
  title: string
}

/** The courses and programs of a community that have live gates, as far as row-level security shows them. */
export const gatedCurricula = (tx: Transaction, communityId: string) =>
  tx.execute<GatedCurriculumRow>(sql`
    select 'course' as scope, id, slug, title
    from courses
    where community_id = ${communityId}
      and exists (select from course_milestones where course_id = courses.id and status = 'live')
    union all
    select 'program', id, slug, title
    from programs
    where community_id = ${communityId}
      and exists (select from program_milestones where program_id = programs.id and status = 'live')
    order by scope, title
  `)
