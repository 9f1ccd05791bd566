import { sql, type SQL } from 'drizzle-orm'

/** Which learners of a community to ask about: those after one and up to another, one alone, or all there are. */
export interface LearnerPage {
  communityId: string
  after: string | null
  last: string | null
  only?: string
}

/** The zone in which a learner's days are counted: a change of zone waits for its date. */
export const zoneAt = (now: number): SQL => sql`
  case
    when profiles.next_time_zone_from <= (to_timestamp(${now / 1000}::float8) at time zone profiles.time_zone)::date
      then profiles.next_time_zone
    else profiles.time_zone
  end
`

export const dayIn = (zone: SQL, now: number): SQL =>
  sql`(to_timestamp(${now / 1000}::float8) at time zone ${zone})::date`

export const inPage = ({ communityId, after, last, only }: LearnerPage): SQL => sql`
  user_counters.community_id = ${communityId}::uuid
  and (${after}::uuid is null or user_counters.user_id > ${after}::uuid)
  and (${last}::uuid is null or user_counters.user_id <= ${last}::uuid)
  ${only === undefined ? sql`` : sql`and user_counters.user_id = ${only}::uuid`}
`

/** Whom a daily look is due for: on a day of theirs that is new, if anything came since the last. */
export const isDue = (now: number): SQL => sql`
  (
    user_counters.swept_day is null
    or (
      user_counters.swept_day < ${dayIn(zoneAt(now), now)}
      and (user_counters.updated_at at time zone (${zoneAt(now)}))::date >= user_counters.swept_day
    )
  )
`

/** Learners with all that state says of them, as `learner`. */
export const learnersIn = (page: LearnerPage, now: number, which: SQL = sql`true`): SQL => sql`
  (
    select
      user_counters.user_id, user_counters.community_id, user_counters.counters::jsonb as counters, user_counters.total,
      user_counters.level, user_counters.earned, user_counters.revoked, user_counters.validated, user_counters.handed,
      ${zoneAt(now)} as zone
    from user_counters
    join profiles on profiles.id = user_counters.user_id
    where ${inPage(page)} and ${which}
    -- Keeps the planner from taking the counters apart anew wherever a rule asks for one.
    offset 0
  ) as learner
`
