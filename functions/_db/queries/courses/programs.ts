import { and, asc, eq, sql } from 'drizzle-orm'
import { courses, programCourses, programs } from '../../schema/content.ts'
import type { Transaction } from '../../session.ts'

/** The programs that row-level security shows the caller, with the ids of their courses in order. */
export async function programsSeenBy(tx: Transaction, communityId: string) {
  const ofPrograms = tx
    .select({
      id: programs.id,
      slug: programs.slug,
      title: programs.title,
      description: programs.description,
      status: programs.status,
      revision: programs.revision,
    })
    .from(programs)
    .where(eq(programs.community_id, communityId))
    .orderBy(asc(programs.position), asc(programs.title))
  const ofCourses = tx
    .select({ program_id: programCourses.program_id, course_id: programCourses.course_id })
    .from(programCourses)
    .where(eq(programCourses.community_id, communityId))
    .orderBy(asc(programCourses.position), asc(programCourses.course_id))
  const [rows, parts] = await Promise.all([ofPrograms, ofCourses])
  const byProgram = Map.groupBy(parts, ({ program_id }) => program_id)
  return rows.map((row) => ({ ...row, courses: (byProgram.get(row.id) ?? []).map(({ course_id }) => course_id) }))
}

/** Requests that change the courses of the same program wait for each other. */
export async function lockProgram(tx: Transaction, id: string) {
  await tx.select({ id: programs.id }).from(programs).where(eq(programs.id, id)).for('update')
}

/** The courses of a program in their order. */
export const coursesInOrder = (tx: Transaction, programId: string) =>
  tx
    .select({ id: courses.id, title: courses.title, status: courses.status })
    .from(programCourses)
    .innerJoin(courses, eq(courses.id, programCourses.course_id))
    .where(eq(programCourses.program_id, programId))
    .orderBy(asc(programCourses.position), asc(programCourses.course_id))

/** Which of these are courses of the community. */
export async function knownCourses(tx: Transaction, communityId: string, ids: string[]): Promise<Set<string>> {
  const rows = await tx.execute<{ id: string }>(sql`
    select courses.id
    from courses
    join jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) as asked (id) on courses.id = asked.id::uuid
    where courses.community_id = ${communityId}
  `)
  return new Set(rows.map(({ id }) => id))
}

/** Makes these the courses of a program, in this order. Courses that stay keep their rows. */
export async function setProgramCourses(tx: Transaction, program: { id: string; community_id: string }, ids: string[]) {
  const ordered = sql`
    jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) with ordinality as ordered (id, place)
  `
  await tx
    .delete(programCourses)
    .where(
      and(
        eq(programCourses.program_id, program.id),
        sql`${programCourses.course_id} not in (select ordered.id::uuid from ${ordered})`,
      ),
    )
  await tx.execute(sql`
    insert into program_courses (program_id, course_id, community_id, position)
    select ${program.id}::uuid, ordered.id::uuid, ${program.community_id}::uuid, ordered.place
    from ${ordered}
    on conflict (program_id, course_id) do update set position = excluded.position
  `)
}
