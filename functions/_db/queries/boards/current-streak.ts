import { sql, type SQL } from 'drizzle-orm'
import { dayIn, zoneAt } from '../rules/learners.ts'
import { ofMember } from './of-member.ts'

/** The learning streak of the member in `memberships`, joined with `profiles`, as `statusOn` in the domain has it today. */
export const currentStreak = (now: number): SQL => sql`(
  select case when ${costOn(dayIn(zoneAt(now), now), now)} <= freezes then current else 0 end
  from user_streaks
  where ${ofMember(sql`user_streaks`)} and kind = 'learning' and last_day is not null
)`

/** The first day after today on which that streak counts as 0 if the learner does nothing until then. */
export const endOfStreak = (now: number): SQL => sql`(
  select min(day)
  from
    user_streaks,
    -- The days that need no freeze put the end off: a protected one, and two that were cut short.
    generate_series(last_day + 1, last_day + freezes + 5, '1 day') as series (at),
    lateral (select at::date as day) as days
  where ${ofMember(sql`user_streaks`)}
    and kind = 'learning'
    and day > ${dayIn(zoneAt(now), now)}
    and ${costOn(sql`day`, now)} > freezes
    and ${costOn(dayIn(zoneAt(now), now), now)} <= freezes
)`

/** The freezes that the days between the last one and this day cost, as `missedBefore` in the domain counts them. */
const costOn = (day: SQL, now: number): SQL => sql`(
  ${day} - last_day - 1 - (
    select count(distinct free.day)
    from unnest(array[protected_day, ${forgivenAt(now)}]) as free (day)
    where free.day > last_day and free.day < ${day}
  )
)`

/** The dates that `learnerDay` in the domain forgives: that of an earlier move, and that of the move that counts today. */
const forgivenAt = (now: number): SQL => sql`
  profiles.cut_short,
  case
    when profiles.next_time_zone_from <= (to_timestamp(${now / 1000}::float8) at time zone profiles.time_zone)::date
      and profiles.next_time_zone_from::timestamp at time zone profiles.next_time_zone
        < profiles.next_time_zone_from::timestamp at time zone profiles.time_zone
      then profiles.next_time_zone_from
  end
`
