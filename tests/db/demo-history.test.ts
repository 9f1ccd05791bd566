import { beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../functions/_domain/time/days.ts'
import { applyEvents } from '../../functions/_services/engine/apply.ts'
import { createRulesets } from '../../functions/_services/engine/rulesets.ts'
import { verifyAll, type Difference } from '../../functions/_services/engine/verify-ledger.ts'
import { FELLOW_HANDLES, habitsOf } from '../../supabase/local/demo/habits.ts'
import { histories } from '../../supabase/local/demo/history.ts'
import { loadLearners, unrecordedSince } from '../../supabase/local/demo/load.ts'
import { STUDENT } from '../../supabase/local/demo/student.ts'
import { applyHistory } from '../../supabase/local/demo/apply.ts'
import { recordDemoHistory } from '../../supabase/local/demo/record-history.ts'
import { activity } from '../support/activities.ts'
import { useDatabase, type TestDatabase } from '../support/database.ts'

const HANDLES = [STUDENT, ...FELLOW_HANDLES]

async function differences({ db }: TestDatabase): Promise<Difference[]> {
  const found: Difference[] = []
  for await (const difference of verifyAll(db, createRulesets())) found.push(difference)
  return found
}

describe('the recorded demo history', () => {
  const database = useDatabase()
  let events: number
  beforeAll(async () => {
    events = await recordDemoHistory(database().url)
  })
  const state = async () => {
    const [row] = await database().sql`
      select
        (select count(*)::int from activity_events where type not in ('course_completed', 'program_completed')) as events,
        (select md5(string_agg(log::text, '' order by user_id, id)) from activity_events as log) as log,
        (select md5(string_agg(known::text, '' order by user_id, community_id)) from user_counters as known) as counters,
        (select md5(string_agg(known::text, '' order by user_id, community_id)) from user_xp as known) as xp,
        (select md5(string_agg(known::text, '' order by user_id, id)) from user_achievements as known) as achievements,
        (select md5(string_agg(taken::text, '' order by user_id, id)) from attempts as taken) as attempts,
        (select count(*)::int from xp_transactions) as entries,
        (select count(*)::int from notifications) as notices
    `
    return row
  }
  // What a history completes, the engine adds.
  it('the demo history has some thousand events, and the stored state is the fold of the log', async () => {
    expect(events).toBeGreaterThan(2500)
    expect((await state())?.events).toBe(events)
    expect(await differences(database())).toEqual([])
  })

  it('awards, XP, gates and notifications of the demo have the dates of the events that brought them', async () => {
    const [dates] = await database().sql`
      with
      event as (
        select log.id, user_id, occurred_at, local_date, time_zone
        from activity_events as log
        join profiles on profiles.id = user_id
      ),
      dated as (
        select 'award' as kind, event.*, unlocked_at as at from user_achievements join event using (user_id) where event.id = event_id
        union all
        select 'XP', event.*, created_at from xp_transactions join event using (user_id) where event.id = event_id
        union all
        select 'gate', event.*, decided_at from user_milestone_progress join event using (user_id) where event.id = event_id
      ),
      noticed as (
        select notices.id, exists (
          select from activity_events as log
          where log.user_id = notices.user_id and log.local_date = (notices.created_at at time zone time_zone)::date
            and log.occurred_at <= notices.created_at
        ) as of_a_day
        from notifications as notices
        join profiles on profiles.id = user_id
      )
      select
        (select count(*)::int from dated where (at at time zone time_zone)::date <> local_date or at < occurred_at) as wrong,
        (select count(*)::int from noticed where not of_a_day) as unexplained,
        (select count(distinct kind)::int from dated) as kinds,
        (select count(*)::int from dated where at > now()) as future,
        (
          select count(*)::int from memberships join profiles on profiles.id = user_id
          where joined_at < profiles.created_at
        ) as before_account,
        (select count(*)::int from noticed) as notices
    `
    expect(dates).toMatchObject({ wrong: 0, unexplained: 0, kinds: 3, future: 0, before_account: 0 })
    expect(dates?.notices).toBeGreaterThan(500)
  })

  it('the demo history is of forty learners around the world who cannot sign in', async () => {
    const { sql } = database()
    const fellows = await sql<{ email: string; time_zone: string; slugs: string[]; shown: string; early: boolean }[]>`
      select
        email, time_zone, leaderboard || ' ' || visibility as shown,
        (select array_agg(slug order by slug) from communities join memberships on community_id = communities.id where user_id = profiles.id) as slugs,
        exists (
          select from activity_events join memberships using (user_id, community_id)
          where user_id = profiles.id and (occurred_at < joined_at or occurred_at < profiles.created_at)
        ) as early
      from profiles
      join auth.users using (id)
      where encrypted_password is null and email like '%@laude.test'
    `
    expect(fellows.map(({ email }) => email.replace('@laude.test', '')).toSorted()).toEqual(FELLOW_HANDLES.toSorted())
    expect(fellows).toHaveLength(40)
    expect(new Set(fellows.map(({ time_zone }) => time_zone)).size).toBeGreaterThanOrEqual(12)
    expect(new Set(fellows.map(({ shown }) => shown)).size).toBeGreaterThanOrEqual(5)
    expect(fellows.filter(({ early }) => early)).toEqual([])
    for (const { email, slugs } of fellows) {
      const { harbor, lumen } = habitsOf(email.replace('@laude.test', ''))
      expect(slugs, email).toEqual([...(harbor ? ['harbor'] : []), ...(lumen ? ['lumen'] : [])])
    }
  })

  it('every page has something to show to the demo student', async () => {
    const [seen] = await database().sql`
      select
        level, current, longest, last_day::text as last_day, (users.created_at at time zone time_zone)::date::text as today,
        (
          select count(*)::int from streak_days
          where user_id = xp.user_id and community_id = xp.community_id and kind = 'learning'
            and state = 'frozen' and day > last_day - current
        ) as frozen,
        (
          select count(distinct local_date)::int from xp_transactions
          where user_id = xp.user_id and community_id = xp.community_id and local_date > last_day - 30
        ) as paid_days,
        (select count(*)::int from activity_events where user_id = xp.user_id and dims ->> 'mode' = 'exam') as exams,
        (select count(*)::int from activity_events where user_id = xp.user_id and dims ->> 'mode' = 'practice') as practised,
        (select total::int from user_xp where user_id = xp.user_id and community_id <> xp.community_id) as elsewhere
      from user_xp as xp
      join user_streaks using (user_id, community_id)
      join communities on communities.id = xp.community_id
      join profiles on profiles.id = xp.user_id
      join auth.users on users.id = xp.user_id
      where users.email = 'student@laude.test' and kind = 'learning' and slug = 'harbor'
    `
    if (!seen) throw new Error('The student has no progress.')
    expect(seen.level).toBeGreaterThanOrEqual(8)
    expect(seen.level).toBeLessThanOrEqual(12)
    expect(seen.last_day).toBe(addDays(seen.today, -1))
    expect(seen.current).toBeGreaterThanOrEqual(9)
    expect(seen.current).toBeLessThanOrEqual(15)
    expect(seen.longest).toBeGreaterThan(seen.current)
    expect(seen.frozen).toBeGreaterThanOrEqual(1)
    expect(seen.paid_days).toBeGreaterThan(15)
    expect(Math.min(seen.exams, seen.practised)).toBeGreaterThanOrEqual(5)
    expect(seen.elsewhere).toBeGreaterThan(500)
  })

  it('the demo student has earned achievements of many kinds, is close to others, and has not earned the secret one', async () => {
    const { sql } = database()
    const earned = await sql<{ slug: string; rarity: string }[]>`
      select achievements.slug, rarity
      from user_achievements
      join achievements on achievements.id = achievement_id
      join communities on communities.id = user_achievements.community_id
      where user_id = private.stable_id('demo:student') and communities.slug = 'harbor'
    `
    expect(earned.length).toBeGreaterThanOrEqual(15)
    expect(earned.length).toBeLessThanOrEqual(25)
    expect(new Set(earned.map(({ rarity }) => rarity)).size).toBeGreaterThanOrEqual(3)
    expect(earned.map(({ slug }) => slug)).not.toContain('the_answer')
    const [near] = await sql`
      select count(*)::int / 25.0 as scholar, sum((metrics ->> 'seconds')::int) / 36000.0 as hours
      from activity_events
      where user_id = private.stable_id('demo:student') and type = 'test_completed'
    `
    for (const share of [near?.scholar, near?.hours].map(Number)) {
      expect(share).toBeGreaterThanOrEqual(0.6)
      expect(share).toBeLessThanOrEqual(0.95)
    }
  })

  it('the demo history is recorded once', async () => {
    const before = await state()
    expect(await recordDemoHistory(database().url)).toBe(0)
    expect(await state()).toEqual(before)
  })

  it('recording the demo history again changes nothing', async () => {
    const { sql, url } = database()
    const before = await state()
    await sql`update auth.users set raw_app_meta_data = raw_app_meta_data - 'history'`
    expect(await recordDemoHistory(url)).toBe(events)
    expect(await state()).toEqual(before)
  })
})

describe('the demo history, cut off in the middle', () => {
  const database = useDatabase()

  it('a history that was cut off is completed at the next start, with the same result', async () => {
    const { db, sql, url } = database()
    const until = await unrecordedSince(sql, FELLOW_HANDLES)
    const activities = histories(await loadLearners(sql, HANDLES), until ?? 0)
    for (const from of [0, 100])
      await applyEvents({ db, rulesets: createRulesets(), now: Date.now }, activities.slice(from, from + 100))
    expect(await recordDemoHistory(url)).toBe(activities.length)
    const [row] = await sql`
      select
        (select count(*)::int from activity_events where type not in ('course_completed', 'program_completed')) as events,
        (select count(*)::int from attempts where status = 'finished') as finished
    `
    expect(row).toEqual({
      events: activities.length,
      finished: activities.filter(({ type }) => type === 'test_completed').length,
    })
    expect(await differences(database())).toEqual([])
  })
})

describe('where there is no demo', () => {
  const database = useDatabase()

  it('without demo accounts nothing is recorded', async () => {
    const { sql, url } = database()
    await sql`delete from auth.users`
    expect(await recordDemoHistory(url)).toBe(0)
    expect(await sql`select from activity_events`).toHaveLength(0)
  })
})

describe('a history with an invalid event', () => {
  const database = useDatabase()

  it('an event that is refused fails the start with a sentence', async () => {
    const { url } = database()
    const impossible = activity('Not A Type', { local_date: '2026-01-05' })
    await expect(applyHistory(url, [impossible])).rejects.toThrow(
      /^The demo history could not be recorded: Not A Type on 2026-01-05 was refused \(.+\)\.$/,
    )
  })
})
