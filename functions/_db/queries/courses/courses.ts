import { and, asc, eq, sql } from 'drizzle-orm'
import { courses, enrollments, programCourses, programs } from '../../schema/content.ts'
import type { Transaction } from '../../session.ts'

/** The courses that row-level security shows the caller, and when they enrolled. */
export function coursesSeenBy(tx: Transaction, userId: string, communityId: string) {
  return tx
    .select({
      id: courses.id,
      slug: courses.slug,
      title: courses.title,
      description: courses.description,
      status: courses.status,
      revision: courses.revision,
      enrolled_at: enrollments.enrolled_at,
      completed_at: enrollments.completed_at,
    })
    .from(courses)
    .leftJoin(enrollments, and(eq(enrollments.course_id, courses.id), eq(enrollments.user_id, userId)))
    .where(eq(courses.community_id, communityId))
    .orderBy(asc(courses.position), asc(courses.title))
}
export type CourseRow = Awaited<ReturnType<typeof coursesSeenBy>>[number]

export const programsOfCourse = (tx: Transaction, course: { community: string; slug: string }) =>
  tx
    .select({ slug: programs.slug, title: programs.title })
    .from(programCourses)
    .innerJoin(programs, and(eq(programs.id, programCourses.program_id), eq(programs.status, 'live')))
    .innerJoin(courses, eq(courses.id, programCourses.course_id))
    .where(and(eq(courses.community_id, course.community), eq(courses.slug, course.slug)))
    .orderBy(asc(programs.position), asc(programs.title))

/** Idempotent: enrolling again changes nothing. */
export async function addEnrollment(tx: Transaction, userId: string, course: { id: string; community_id: string }) {
  // In plain SQL: drizzle's insert names every column, and learners may set only these three.
  await tx.execute(sql`
    insert into enrollments (user_id, course_id, community_id)
    values (${userId}, ${course.id}, ${course.community_id})
    on conflict do nothing
  `)
}

export async function enrollmentOf(tx: Transaction, userId: string, courseId: string) {
  const [row] = await tx
    .select({ enrolled_at: enrollments.enrolled_at, completed_at: enrollments.completed_at })
    .from(enrollments)
    .where(and(eq(enrollments.user_id, userId), eq(enrollments.course_id, courseId)))
  return row
}

/** Row-level security keeps a completed enrollment. */
export const removeEnrollment = (tx: Transaction, userId: string, courseId: string) =>
  tx.delete(enrollments).where(and(eq(enrollments.user_id, userId), eq(enrollments.course_id, courseId)))
