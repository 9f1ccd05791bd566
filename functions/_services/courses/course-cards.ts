import type { CourseCard } from '../../_contracts/courses/courses.ts'
import { contentsSeenBy, type ContentRow } from '../../_db/queries/courses/contents.ts'
import { coursesSeenBy, type CourseRow } from '../../_db/queries/courses/courses.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { courseProgress } from '../../_domain/courses/course-progress.ts'
import { todayOf } from '../streaks/status.ts'

export interface CourseCardWithContents {
  card: CourseCard
  contents: ContentRow[]
}

interface CommunityReader {
  id: string
  role: 'student' | 'instructor' | 'admin' | null
}

/** The courses of a community, or one of them, as the reader stands with each. */
export async function listCourseCards(
  tx: Transaction,
  claims: Claims,
  { id: community, role }: CommunityReader,
  now: number,
  only?: string,
): Promise<CourseCardWithContents[]> {
  const { local_date: today } = await todayOf(tx, claims.sub, now)
  const rows = await coursesSeenBy(tx, claims.sub, community)
  const course = only === undefined ? undefined : rows.find(({ slug }) => slug === only)
  if (only !== undefined && !course) return []
  const contents = await contentsSeenBy(tx, { id: claims.sub, today }, { community, course: course?.id })
  // A test that is not live cannot be taken: to a student it is not there.
  const seen = contents.filter(({ test }) => test === null || test.live || role !== 'student')
  const byCourse = Map.groupBy(seen, ({ course_id }) => course_id)
  return (course ? [course] : rows).map((row) => {
    const inside = byCourse.get(row.id) ?? []
    return { card: toCard(row, inside), contents: inside }
  })
}

function toCard({ enrolled_at, completed_at, ...row }: CourseRow, contents: ContentRow[]): CourseCard {
  const live = contents.filter(({ status }) => status === 'live')
  const { next, ...progress } = courseProgress(contents)
  const kinds = { lesson: 0, wod: 0, scenario: 0, test: 0 }
  for (const { kind } of live) kinds[kind]++
  return {
    ...row,
    kinds,
    minutes: live.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    ...progress,
    next: next && { slug: next.slug, title: next.title },
    enrolled_at: enrolled_at?.toISOString() ?? null,
    completed_at: completed_at?.toISOString() ?? null,
  }
}
