import { sql, type SQL } from 'drizzle-orm'
import type { AssignmentState } from '../../../_domain/assignments/kinds.ts'
import type { Transaction } from '../../session.ts'

/** The assignments and learners that grades are asked of. Drafts have none. */
export interface GradesOf {
  communityId: string
  /** In milliseconds since 1970. */
  now: number
  assignments?: readonly string[]
  users?: readonly string[]
  /** Only members of this group. */
  group?: string
  /** A part of the name. */
  search?: string
  /** Without those that are archived. */
  isOpenOnly?: boolean
}

export interface GradeRow extends Record<string, unknown> {
  assignment_id: string
  user_id: string
  state: AssignmentState
  score: number | null
  late: boolean
  passed: boolean | null
  handed_in_at: string | null
  attempt_id: string | null
  attempts: number
  opens_at: string | null
  due_at: string | null
  closes_at: string | null
  attempts_allowed: number | null
  extended: boolean
  weight: number
  category: string | null
  revision: number
  set_by_hand: { reason: string; percent: number | null; excused: boolean } | null
}

const isAny = (column: SQL, values: readonly string[] | undefined) =>
  values === undefined ? sql`true` : sql`${column} = any(${sql.param([...values])}::uuid[])`

export const learnersAsked = ({ communityId, users, group, search }: GradesOf) => sql`
  select memberships.user_id, lower(profiles.display_name collate "und-x-icu") as sort_name
  from memberships
  join profiles on profiles.id = memberships.user_id
  where memberships.community_id = ${communityId}
    and memberships.role = 'student'
    and ${isAny(sql`memberships.user_id`, users)}
    ${group === undefined ? sql`` : sql`and exists (select from group_members where group_id = ${group}::uuid and group_members.user_id = memberships.user_id)`}
    ${
      search
        ? sql`and (
            position(lower(${search}::text collate "und-x-icu") in lower(profiles.display_name collate "und-x-icu")) > 0
            or position(lower(${search}::text) in profiles.username) > 0
          )`
        : sql``
    }
`

/**
 * What follows from what learners did, for every assignment that is for them: `graded`, one row each. What counts is what was finished
 * between opening and closing; of a course, a gate and a lesson also what was done before.
 */
export const withGrades = (of: GradesOf) => sql`
  ${withAddressed(of)},
  ${graded(of)}
`

/** Which assignments are for whom: `wanted`, `learners` and `addressed`, with what is decided for single learners. */
export const withAddressed = (of: GradesOf) => sql`
  with wanted as materialized (
    select
      assignments.id, assignments.community_id, kind, test_id, course_id, content_id, course_milestone_id, program_milestone_id,
      questions, everybody, late_policy, late_percent, late_floor, counts, attempts_allowed, pass_percent, category, due_at,
      assignments.weight::float8 as weight,
      coalesce(grade_categories.weight, 1)::float8 as category_weight,
      coalesce(opens_at, published_at) as opens_at,
      case when late_policy = 'refused' then due_at else closes_at end as closes_at,
      late_policy = 'refused' or closes_at is not null as closes
    from assignments
    left join grade_categories
      on grade_categories.community_id = assignments.community_id and grade_categories.name = assignments.category
    where assignments.community_id = ${of.communityId}
      and ${of.isOpenOnly ? sql`status = 'published'` : sql`status <> 'draft'`}
      and ${isAny(sql`id`, of.assignments)}
  ),
  learners as materialized (${learnersAsked(of)}),
  named as materialized (
    select wanted.id as assignment_id, learners.user_id
    from wanted
    join assignment_targets as target on target.assignment_id = wanted.id
    join learners on learners.user_id = target.user_id
    where not everybody
    union
    select wanted.id, learners.user_id
    from wanted
    join assignment_targets as target on target.assignment_id = wanted.id
    join group_members on group_members.group_id = target.group_id
    join learners on learners.user_id = group_members.user_id
    where not everybody
  ),
  addressed as not materialized (
    select wanted.id as assignment_id, user_id, wanted.closes_at from wanted cross join learners where everybody
    union all
    select assignment_id, user_id, wanted.closes_at from named join wanted on wanted.id = assignment_id
  ),
  extended as materialized (select * from assignment_extensions where community_id = ${of.communityId}),
  set_by_hand as materialized (select * from grade_overrides where community_id = ${of.communityId}),
  excused as materialized (
    select user_id, test_id
    from accommodations
    where community_id = ${of.communityId} and kind = 'excused' and ended_at is null
  )
`

/** When an assignment closes for somebody to whom it was `extended`, or not. */
export const closesAt = sql`greatest(wanted.closes_at, case when wanted.closes then extended.due_at end)`

/** What counts of a percent that was reached `at` a time. */
export const resultOf = sql`
  case
    when late_policy = 'percent_off' and at > due_at then greatest(
      percent - late_percent * ceil(extract(epoch from at - due_at)::float8 / 86400), least(percent, late_floor)
    )
    else percent
  end
`

/** Which of several attempts counts: the first in this order, of those that are allowed. */
export const inOrderOfChoice = sql`case counts when 'best' then -result when 'last' then -nth else nth end, nth`

/** After `withAddressed`: `graded`, one row for each of `addressed`. */
const graded = (of: GradesOf) => sql`
  terms as (
    select
      addressed.assignment_id, addressed.user_id, kind, test_id, course_id, content_id, course_milestone_id,
      program_milestone_id, questions, late_policy, late_percent, late_floor, counts, pass_percent, weight, category,
      wanted.opens_at,
      coalesce(extended.due_at, wanted.due_at) as due_at,
      ${closesAt} as closes_at,
      attempts_allowed + coalesce(more_attempts, 0) as attempts_allowed,
      extended.user_id is not null as extended,
      coalesce(by_hand.revision, 0) as revision,
      case when by_hand.withdrawn_at is null then by_hand.percent end as set_percent,
      case when by_hand.withdrawn_at is null then by_hand.reason end as set_reason,
      coalesce(by_hand.excused and by_hand.withdrawn_at is null, false) as set_excused,
      test_id is not null and (addressed.user_id, test_id) in (select user_id, test_id from excused) as exempt
    from addressed
    join wanted on wanted.id = addressed.assignment_id
    left join extended
      on extended.assignment_id = addressed.assignment_id and extended.user_id = addressed.user_id
    left join set_by_hand as by_hand
      on by_hand.assignment_id = addressed.assignment_id and by_hand.user_id = addressed.user_id
  ),
  done as (
    select
      terms.*, attempts.finished_at as at, attempts.percent::float8 as percent, attempts.unread > 0 as waits,
      attempts.id as attempt_id
    from terms
    left join attempts
      on attempts.user_id = terms.user_id
      and attempts.test_id = terms.test_id
      and attempts.status = 'finished'
      and attempts.mode = terms.kind
      and attempts.uncounted is null
      and attempts.finished_at >= terms.opens_at
      and attempts.finished_at <= coalesce(terms.closes_at, 'infinity')
    where terms.kind in ('exam', 'practice')
    union all
    select terms.*, session.finished_at, 100.0 * session.correct / session.answered, false, session.id
    from terms
    left join practice_sessions as session
      on session.user_id = terms.user_id
      and session.community_id = ${of.communityId}
      and session.status = 'finished'
      and session.answered >= terms.questions
      and session.finished_at >= terms.opens_at
      and session.finished_at <= coalesce(terms.closes_at, 'infinity')
    where terms.kind = 'mix'
    union all
    select terms.*, enrollments.completed_at, 100, false, null
    from terms
    left join enrollments
      on enrollments.user_id = terms.user_id
      and enrollments.course_id = terms.course_id
      and enrollments.completed_at <= coalesce(terms.closes_at, 'infinity')
    where terms.kind = 'course'
    union all
    select terms.*, progress.at, 100, false, null
    from terms
    cross join lateral (
      select min(coalesce(submitted_at, decided_at)) as at
      from user_milestone_progress
      where user_id = terms.user_id
        and (course_milestone_id = terms.course_milestone_id or program_milestone_id = terms.program_milestone_id)
        and status = 'validated'
        and coalesce(submitted_at, decided_at) <= coalesce(terms.closes_at, 'infinity')
    ) as progress
    where terms.kind = 'gate'
    union all
    select terms.*, lesson.at, 100, false, null
    from terms
    cross join lateral (
      select min(occurred_at) as at
      from activity_events
      where user_id = terms.user_id
        and content_id = terms.content_id
        and type = 'lesson_completed'
        and occurred_at <= coalesce(terms.closes_at, 'infinity')
    ) as lesson
    where terms.kind = 'lesson'
  ),
  numbered as (
    select
      done.*,
      row_number() over (partition by assignment_id, user_id order by at, attempt_id) as nth,
      count(at) over (partition by assignment_id, user_id) as finished,
      coalesce(late_policy <> 'accepted' and at > due_at, false) as late,
      case when at is not null then ${resultOf} end as result
    from done
  ),
  chosen as (
    select distinct on (assignment_id, user_id) *
    from numbered
    where nth <= coalesce(attempts_allowed, 32767)
    order by assignment_id, user_id, ${inOrderOfChoice}
  ),
  graded as (
    select
      *, least(finished, coalesce(attempts_allowed, 32767))::integer as attempts,
      case
        when set_excused or (exempt and set_percent is null) then null
        when set_percent is not null then set_percent::float8
        when not waits then round(result::numeric, 2)::float8
      end as score,
      case
        when set_excused or (exempt and set_percent is null) then 'excused'
        when set_percent is not null then 'done'
        when at is not null and waits then 'handed_in'
        when at is not null then 'done'
        when to_timestamp(${of.now / 1000}::float8) > closes_at then 'missing'
      end as settled
    from chosen
  )
`

/** What is not settled: whether it was begun, and whether it is late. Asked only of what is shown. */
const stateNow = (now: number) => sql`
  coalesce(settled, case
    when exists (
      select from user_milestone_progress as progress
      where progress.user_id = graded.user_id
        and (progress.course_milestone_id = graded.course_milestone_id
          or progress.program_milestone_id = graded.program_milestone_id)
        and progress.status = 'submitted'
    ) then 'handed_in'
    when to_timestamp(${now / 1000}::float8) > graded.due_at then 'late'
    when exists (
      select from attempts
      where attempts.user_id = graded.user_id and attempts.test_id = graded.test_id and attempts.status = 'in_progress'
        and attempts.mode = graded.kind
    ) or exists (
      select from enrollments where enrollments.user_id = graded.user_id and enrollments.course_id = graded.course_id
    ) or exists (
      select from user_milestone_progress as progress
      where progress.user_id = graded.user_id
        and (progress.course_milestone_id = graded.course_milestone_id
          or progress.program_milestone_id = graded.program_milestone_id)
        and progress.status in ('in_progress', 'rejected')
    ) then 'in_progress'
    else 'not_started'
  end)
`

/** One row for each assignment and learner it is for. */
export const gradesOf = (tx: Transaction, of: GradesOf) =>
  tx.execute<GradeRow>(sql`
    ${withGrades(of)}
    select
      assignment_id, user_id, ${stateNow(of.now)} as state, score, late,
      case when score is not null and pass_percent is not null then score >= pass_percent end as passed,
      to_json(at) as handed_in_at, attempt_id, attempts, to_json(opens_at) as opens_at, to_json(due_at) as due_at,
      to_json(closes_at) as closes_at, attempts_allowed, extended, weight::float8 as weight, category, revision,
      case when set_reason is not null then json_build_object(
        'reason', set_reason, 'percent', set_percent, 'excused', set_excused
      ) end as set_by_hand
    from graded
  `)

/** Who has handed in nothing, and when it was due for them: a query to count from. */
export const missedDues = (of: GradesOf) => sql`
  ${withGrades(of)}
  select user_id, due_at
  from graded
  where due_at < to_timestamp(${of.now / 1000}::float8) and ${stateNow(of.now)} in ('late', 'missing')
`
