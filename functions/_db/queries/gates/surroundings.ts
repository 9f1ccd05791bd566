import { sql } from 'drizzle-orm'
import type { CourseCounts } from '../../../_domain/rules/gate-surroundings.ts'
import type { Transaction } from '../../session.ts'

export interface SurroundingsRow extends Record<string, unknown> {
  courses: (CourseCounts & { slug: string; programs: string[] })[]
  categories: string[]
  topics: string[]
  achievements: string[]
  tests: { title: string; category: string; questions: number; exam_pool: number; practice: boolean }[]
}

/** What a community has that gates can ask for. A draft course counts its drafts: they go live with it. */
export async function loadSurroundings(tx: Transaction, communityId: string): Promise<SurroundingsRow> {
  const [row] = await tx.execute<SurroundingsRow>(sql`
    select
      (
        select coalesce(jsonb_agg(to_jsonb(course)), '[]')
        from (
          select
            courses.slug, courses.title,
            (select coalesce(jsonb_agg(program_id), '[]') from program_courses where course_id = courses.id) as programs,
            count(*) filter (where kind = 'lesson') as lesson, count(*) filter (where kind = 'wod') as wod,
            count(*) filter (where kind = 'scenario') as scenario
          from courses
          left join contents on contents.course_id = courses.id
            and (contents.status = 'live' or (courses.status = 'draft' and contents.status = 'draft'))
          where courses.community_id = ${communityId}
          group by courses.id
        ) as course
      ) as courses,
      (
        select coalesce(jsonb_agg(distinct category), '[]') from tests where community_id = ${communityId} and status = 'live'
      ) as categories,
      (
        select coalesce(jsonb_agg(distinct topic), '[]')
        from tests
        join questions on test_id = tests.id and test_version = tests.version
        where tests.community_id = ${communityId} and tests.status = 'live'
      ) as topics,
      (
        select coalesce(jsonb_agg(slug), '[]')
        from achievements
        where community_id = ${communityId} and pack = 'custom' and status = 'live'
      ) as achievements,
      (
        select coalesce(
          jsonb_agg(
            jsonb_build_object(
              'title', title, 'category', category, 'questions', size, 'exam_pool', exam_pool, 'practice', allows_practice
            )
            order by title
          ),
          '[]'
        )
        from tests where community_id = ${communityId} and status = 'live'
      ) as tests
  `)
  return row ?? { courses: [], categories: [], topics: [], achievements: [], tests: [] }
}
