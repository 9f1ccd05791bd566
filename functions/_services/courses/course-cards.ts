import type { CourseCard } from '../../_contracts/courses/courses.ts'
import { contentsSeenBy, type ContentRow, type Reader } from '../../_db/queries/courses/contents.ts'
import { coursesSeenBy, type CourseRow } from '../../_db/queries/courses/courses.ts'
import type { Transaction } from '../../_db/session.ts'
import { courseProgress } from '../../_domain/courses/course-progress.ts'

export interface CourseCardWithContents {
  card: CourseCard
  contents: ContentRow[]
}

interface CardsQuery {
  community: { id: string; role: 'student' | 'instructor' | 'admin' | null }
  reader: Reader
  /** Only the course with this slug. */
  slug?: string
}

/** The courses of a community, or one of them, with the caller's progress in each. */
export async function listCourseCards(
  tx: Transaction,
  { community, reader, slug }: CardsQuery,
): Promise<CourseCardWithContents[]> {
  const [courses, contents] = await Promise.all([
    coursesSeenBy(tx, reader.id, community.id),
    contentsSeenBy(tx, reader, { community: community.id, course: slug }),
  ])
  // A student cannot take a test that is not live, so its content is left out for students.
  const shown = contents.filter(({ test }) => test === null || test.live || community.role !== 'student')
  const byCourse = Map.groupBy(shown, ({ course_id }) => course_id)
  return courses
    .filter((row) => slug === undefined || row.slug === slug)
    .map((row) => {
      const contents = byCourse.get(row.id) ?? []
      return { card: toCard(row, contents), contents }
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
