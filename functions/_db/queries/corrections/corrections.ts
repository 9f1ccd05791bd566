import type postgres from 'postgres'
import type { Amendment, Decision } from '../../../_domain/attempts/amendments.ts'
import type { QuestionKind } from '../../../_domain/attempts/kinds/kinds.ts'
import type { RegradeOutcome } from '../../../_domain/attempts/regrade.ts'

/** A correction that learners are looked at for: to see whom it changes, or to grade them anew. */
export interface RunningCorrection {
  id: string
  community_id: string
  test_id: string
  status: 'previewing' | 'regrading'
  actor: string
  reason: string
  cursor: string | null
  /** Whether all learners were graded anew, and only those are left whose finish was on its way then. */
  is_last_look: boolean
  rules_version: string
  amendment: Amendment
  /** The places of its question in the banks of versions. */
  places: { id: string; version: number; position: number }[]
}

/** No finish takes longer from reading its attempt to closing it, in milliseconds. */
export const ON_ITS_WAY = 60_000

/** The longest waiting correction that nobody works on, locked to the end of the transaction. */
export async function lockRunning(sql: postgres.Sql, now: number): Promise<RunningCorrection | undefined> {
  const [correction] = await sql<RunningCorrection[]>`
    select
      id, community_id, test_id, status, reason, cursor, passed_at is not null as is_last_look,
      (select rules_version from communities where communities.id = community_id) as rules_version,
      coalesce(made_by, '00000000-0000-0000-0000-000000000000') as actor,
      json_build_object(
        'decision', decision, 'keeps', keeps, 'at', extract(epoch from coalesce(applied_at, now()))::float8 * 1000,
        'key', answer - 'unit' || jsonb_build_object('kind', kind)
      ) as amendment,
      (
        select json_agg(json_build_object('id', questions.id, 'version', test_version, 'position', position))
        from corrected_questions
        join questions on questions.id = question_id
        where correction_id = corrections.id
      ) as places
    from corrections
    where status in ('previewing', 'regrading') and (passed_at is null or passed_at <= to_timestamp(${(now - ON_ITS_WAY) / 1000}::float8))
    order by created_at
    limit 1
    -- Learners that are written refer to it meanwhile.
    for no key update skip locked
  `
  return correction
}

/**
 * The next learners, in the order of their ids, who finished an attempt that asked the corrected question. A regrade also looks at those
 * who only practiced it: no grade of theirs changes, but their memory does.
 */
export function learnersAfter(
  sql: postgres.Sql,
  { test_id, cursor, places, amendment, is_last_look, status }: RunningCorrection,
  limit: number,
) {
  const finishedLate = sql`
    (not ${is_last_look} or finished_at >= to_timestamp(${(amendment.at - ON_ITS_WAY) / 1000}::float8))
  `
  return sql<{ user_id: string }[]>`
    select user_id
    from attempts
    where test_id = ${test_id}
      and status = 'finished'
      and ${asksOneOf(
        sql,
        sql`${places.map(({ version }) => version)}::integer[]`,
        sql`${places.map(({ position }) => position)}::smallint[]`,
      )}
      and (${cursor}::uuid is null or user_id > ${cursor}::uuid)
      and ${finishedLate}
    union
    select user_id
    from practice_sessions
    where ${status === 'regrading'}
      and ${practicedOneOf(sql, sql`${places.map(({ id }) => id)}::uuid[]`)}
      and (${cursor}::uuid is null or user_id > ${cursor}::uuid)
      and ${finishedLate}
    order by user_id
    limit ${limit}
  `
}

/** Of attempts, those that ask a question at one of these places in the banks of versions; two arrays of the same length. */
export const asksOneOf = (sql: postgres.Sql, versions: Fragment, positions: Fragment) => sql`
  exists (
    select
    from unnest(${versions}, ${positions}) as place (version, position)
    where place.version = attempts.test_version and place.position = any (attempts.question_order)
  )
`

/** Of practice sessions, those that are finished and asked one of these questions. */
export const practicedOneOf = (sql: postgres.Sql, questions: Fragment) => sql`
  practice_sessions.status = 'finished' and practice_sessions.question_ids && ${questions}
`
type Fragment = postgres.PendingQuery<postgres.Row[]>

/** Of these learners, those who were graded anew because of it. */
export async function regradedAmong(sql: postgres.Sql, id: string, users: readonly string[]): Promise<string[]> {
  const rows = await sql<{ user_id: string }[]>`
    select user_id
    from regraded_learners
    where correction_id = ${id} and user_id = any(${[...users]}::uuid[]) and written_at is not null
  `
  return rows.map(({ user_id }) => user_id)
}

/** Stores how far a correction has come. A regrade looks once more at those whose finish was on its way. */
export const storeProgress = (
  sql: postgres.Sql,
  { id, status, is_last_look }: RunningCorrection,
  { learners, last, done }: { learners: number; last: string | null; done: boolean },
) =>
  status === 'regrading' && done && !is_last_look
    ? sql`update corrections set learners = learners + ${learners}, cursor = null, passed_at = now() where id = ${id}`
    : sql`
        update corrections
        set
          learners = learners + case when ${is_last_look} then 0 else ${learners}::integer end,
          cursor = coalesce(${last}::uuid, cursor),
          status = case when ${done} then ${status === 'previewing' ? 'previewed' : 'done'} else status end,
          done_at = case when ${done && status === 'regrading'} then now() end
        where id = ${id}
      `

/** Notes whom a correction changes; without `written`, nothing was changed yet. */
export const recordOutcome = (
  sql: postgres.Sql,
  { id, community_id }: Pick<RunningCorrection, 'id' | 'community_id'>,
  { user_id, attempts, xp, level, gains }: RegradeOutcome,
  written: boolean,
) => sql`
  insert into regraded_learners (
    correction_id, user_id, community_id, attempts, xp_before, xp_after, level_before, level_after, gains, written_at
  )
  values (
    ${id}, ${user_id}, ${community_id}, ${JSON.stringify(
      attempts.map((it) => ({ id: it.id, before: it.before.percent, after: it.after.percent })),
    )}::text::jsonb, ${xp.before}, ${xp.after}, ${level.before}, ${level.after}, ${gains}::text[],
    case when ${written} then now() end
  )
  on conflict (correction_id, user_id) do update
  set
    attempts = excluded.attempts, xp_before = excluded.xp_before, xp_after = excluded.xp_after,
    level_before = excluded.level_before, level_after = excluded.level_after, gains = excluded.gains,
    written_at = excluded.written_at
`

export interface NewCorrection {
  id: string
  community_id: string
  test_id: string
  lineage_id: string
  kind: QuestionKind
  decision: Decision
  answer: object | null
  keeps: boolean
  reason: string
  made_by: string
}

/** Adds a correction of questions, to be previewed. False if it was added before. */
export async function addCorrection(
  sql: postgres.Sql,
  correction: NewCorrection,
  questions: readonly string[],
): Promise<boolean> {
  const { id, community_id, test_id, lineage_id, kind, decision, answer, keeps, reason, made_by } = correction
  const { count } = await sql`
    insert into corrections (id, community_id, test_id, lineage_id, kind, decision, answer, keeps, reason, made_by)
    values (
      ${id}, ${community_id}, ${test_id}, ${lineage_id}, ${kind}, ${decision},
      ${answer && JSON.stringify(answer)}::text::jsonb, ${keeps}, ${reason}, ${made_by}
    )
    on conflict (id) do nothing
  `
  if (count === 0) return false
  await sql`
    insert into corrected_questions (correction_id, question_id, community_id)
    select ${id}, unnest(${[...questions]}::uuid[]), ${community_id}
  `
  return true
}

/**
 * Applies a correction that was previewed: from now on answers are graded with it, and its regrade begins. False if it is in
 * another state.
 */
export async function startRegrade(sql: postgres.Sql, id: string, madeBy: string): Promise<boolean> {
  const { count } = await sql`
    with started as (
      update corrections
      set status = 'regrading', applied_at = now(), cursor = null, learners = 0, made_by = ${madeBy}
      where id = ${id} and status = 'previewed'
      returning id, test_id
    ), forgotten as (
      delete from regraded_learners using started where correction_id = started.id
    )
    update tests set corrections = corrections + 1 from started where tests.id = test_id
  `
  return count > 0
}

/** Takes back a correction that was not applied. */
export async function withdraw(sql: postgres.Sql, id: string): Promise<boolean> {
  const { count } = await sql`
    update corrections set status = 'withdrawn' where id = ${id} and status in ('previewing', 'previewed')
  `
  return count > 0
}
