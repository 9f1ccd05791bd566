import { sql } from 'drizzle-orm'
import { graded, withAddressed, type GradesOf } from './grades.ts'

/**
 * The weighted mean of each learner: `valued`. Of an exam or a practice of which the best attempt counts, and where nothing was decided for
 * the single learner, a grade is the highest percent: those are found by grouping, since there are tens of thousands. All other
 * grades are found as they are shown.
 */
export const withTotals = (of: GradesOf) => sql`
  ${withAddressed(of)},
  plain as materialized (
    select
      id, kind, test_id, weight::float8 as weight, category, category_weight::float8 as category_weight, coalesce(opens_at, published_at) as opens_at,
      case when late_policy = 'refused' then due_at else closes_at end as closes_at
    from wanted
    where kind in ('exam', 'practice') and counts = 'best' and attempts_allowed is null and late_policy <> 'percent_off'
  ),
  own as materialized (
    select assignment_id, user_id from extended
    union
    select assignment_id, user_id from set_by_hand where withdrawn_at is null
    union
    select wanted.id, excused.user_id from excused join wanted on wanted.test_id = excused.test_id
  ),
  best as (
    select assignment_id, user_id, max(percent) filter (where unread = 0) as percent, max(percent) filter (where unread > 0) as unread
    from (
      select assignment_id, user_id, true as is_asked, false as is_own, null::float8 as percent, null::integer as unread
      from addressed
      where assignment_id in (select id from plain)
      union all
      select assignment_id, user_id, false, true, null, null
      from own
      union all
      select plain.id, attempts.user_id, false, false, attempts.percent::float8, attempts.unread::integer
      from plain
      join attempts on attempts.test_id = plain.test_id and attempts.mode = plain.kind
      where attempts.status = 'finished'
        and attempts.uncounted is null
        and attempts.finished_at >= plain.opens_at
        and attempts.finished_at <= coalesce(plain.closes_at, 'infinity')
        and attempts.user_id in (select user_id from learners)
    ) as told
    group by assignment_id, user_id
    having bool_or(is_asked) and not bool_or(is_own)
  ),
  other as (
    select assignment_id, user_id
    from addressed
    where assignment_id not in (select id from plain)
      or (assignment_id, user_id) in (select assignment_id, user_id from own)
    union all
    -- Of two attempts that are as good the first counts, and nobody has read one of them.
    select assignment_id, user_id from best where percent = unread
  ),
  ${graded(of, sql`other`)},
  counted as (
    select
      user_id, category, category_weight::float8 as category_weight, weight::float8 as weight, coalesce(score, 0) as score
    from graded
    where score is not null or settled = 'missing'
    union all
    select user_id, category, category_weight, weight, coalesce(percent, 0)
    from best
    join plain on plain.id = assignment_id
    where case
      when best.percent is null and best.unread is null then closes_at < to_timestamp(${of.now / 1000}::float8)
      else best.unread is null or best.percent > best.unread
    end
  ),
  valued as (
    select user_id, sum(mean * category_weight) / nullif(sum(category_weight), 0) as value
    from (
      select
        user_id, max(category_weight) as category_weight, sum(weight * score) / sum(weight) as mean
      from counted
      where weight > 0
      group by user_id, category
    ) as by_category
    group by user_id
  )
`
