import type postgres from 'postgres'
import type { Decision } from '../../../_domain/attempts/amendments.ts'
import type { QuestionKind } from '../../../_domain/attempts/kinds/kinds.ts'
import { asksOneOf, practicedOneOf } from './corrections.ts'

export interface CorrectionRow {
  id: string
  community: string
  community_id: string
  test: { id: string; title: string }
  lineage_id: string
  kind: QuestionKind
  prompt: string
  decision: Decision
  answer: Record<string, unknown> | null
  keeps: boolean
  reason: string
  status: 'previewing' | 'previewed' | 'regrading' | 'done' | 'withdrawn'
  made_by: string | null
  looked: number
  of: number
  /** In milliseconds since 1970. */
  created_at: number
  applied_at: number | null
  done_at: number | null
}

const columns = (sql: postgres.Sql) => sql`
  corrections.id, corrections.community_id, communities.slug as community, json_build_object('id', tests.id, 'title', tests.title) as test,
  corrections.lineage_id, corrections.kind, asked.prompt, decision, corrections.answer, keeps, reason,
  corrections.status, profiles.display_name as made_by,
  extract(epoch from corrections.created_at)::float8 * 1000 as created_at,
  extract(epoch from applied_at)::float8 * 1000 as applied_at,
  extract(epoch from done_at)::float8 * 1000 as done_at
`

const sources = (sql: postgres.Sql) => sql`
  from corrections
  join tests on tests.id = corrections.test_id
  join communities on communities.id = corrections.community_id
  left join profiles on profiles.id = made_by
  cross join lateral (
    select
      (array_agg(prompt order by test_version desc))[1] as prompt,
      array_agg(test_version) as versions, array_agg(position) as positions, array_agg(questions.id) as ids
    from corrected_questions
    join questions on questions.id = question_id
    where correction_id = corrections.id
  ) as asked
`

/** A correction, with how many learners there are to look at. */
export async function findCorrectionRow(sql: postgres.Sql, id: string): Promise<CorrectionRow | undefined> {
  const [row] = await sql<CorrectionRow[]>`
    select ${columns(sql)}, corrections.learners as looked, coalesce(taken.learners, 0)::integer as of
    ${sources(sql)}
    cross join lateral (
      select count(*) as learners
      from (
        select user_id
        from attempts
        where attempts.test_id = corrections.test_id
          and attempts.status = 'finished'
          and ${asksOneOf(sql, sql`asked.versions`, sql`asked.positions`)}
        union
        -- A preview does without them: no grade of theirs changes.
        select user_id
        from practice_sessions
        where corrections.status in ('regrading', 'done') and ${practicedOneOf(sql, sql`asked.ids`)}
      ) as learner
    ) as taken
    where corrections.id = ${id}
  `
  return row
}

export interface ListedCorrectionRow extends Omit<CorrectionRow, 'looked' | 'of'> {
  /** Whom it changes, as far as learners were looked at. */
  learners: number
}

/** The newest corrections of a test, the newest first. */
export const listCorrectionRows = (sql: postgres.Sql, testId: string) => sql<ListedCorrectionRow[]>`
  select
    ${columns(sql)},
    (select count(*)::integer from regraded_learners where correction_id = corrections.id) as learners
  ${sources(sql)}
  where corrections.test_id = ${testId}
  order by corrections.created_at desc
  limit 100
`

export interface ChangesRow {
  learners: number
  attempts: number
  xp: number
  levels: number
  /** The percent of each attempt before and after, and how many have the same two. */
  scores: { before: number; after: number; times: number }[]
  achievements: { id: string; name: string; learners: number }[]
  gates: { id: string; name: string; certifies: boolean; learners: number }[]
}

/** What a correction changes, as far as learners were looked at. */
export async function readChanges(sql: postgres.Sql, id: string): Promise<ChangesRow> {
  const [row] = await sql<ChangesRow[]>`
    with
    changed as (select * from regraded_learners where correction_id = ${id}),
    score as (
      select (attempt ->> 'before')::float8 as before, (attempt ->> 'after')::float8 as after, count(*)::integer as times
      from changed
      cross join jsonb_array_elements(attempts) as attempt
      group by 1, 2
    ),
    gain as (
      select code, count(*)::integer as learners
      from changed
      cross join unnest(gains) as code
      group by code
    ),
    passed as (
      select id, title, type = 'certification' as certifies, learners
      from gain
      join course_milestones on code = 'c' || number
      union all
      select id, title, type = 'certification', learners
      from gain
      join program_milestones on code = 'p' || number
    )
    select
      (select count(*)::integer from changed) as learners,
      (select coalesce(sum(times), 0)::integer from score) as attempts,
      (select coalesce(sum(xp_after - xp_before), 0)::float8 from changed) as xp,
      (select count(*)::integer from changed where level_after <> level_before) as levels,
      (select coalesce(json_agg(score), '[]') from score) as scores,
      (
        select coalesce(json_agg(won order by learners desc, name), '[]')
        from (
          select achievements.id, name, sum(learners)::integer as learners
          from gain
          join achievements on split_part(code, ':', 1) = 'a' || number
          group by achievements.id, name
        ) as won
      ) as achievements,
      (
        select coalesce(
          json_agg(json_build_object('id', id, 'name', title, 'certifies', certifies, 'learners', learners) order by learners desc, title), '[]'
        )
        from passed
      ) as gates
  `
  if (!row) throw new Error('The database returned no row of changes.')
  return row
}

/** How many learners of a community change their place by XP: those whose XP changes, and those who are passed. */
export async function countPlaces(sql: postgres.Sql, id: string, communityId: string): Promise<number> {
  const [row] = await sql<{ places: number }[]>`
    select count(*) filter (where before <> after)::integer as places
    from (
      select
        rank() over (order by total - coalesce(case when written_at is not null then xp_after - xp_before end, 0) desc) as before,
        rank() over (order by total + coalesce(case when written_at is null then xp_after - xp_before end, 0) desc) as after
      from user_counters
      left join regraded_learners
        on correction_id = ${id} and regraded_learners.user_id = user_counters.user_id
      where user_counters.community_id = ${communityId}
    ) as ranked
  `
  return row?.places ?? 0
}

export interface ChangedLearnerRow {
  user_id: string
  name: string
  attempts: { id: string; before: number; after: number }[]
  xp: { before: number; after: number }
  level: { before: number; after: number }
}

/** The learners whom it changes most. */
export function changedMost(sql: postgres.Sql, id: string, limit: number) {
  return sql<ChangedLearnerRow[]>`
    select
      user_id, display_name as name, attempts,
      json_build_object('before', xp_before, 'after', xp_after) as xp,
      json_build_object('before', level_before, 'after', level_after) as level
    from regraded_learners
    join profiles on profiles.id = user_id
    where correction_id = ${id}
    order by abs(xp_after - xp_before) desc, display_name, user_id
    limit ${limit}
  `
}
