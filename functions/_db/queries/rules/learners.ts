import { sql, type SQL } from 'drizzle-orm'

/** Learners of a community: those after one and up to another, a single one, some, or all. */
export interface LearnerPage {
  communityId: string
  after: string | null
  last: string | null
  only?: string
  among?: readonly string[]
}

/** The zone of a learner's days: a change of zone waits for its date. */
export const zoneAt = (now: number): SQL => sql`
  case
    when profiles.next_time_zone_from <= (to_timestamp(${now / 1000}::float8) at time zone profiles.time_zone)::date
      then profiles.next_time_zone
    else profiles.time_zone
  end
`

export const dayIn = (zone: SQL, now: number): SQL =>
  sql`(to_timestamp(${now / 1000}::float8) at time zone ${zone})::date`

const uuid = (id: string): SQL => sql`${id}::uuid`

export const inPage = ({ communityId, after, last, only, among }: LearnerPage): SQL => sql`
  user_counters.community_id = ${communityId}::uuid
  and (${after}::uuid is null or user_counters.user_id > ${after}::uuid)
  and (${last}::uuid is null or user_counters.user_id <= ${last}::uuid)
  ${only === undefined ? sql`` : sql`and user_counters.user_id = ${only}::uuid`}
  ${among === undefined ? sql`` : sql`and user_counters.user_id in (${sql.join(among.map(uuid), sql`, `)})`}
`

/** Learners for whom a daily look is due: on a new day of theirs, if they had an event since the last look. */
export const isDue = (now: number): SQL => sql`
  (
    user_counters.swept_day is null
    or (
      user_counters.swept_day < ${dayIn(zoneAt(now), now)}
      and (user_counters.updated_at at time zone (${zoneAt(now)}))::date >= user_counters.swept_day
    )
  )
`

/** Learners with their state, as `learner`. */
export const learnersIn = (page: LearnerPage, now: number, which: SQL = sql`true`): SQL => sql`
  (
    select
      user_counters.user_id, user_counters.community_id, user_counters.counters::jsonb as counters, user_counters.total,
      user_counters.level, user_counters.earned, user_counters.revoked, user_counters.validated, user_counters.handed,
      ${zoneAt(now)} as zone
    from user_counters
    join profiles on profiles.id = user_counters.user_id
    where ${inPage(page)} and ${which}
    -- Keeps the planner from parsing the counters anew for every rule that reads one.
    offset 0
  ) as learner
`
