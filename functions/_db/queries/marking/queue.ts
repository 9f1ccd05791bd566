import type postgres from 'postgres'
import type { PersonRow } from './marks.ts'

/** The cursor after a page: microseconds since 1970, as text, since a number would lose some. */
export interface FinishedCursor {
  at: string
  id: string
}

interface QueuePage {
  community_id: string
  /** Who marks: never their own. */
  reader: string
  test_id: string | null
  after: FinishedCursor | null
  limit: number
}

interface FinishedRow {
  id: string
  /** As a cursor has it. */
  at: string
}

export interface ExamToMarkRow extends FinishedRow {
  user_id: string
  learner: PersonRow
}

const moment = (sql: postgres.Sql, after: FinishedCursor | null) =>
  sql`'epoch'::timestamptz + ${after?.at ?? '0'}::bigint * interval '1 microsecond'`

/** Finished exams with unread essays, of tests that ask for any. */
const waiting = (sql: postgres.Sql, { community_id, reader }: Pick<QueuePage, 'community_id' | 'reader'>) => sql`
  attempts.test_id in (select test_id from questions where community_id = ${community_id} and kind = 'essay')
  and attempts.status = 'finished' and mode = 'exam' and unread > 0 and attempts.user_id <> ${reader}
`

/** A page of exams that wait to be marked, those that were finished first at the front. */
export const examsToMark = (sql: postgres.Sql, { test_id, after, limit, ...whose }: QueuePage) => sql<ExamToMarkRow[]>`
  select
    attempts.user_id, attempts.id, (extract(epoch from finished_at) * 1000000)::bigint::text as at,
    json_build_object('id', profiles.id, 'display_name', display_name, 'username', username) as learner
  from attempts
  join profiles on profiles.id = attempts.user_id
  where ${waiting(sql, whose)}
    and (${test_id}::uuid is null or attempts.test_id = ${test_id})
    and (
      ${after?.id ?? null}::uuid is null
      or (finished_at, attempts.id) > (${moment(sql, after)}, ${after?.id ?? null}::uuid)
    )
  order by finished_at, attempts.id
  limit ${limit}
`

export async function countExamsToMark(
  sql: postgres.Sql,
  whose: Pick<QueuePage, 'community_id' | 'reader'>,
): Promise<number> {
  const [row] = await sql<{ open: number }[]>`
    select count(*)::integer as open from attempts where ${waiting(sql, whose)}
  `
  return row?.open ?? 0
}

interface LearnerPage {
  community_id: string
  user_id: string
  after: FinishedCursor | null
  limit: number
}

export interface LearnerAttemptRow extends FinishedRow {
  test: { id: string; title: string }
  mode: 'exam' | 'practice'
  length: number
  percent: number
  unread: number
  set_by_hand: boolean
}

/** A page of a learner's finished attempts in a community, the newest first. */
export const attemptsOfLearner = (sql: postgres.Sql, { community_id, user_id, after, limit }: LearnerPage) => sql<
  LearnerAttemptRow[]
>`
  select
    attempts.id, (extract(epoch from finished_at) * 1000000)::bigint::text as at,
    json_build_object('id', tests.id, 'title', title) as test, mode, length, percent::float8, unread,
    exists (
      select from attempt_overrides
      where attempt_overrides.user_id = attempts.user_id and attempt_id = attempts.id and withdrawn_at is null
    ) as set_by_hand
  from attempts
  join tests on tests.id = attempts.test_id
  where attempts.user_id = ${user_id}
    and attempts.community_id = ${community_id}
    and attempts.status = 'finished'
    and (
      ${after?.id ?? null}::uuid is null
      or (finished_at, attempts.id) < (${moment(sql, after)}, ${after?.id ?? null}::uuid)
    )
  order by finished_at desc, attempts.id desc
  limit ${limit}
`
