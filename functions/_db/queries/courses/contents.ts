import { and, asc, eq, ne, sql } from 'drizzle-orm'
import { communities } from '../../schema/communities.ts'
import { contents, courses } from '../../schema/content.ts'
import type { Transaction } from '../../session.ts'

export interface ContentRow extends Record<string, unknown> {
  id: string
  course_id: string
  slug: string
  kind: 'lesson' | 'wod' | 'scenario' | 'test'
  title: string
  status: 'draft' | 'live' | 'retired'
  minutes: number | null
  difficulty: 'easy' | 'medium' | 'hard' | 'expert' | null
  test: { id: string; questions: number; live: boolean } | null
  mine: { done: boolean; today: boolean; best: number | null }
}

/** The learner whose progress is read, and their local date. */
export interface Reader {
  id: string
  today: string
}

/** The contents of a community's courses, or of the one with a slug, and what the reader has done of them. */
export function contentsSeenBy(tx: Transaction, reader: Reader, where: { community: string; course?: string }) {
  const inCourse =
    where.course === undefined
      ? sql`is not null`
      : sql`= (select id from courses where community_id = ${where.community} and slug = ${where.course})`
  return tx.execute<ContentRow>(sql`
    select
      contents.id, contents.course_id, contents.slug, contents.kind, contents.title, contents.status, contents.minutes,
      coalesce(contents.difficulty, tests.difficulty) as difficulty,
      case when contents.test_id is not null then json_build_object(
        'id', contents.test_id, 'questions', coalesce(tests.size, 0), 'live', coalesce(tests.status = 'live', false)
      ) end as test,
      json_build_object(
        'done', log.done or exams.best is not null, 'today', log.today, 'best', exams.best::float8
      ) as mine
    from contents
    left join tests on tests.id = contents.test_id
    cross join lateral (
      select count(*) > 0 as done, coalesce(bool_or(local_date = ${reader.today}::date), false) as today
      from activity_events
      where user_id = ${reader.id}
        and content_id = contents.id
        and type in ('lesson_completed', 'wod_completed', 'scenario_completed')
    ) as log
    cross join lateral (
      select max(percent) as best
      from attempts
      where user_id = ${reader.id}
        and test_id = contents.test_id
        and status = 'finished'
        and mode = 'exam'
        and uncounted is null
    ) as exams
    where contents.community_id = ${where.community}
      and contents.course_id ${inCourse}
    order by contents.position, contents.created_at, contents.id
  `)
}

/** One content's text. */
export async function contentText(tx: Transaction, communitySlug: string, slug: string) {
  const [row] = await tx
    .select({
      id: contents.id,
      community_id: contents.community_id,
      body: contents.body,
      language: contents.language,
      revision: contents.revision,
      course: { id: courses.id, slug: courses.slug, title: courses.title, status: courses.status },
    })
    .from(contents)
    .innerJoin(communities, eq(communities.id, contents.community_id))
    .innerJoin(courses, eq(courses.id, contents.course_id))
    .where(and(eq(communities.slug, communitySlug), eq(contents.slug, slug)))
  return row
}

/** Requests that change the contents of the same course wait for each other. */
export async function lockCourse(tx: Transaction, id: string) {
  await tx.select({ id: courses.id }).from(courses).where(eq(courses.id, id)).for('update')
}

/** The contents that are not retired, in order, with what decides whether each can go live. */
export const contentsInOrder = (tx: Transaction, courseId: string) =>
  tx
    .select({
      id: contents.id,
      slug: contents.slug,
      title: contents.title,
      kind: contents.kind,
      status: contents.status,
      empty: sql<boolean>`btrim(${contents.body}, E' \\t\\r\\n') = ''`,
      ready: sql<boolean>`
        ${contents.test_id} is null or exists (
          select from tests where tests.id = ${contents.test_id} and tests.status = 'live'
        )
      `,
    })
    .from(contents)
    .where(and(eq(contents.course_id, courseId), ne(contents.status, 'retired')))
    .orderBy(asc(contents.position), asc(contents.created_at), asc(contents.id))

export async function setContentPositions(tx: Transaction, courseId: string, ids: string[]) {
  await tx.execute(sql`
    update contents
    set position = ordered.place
    from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) with ordinality as ordered (id, place)
    where contents.id = ordered.id::uuid
      and contents.course_id = ${courseId}
      and contents.position <> ordered.place
  `)
}

/** Drafts go live with their course. */
export const publishDrafts = (tx: Transaction, courseId: string) =>
  tx
    .update(contents)
    .set({ status: 'live' })
    .where(and(eq(contents.course_id, courseId), eq(contents.status, 'draft')))
