import { describe, expect, it } from 'vitest'
import { challenge, type ChallengeShown } from '../../../functions/_contracts/challenges/challenges.ts'
import { followChallenges } from '../../../functions/_services/challenges/follow.ts'
import { applyEvents } from '../../../functions/_services/engine/apply.ts'
import { rebuildUser } from '../../../functions/_services/engine/rebuild-ledger.ts'
import { verifyLearner } from '../../../functions/_services/engine/verify-ledger.ts'
import { activity, dayOf } from '../../support/activities.ts'
import { createClock } from '../../support/clock.ts'
import { useGuild } from '../../support/guild.ts'
import { problemOf } from '../../support/problem.ts'

/** The day of the clock, as activities count days. */
const TODAY = 7
const WEEK = { starts_on: dayOf(TODAY), ends_on: dayOf(TODAY + 6), criteria: { counter: 'post_created', gte: 3 } }

describe('challenges', () => {
  const clock = createClock(Date.parse(`${dayOf(TODAY)}T12:00:00Z`))
  const guild = useGuild({ now: clock.now })

  const send = (person: string, method: string, path: string, body?: object) =>
    guild.api().ask(`/gamification-api/challenges${path}`, person, {
      method,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    })
  const dataOf = async (response: Promise<Response>) => {
    const answer = await response
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${answer.status}: ${text}`)
    return JSON.parse(text).data
  }
  const make = async (more: object = {}): Promise<ChallengeShown> => {
    const instructor = await guild.member('instructor')
    return challenge.parse(
      await dataOf(
        send(instructor, 'POST', '', { community: guild.slug(), title: 'Write a little', ...WEEK, ...more }),
      ),
    )
  }
  const seenBy = async (person: string, id: string): Promise<ChallengeShown> => {
    const all = challenge.array().parse(await dataOf(send(person, 'GET', `?community=${guild.slug()}`)))
    const found = all.find((each) => each.id === id)
    if (!found) throw new Error('There is no such challenge.')
    return found
  }
  const followAll = async () => {
    const { deps } = guild.api()
    while ((await followChallenges(deps, 20)).more);
  }
  const metEvents = (person: string) => guild.sql()<{ id: string; local_date: string; content_id: string }[]>`
    select id, local_date::text, content_id from activity_events where user_id = ${person} and type = 'challenge_met'
  `
  const verify = (person: string) => {
    const { db, rulesets } = guild.api().deps
    return verifyLearner(db, rulesets, { user_id: person, community_id: guild.id() })
  }

  it('is met once, with an event of the learner, and rules can count it', async () => {
    await guild.publish({ slug: 'joiner', criteria: { counter: 'challenge_met', gte: 1 } })
    const { id } = await make()
    const [me, other] = [await guild.member('student'), await guild.member('student')]
    await guild.post(me, 2, TODAY)
    await guild.post(other, 1, TODAY)
    await followAll()
    expect(await seenBy(me, id)).toMatchObject({ have: 2, need: 3, met_on: null, met_by: 0, state: 'running' })
    await guild.post(me, 1, TODAY + 2)
    await followAll()
    await followAll()
    expect(await seenBy(me, id)).toMatchObject({ have: 3, share: 1, met_on: dayOf(TODAY + 2), met_by: 1 })
    expect(await seenBy(other, id)).toMatchObject({ have: 1, met_on: null, met_by: 1 })
    expect(await metEvents(me)).toMatchObject([{ local_date: dayOf(TODAY + 2), content_id: id }])
    const [counted] =
      await guild.sql()`select counters -> 'challenge_met' as met from user_counters where user_id = ${me}`
    expect(counted).toEqual({ met: [1] })
    expect(await guild.sql()`select from user_achievements where user_id = ${me}`).toHaveLength(1)
    expect(await verify(me)).toEqual([])
    const { db, now } = guild.api().deps
    await rebuildUser(db, me, now)
    expect(await verify(me)).toEqual([])
  })

  it('counts only what is done in its days, and also what was done today before it was made', async () => {
    const me = await guild.member('student')
    await guild.post(me, 2, TODAY - 2)
    await guild.post(me, 1, TODAY)
    const { id } = await make()
    await followAll()
    expect(await seenBy(me, id)).toMatchObject({ have: 1, need: 3 })
  })

  it('workers that run at the same time meet it once', async () => {
    const { id } = await make()
    const people = await Promise.all(Array.from({ length: 12 }, () => guild.member('student')))
    for (const person of people) await guild.post(person, 3, TODAY)
    const { deps } = guild.api()
    await Promise.all(Array.from({ length: 4 }, () => followChallenges(deps, 7)))
    await followAll()
    for (const person of people) {
      const events = await metEvents(person)
      expect(events.filter(({ content_id }) => content_id === id)).toHaveLength(1)
    }
    const [first = ''] = people
    // So has the first learner of this file, whose posts are of these days, too.
    expect((await seenBy(first, id)).met_by).toBeGreaterThanOrEqual(people.length)
  })

  it('a learner joins a team once, and what they did before counts for it', async () => {
    const { id, teams } = await make({ team_score: 'sum', teams: ['North', 'South'] })
    const [north, south] = teams
    const [me, other] = [await guild.member('student'), await guild.member('student')]
    await guild.post(me, 2, TODAY)
    await followAll()
    expect(await seenBy(me, id)).toMatchObject({ have: 0 })
    await dataOf(send(me, 'PUT', `/${id}/team`, { team_id: north?.id }))
    await dataOf(send(me, 'PUT', `/${id}/team`, { team_id: north?.id }))
    await dataOf(send(other, 'PUT', `/${id}/team`, { team_id: north?.id }))
    expect(await problemOf(await send(me, 'PUT', `/${id}/team`, { team_id: south?.id }))).toMatchObject({
      status: 409,
      code: 'team_chosen',
    })
    await guild.post(other, 1, TODAY)
    await followAll()
    const { teams: seen } = await seenBy(me, id)
    expect(seen).toMatchObject([
      { name: 'North', members: 2, have: 3, need: 6, share: 0.5, mine: true },
      { name: 'South', members: 0, have: 0, mine: false },
    ])
  })

  it('ended early, it is over for everybody, and whoever met it has met it', async () => {
    const { id } = await make()
    const [me, late] = [await guild.member('student'), await guild.member('student')]
    await guild.post(me, 3, TODAY)
    await followAll()
    const [admin] = [await guild.member('admin')]
    await dataOf(send(admin, 'POST', `/${id}/end`))
    await dataOf(send(admin, 'POST', `/${id}/end`))
    await guild.post(late, 3, TODAY + 1)
    await followAll()
    expect(await seenBy(me, id)).toMatchObject({ state: 'past', ended_early: true, share: 1 })
    expect(await seenBy(late, id)).toMatchObject({ have: 0, met_on: null })
  })

  it('only those who teach make, change, end and delete one; what has begun is not deleted', async () => {
    const { id } = await make()
    const [student, instructor] = [await guild.member('student'), await guild.member('instructor')]
    const foreigner = await guild.member('student')
    await guild.sql()`delete from memberships where user_id = ${foreigner}`
    for (const [method, path, body] of [
      ['POST', '', { community: guild.slug(), title: 'X', ...WEEK }],
      ['PATCH', `/${id}`, { title: 'X' }],
      ['POST', `/${id}/end`, undefined],
      ['DELETE', `/${id}`, undefined],
    ] as const) {
      expect(await problemOf(await send(student, method, path, body)), path).toMatchObject({ status: 403 })
      expect(await problemOf(await send(foreigner, method, path, body)), path).toMatchObject({ status: 404 })
    }
    expect(await problemOf(await send(instructor, 'DELETE', `/${id}`))).toMatchObject({ code: 'challenge_begun' })
    expect(await dataOf(send(instructor, 'PATCH', `/${id}`, { words: 'Three posts.' }))).toMatchObject({
      title: 'Write a little',
      words: 'Three posts.',
    })
    const later = await make({ starts_on: dayOf(TODAY + 10), ends_on: dayOf(TODAY + 16) })
    expect(later).toMatchObject({ state: 'coming', begun: false })
    expect((await send(instructor, 'DELETE', `/${later.id}`)).status).toBe(204)
    const past = { community: guild.slug(), title: 'X', ...WEEK, starts_on: dayOf(TODAY - 3) }
    expect(await problemOf(await send(instructor, 'POST', '', past))).toMatchObject({ status: 422 })
  })

  it('nobody reports that they met one', async () => {
    const me = await guild.member('student')
    const answer = await guild.api().ask('/milestone-validation-api', me, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify({ user_id: me, community: guild.slug(), action_type: 'challenge_met' }),
    })
    expect(await problemOf(answer)).toMatchObject({ code: 'not_reportable' })
  })

  it('an event that comes late is followed, too, and events of others change nothing', async () => {
    const { id } = await make()
    const [me, other] = [await guild.member('student'), await guild.member('student')]
    const learner = { user_id: me, community_id: guild.id() }
    await guild.post(other, 5, TODAY)
    const events = [TODAY + 3, TODAY + 1, TODAY].map((day) => activity('post_created', { ...learner, day }))
    await applyEvents(guild.api().deps, events)
    await followAll()
    expect(await seenBy(me, id)).toMatchObject({ share: 1, met_on: dayOf(TODAY) })
  })

  it('what a learner took part in is in their export, and goes with the account', async () => {
    const { id } = await make({ team_score: 'mean', teams: ['East', 'West'] })
    const me = await guild.member('student')
    const [team] = (await seenBy(me, id)).teams
    await dataOf(send(me, 'PUT', `/${id}/team`, { team_id: team?.id }))
    const exported = await (await guild.api().ask('/gamification-api/profile/export', me)).json()
    expect(exported.challenges).toMatchObject([{ challenge: 'Write a little', team: 'East' }])
    await guild.sql()`delete from profiles where id = ${me}`
    expect(await guild.sql()`select from challenge_members where user_id = ${me}`).toEqual([])
    expect(await guild.sql()`select from private.challenge_changes where user_id = ${me}`).toEqual([])
  })
})
