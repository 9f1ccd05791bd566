import { sql, type SQL } from 'drizzle-orm'
import { closesAt, inOrderOfChoice, resultOf, withAddressed, type GradesOf } from './grades.ts'

/** Of which assignments and learners; all, if nothing is said. */
interface Part {
  of: SQL
  where: SQL
}

/** What was done in time for assignments, one row each: `at`, its `result`, and whether it `waits` to be read. */
const results = ({ of, where }: Part) => {
  const done = (columns: SQL, source: SQL, at: SQL, counted: SQL) => sql`
    select
      wanted.id as assignment_id, learners.user_id, late_policy, late_percent, late_floor, counts,
      ${at} as at, ${columns},
      coalesce(extended.due_at, wanted.due_at) as due_at,
      attempts_allowed + coalesce(more_attempts, 0) as attempts_allowed
    from ${of}
    join ${source}
    left join extended on extended.assignment_id = wanted.id and extended.user_id = learners.user_id
    where ${counted} and ${at} <= coalesce(${closesAt}, 'infinity') and ${where}
  `
  const progressAt = sql`coalesce(progress.submitted_at, progress.decided_at)`
  return sql`
    select assignment_id, user_id, at, waits, done_id, counts, attempts_allowed, ${resultOf} as result
    from (
      ${done(
        sql`attempts.percent::float8 as percent, attempts.unread > 0 as waits, attempts.id as done_id`,
        sql`attempts
          on attempts.user_id = learners.user_id and attempts.test_id = wanted.test_id and attempts.mode = wanted.kind`,
        sql`attempts.finished_at`,
        sql`attempts.status = 'finished' and attempts.uncounted is null and attempts.finished_at >= wanted.opens_at`,
      )}
      union all
      ${done(
        sql`100.0 * session.correct / session.answered, false, session.id`,
        sql`practice_sessions as session
          on session.user_id = learners.user_id and session.community_id = wanted.community_id and wanted.kind = 'mix'`,
        sql`session.finished_at`,
        sql`session.status = 'finished' and session.answered >= wanted.questions
          and session.finished_at >= wanted.opens_at`,
      )}
      union all
      ${done(
        sql`100, false, null`,
        sql`enrollments on enrollments.user_id = learners.user_id and enrollments.course_id = wanted.course_id`,
        sql`enrollments.completed_at`,
        sql`true`,
      )}
      union all
      ${done(
        sql`100, false, null`,
        sql`user_milestone_progress as progress
          on progress.user_id = learners.user_id and progress.status = 'validated'
          and (progress.course_milestone_id = wanted.course_milestone_id
            or progress.program_milestone_id = wanted.program_milestone_id)`,
        progressAt,
        sql`wanted.kind = 'gate'`,
      )}
      union all
      ${done(
        sql`100, false, null`,
        sql`activity_events as lesson
          on lesson.user_id = learners.user_id and lesson.content_id = wanted.content_id
          and lesson.type = 'lesson_completed'`,
        sql`lesson.occurred_at`,
        sql`wanted.kind = 'lesson'`,
      )}
    ) as done
  `
}

/** The one of several results that counts, where it is not simply the highest. */
const chosen = (part: Part) => sql`
  select distinct on (assignment_id, user_id) assignment_id, user_id, result, waits
  from (
    select *, row_number() over (partition by assignment_id, user_id order by at, done_id) as nth
    from (${results(part)}) as results
  ) as numbered
  where nth <= coalesce(attempts_allowed, 32767)
  order by assignment_id, user_id, ${inOrderOfChoice}
`

const EVERY = sql`wanted cross join learners`
const takesOrder = sql`wanted.kind in ('exam', 'practice', 'mix') and (counts <> 'best' or attempts_allowed is not null)`

/** The weighted mean of each learner: `valued`. It has narrow rows and groups them, since there are tens of thousands. */
export const withTotals = (of: GradesOf) => {
  const now = sql`to_timestamp(${of.now / 1000}::float8)`
  return sql`
    ${withAddressed(of)},
    decided as materialized (
      select assignment_id, user_id, percent::float8 as percent from set_by_hand where withdrawn_at is null
      union all
      select wanted.id, excused.user_id, null
      from excused
      join wanted on wanted.test_id = excused.test_id
      where (wanted.id, excused.user_id) not in (
        select assignment_id, user_id from set_by_hand where withdrawn_at is null
      )
    ),
    best as materialized (
      select
        assignment_id, user_id, max(result) filter (where not waits) as percent, max(result) filter (where waits) as unread
      from (
        select assignment_id, user_id, result, waits
        from (${results({ of: EVERY, where: sql`not (${takesOrder})` })}) as results
        union all
        (${chosen({ of: EVERY, where: takesOrder })})
      ) as counting
      group by assignment_id, user_id
    ),
    equal as materialized (select assignment_id, user_id from best where percent = unread),
    scores as (
      select assignment_id, user_id, percent
      from best
      where percent > unread or unread is null
      union all
      -- Of two attempts that are as good the first counts, and nobody has read one of them.
      select assignment_id, user_id, result
      from (${chosen({
        of: sql`equal as learners join wanted on wanted.id = learners.assignment_id`,
        where: sql`not (${takesOrder})`,
      })}) as first
      where not waits
      union all
      select assignment_id, user_id, 0
      from addressed
      where closes_at < ${now}
        and (assignment_id, user_id) not in (select assignment_id, user_id from best)
        and (assignment_id, user_id) not in (select assignment_id, user_id from extended where due_at >= ${now})
    ),
    counted as (
      select
        learners.user_id, category, category_weight, weight,
        case when kind = 'mix' or late_policy = 'percent_off' then round(percent::numeric, 2)::float8 else percent end as score
      from (
        select assignment_id, user_id, percent
        from scores
        where (assignment_id, user_id) not in (select assignment_id, user_id from decided)
        union all
        select assignment_id, user_id, percent from decided where percent is not null
      ) as grades
      join wanted on wanted.id = assignment_id
      join learners using (user_id)
      where everybody or (assignment_id, user_id) in (select assignment_id, user_id from named)
    ),
    valued as (
      select user_id, sum(mean * category_weight) / nullif(sum(category_weight), 0) as value
      from (
        select user_id, max(category_weight) as category_weight, sum(weight * score) / sum(weight) as mean
        from counted
        where weight > 0
        group by user_id, category
      ) as by_category
      group by user_id
    )
  `
}
