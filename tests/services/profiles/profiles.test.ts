import { describe, expect, it } from 'vitest'
import { exported } from '../../../functions/_contracts/profiles/export.ts'
import { createClock } from '../../support/clock.ts'
import { problemOf } from '../../support/problem.ts'
import { profiles } from '../../support/profiles.ts'
import { takeTest, useSchool } from '../../support/school.ts'

const DAY = 24 * 60

describe('a profile', () => {
  const clock = createClock()
  const school = useSchool({ now: clock.now })
  const profile = profiles(school.api)

  const learner = async () => {
    const me = await school.newcomer()
    const { username } = await profile.mine(me.person)
    return { me, person: me.person, username }
  }
  const awardsOf = (person: string) =>
    school.sql()<{ id: string; name: string }[]>`
      select user_achievements.id, name
      from user_achievements join achievements on achievements.id = achievement_id
      where user_id = ${person}
      order by name
    `

  it('is found by its owner only, until they make it public and after they make it private again', async () => {
    const { person, username } = await learner()
    const { person: other } = await learner()
    expect((await problemOf(await profile.ask(username))).code).toBe('not_found')
    expect((await problemOf(await profile.ask(username, other))).code).toBe('not_found')
    expect(await profile.see(username, person)).toMatchObject({ mine: true, visibility: 'private', awards: [] })

    await profile.change(person, { visibility: 'public', bio: 'I <3 subnets' })
    const shown = await profile.see(username)
    expect(shown).toMatchObject({
      username,
      display_name: 'Sia',
      bio: 'I <3 subnets',
      mine: false,
      level: { level: 1, title: 'Novice', share: 0 },
      streak: { current: 0, longest: 0 },
    })
    expect(await profile.see(username, other)).toEqual(shown)
    expect(await profile.see(username.toUpperCase())).toEqual(shown)

    await profile.change(person, { visibility: 'private' })
    expect((await profile.ask(username)).status).toBe(404)
  })

  it('shows level, streak and awards, featured ones first, without hidden and revoked awards', async () => {
    const { me, person, username } = await learner()
    await takeTest(me, school.test(), { correct: 25 })
    await profile.change(person, { visibility: 'public' })
    const all = await awardsOf(person)
    const [first, second, third] = all
    expect(all.length).toBeGreaterThanOrEqual(3)
    await school.sql()`update user_achievements set featured = 1 where id = ${third?.id ?? ''}`
    await school.sql()`update user_achievements set visibility = 'private' where id = ${first?.id ?? ''}`

    const shown = await profile.see(username)
    expect(shown.level.level).toBeGreaterThan(1)
    expect(shown.streak).toEqual({ current: 1, longest: 1 })
    expect(shown.awards[0]).toMatchObject({ id: third?.id, name: third?.name, featured: true })
    expect(shown.awards.filter(({ featured }) => featured)).toHaveLength(1)
    expect(shown.awards.map(({ id }) => id).toSorted()).toEqual(
      all
        .slice(1)
        .map(({ id }) => id)
        .toSorted(),
    )
    // The owner sees the same as other readers.
    expect((await profile.see(username, person)).awards).toEqual(shown.awards)

    await school.sql()`
      update user_achievements
      set revoked_at = now(), revoked_by = ${person}, revoked_because = 'a mistake'
      where id = ${second?.id ?? ''}
    `
    expect((await profile.see(username)).awards.map(({ id }) => id)).not.toContain(second?.id)
    clock.pass({ minutes: 9 * DAY })
    expect((await profile.see(username)).streak).toEqual({ current: 0, longest: 1 })
  })

  it('shows an earned secret by its name once the profile is public', async () => {
    const { person, username } = await learner()
    await profile.change(person, { visibility: 'public' })
    await school.sql()`
      insert into user_achievements (user_id, community_id, achievement_id, rule_version)
      select ${person}, ${school.harbor()}, id, version from achievements where secret and status = 'live' limit 1
    `
    const [secret] = await awardsOf(person)
    expect((await profile.see(username)).awards).toMatchObject([{ id: secret?.id, name: secret?.name }])
  })

  it('changes the given fields only, and names the path of each invalid value', async () => {
    const { person, username } = await learner()
    const other = await learner()
    expect(
      await profile.change(person, { display_name: '  Sia B. ', leaderboard: 'community', streak_reminders: true }),
    ).toMatchObject({ username, display_name: 'Sia B.', leaderboard: 'community', streak_reminders: true })

    const refusal = async (body: object) => {
      const { status, errors } = await problemOf(await profile.try(person, body))
      return `${status} ${errors.map(({ path }) => path).join()}`
    }
    expect(await refusal({ username: other.username })).toBe('409 body.username')
    for (const reserved of ['admin', 'Laude', 'export'])
      expect(await refusal({ username: reserved })).toBe('422 body.username')
    for (const invalid of ['ab', '-abc', 'a b c', 'ünal', 'a'.repeat(31)])
      expect(await refusal({ username: invalid })).toBe('422 body.username')
    expect(await refusal({ display_name: '   ' })).toBe('422 body.display_name')
    expect(await refusal({ bio: 'x'.repeat(301) })).toBe('422 body.bio')
    for (const zone of ['Mars/Olympus', '+02:00', 'cet', ''])
      expect(await refusal({ time_zone: zone })).toBe('422 body.time_zone')
    expect(await refusal({})).toBe('422 body')
    expect(await refusal({ id: other.person })).toMatch(/^422/)

    const renamed = await profile.change(person, { username: ' New_Name-7 ' })
    expect(renamed).toMatchObject({ username: 'new_name-7', display_name: 'Sia B.' })
    expect((await problemOf(await profile.ask('new_name-7'))).status).toBe(404)
    // A sign-up with a reserved name gets a username with a random suffix.
    const [created] = await school.sql()<{ username: string }[]>`
      with person as (
        insert into auth.users (id, raw_user_meta_data) values (gen_random_uuid(), '{"display_name": "Admin"}') returning id
      )
      select 1
    `.then(() => school.sql()<{ username: string }[]>`select username from profiles where display_name = 'Admin'`)
    expect(created?.username).toMatch(/^admin-[0-9a-f]{6}$/)
  })

  it('changes the time zone from the next local date on, and can undo that until then', async () => {
    const { person } = await learner()
    const today = new Date(clock.now()).toISOString().slice(0, 10)
    const tomorrow = new Date(clock.now() + DAY * 60_000).toISOString().slice(0, 10)
    expect(await profile.change(person, { time_zone: 'Asia/Tokyo' })).toMatchObject({
      time_zone: 'UTC',
      next_time_zone: 'Asia/Tokyo',
      next_time_zone_from: tomorrow,
    })
    expect(await profile.change(person, { time_zone: 'UTC' })).toMatchObject({ time_zone: 'UTC', next_time_zone: null })
    await profile.change(person, { time_zone: 'Asia/Tokyo' })
    clock.pass({ minutes: DAY })
    expect(await profile.mine(person)).toMatchObject({ time_zone: 'Asia/Tokyo', next_time_zone: null })
    // Tokyo's date began hours before UTC's: the shortened date stays forgiven after a further change.
    await profile.change(person, { time_zone: 'Europe/Berlin' })
    const [row] = await school.sql()`select time_zone, cut_short::text from profiles where id = ${person}`
    expect(row).toEqual({ time_zone: 'Asia/Tokyo', cut_short: tomorrow })
    expect(today < tomorrow).toBe(true)
  })

  it('is exported with all its data, with answers as text and without answer keys', async () => {
    const { me, person, username } = await learner()
    await takeTest(me, school.test(), { correct: 20 })
    const running = await me.start({ test_id: school.test(), mode: 'exam', length: 25 })
    const answers = await me.answers(running.id, () => true)
    await me.save(running.id, { responses: answers.slice(0, 3) })

    await school.sql()`
      insert into accommodations (community_id, user_id, kind, minutes, reason)
      values (${school.harbor()}, ${person}, 'extra_minutes', 10, 'A broken arm.')
    `

    const response = await profile.export(person)
    expect(response.headers.get('Content-Disposition')).toContain('laude-export.json')
    const text = await response.text()
    const data = exported.parse(JSON.parse(text))
    expect(data).toMatchObject({ format: 'laude-export', version: 3, profile: { id: person, username } })
    expect(data.memberships).toMatchObject([{ community: 'harbor', role: 'student' }])
    expect(data.accommodations).toMatchObject([
      { community: 'harbor', test: null, minutes: 10, reason: 'A broken arm.' },
    ])
    const [finished, unfinished] = data.attempts
    expect(finished).toMatchObject({ community: 'harbor', status: 'finished', correct: 20, length: 25 })
    expect(finished?.answers.filter(({ right }) => right)).toHaveLength(20)
    expect(finished?.answers.every(({ answer }) => answer.join('') !== '')).toBe(true)
    expect(unfinished).toMatchObject({ status: 'in_progress', finished_at: null })
    expect(unfinished?.answers.map(({ number, right }) => [number, right])).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ])
    expect(text).not.toMatch(/"(explanation|tip|key|accepted|right)":[^tfn]/)
    const [{ xp, events, awards } = { xp: 0, events: 0, awards: 0 }] = await school.sql()<
      { xp: number; events: number; awards: number }[]
    >`
      select
        (select sum(amount)::integer from xp_transactions where user_id = ${person}) as xp,
        (select count(*)::integer from activity_events where user_id = ${person}) as events,
        (select count(*)::integer from user_achievements where user_id = ${person}) as awards
    `
    expect(data.xp.reduce((sum, { amount }) => sum + amount, 0)).toBe(xp)
    expect([data.events.length, data.achievements.length]).toEqual([events, awards])
    expect(data.counters).toMatchObject([{ community: 'harbor', xp }])
    expect(data.streak_days.length).toBeGreaterThan(0)
    expect(data.notifications.length).toBeGreaterThan(0)
    expect((await school.api().ask('/gamification-api/profile/export')).status).toBe(401)
  })
})
