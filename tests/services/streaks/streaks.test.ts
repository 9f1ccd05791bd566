import { describe, expect, it } from 'vitest'
import { streaks, type Streaks } from '../../../functions/_contracts/streaks/streaks.ts'
import { verifyLearner } from '../../../functions/_services/engine/verify-ledger.ts'
import { createClock } from '../../support/clock.ts'
import { problemOf } from '../../support/problem.ts'
import { useSchool } from '../../support/school.ts'

const DAY = 24 * 60

describe('streaks', () => {
  const clock = createClock(Date.UTC(2026, 9, 5, 12))
  const school = useSchool({ now: clock.now })

  async function learner() {
    const { person } = await school.newcomer()
    const post = (path: string, body: object) =>
      school.api().ask(`/gamification-api/${path}`, person, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ community: 'harbor', ...body }),
      })
    const read = async (response: Response): Promise<Streaks['streaks'][number]> => {
      expect(response.status).toBe(200)
      const found = streaks.parse((await response.json()).data).streaks.find(({ kind }) => kind === 'daily_login')
      if (!found) throw new Error('There is no such streak.')
      return found
    }
    const freeze = () => post('streaks/freeze', { kind: 'daily_login' })
    return {
      person,
      visit: async () => read(await post('streaks/update', {})),
      status: async () => read(await school.api().ask('/gamification-api/streaks/status?community=harbor', person)),
      freeze,
      protect: async () => read(await freeze()),
      isWhatTheLogSays: async () => {
        const { db, rulesets } = school.api().deps
        return verifyLearner(db, rulesets, { user_id: person, community_id: school.harbor() })
      },
    }
  }

  it('a streak begins with the first visit, and a day counts once however often it is reported', async () => {
    const me = await learner()
    expect(await me.status()).toMatchObject({ state: 'none', current: 0, freezes: 3, can_protect: false, days: [] })
    for (const said of [1, 2, 3])
      expect(await me.visit(), `${said}`).toMatchObject({ state: 'active_today', current: 1 })
    const answers = await Promise.all(Array.from({ length: 20 }, () => me.visit()))
    expect(new Set(answers.map(({ current }) => current))).toEqual(new Set([1]))
    const [events] = await school.sql()`
      select count(*)::integer from activity_events where user_id = ${me.person} and type = 'daily_login'
    `
    expect(events).toEqual({ count: 1 })
  })

  it('a streak grows by days, freezes cover missed days, and it breaks when there are too few', async () => {
    const me = await learner()
    await me.visit()
    clock.pass({ minutes: DAY })
    expect(await me.status()).toMatchObject({ state: 'at_risk', current: 1, can_protect: true })
    expect(await me.visit()).toMatchObject({ state: 'active_today', current: 2 })
    clock.pass({ minutes: 3 * DAY })
    expect(await me.status()).toMatchObject({ state: 'frozen', current: 2, freezes: 1 })
    expect(await me.visit()).toMatchObject({
      current: 3,
      freezes: 1,
      days: [{ state: 'active' }, { state: 'active' }, { state: 'frozen' }, { state: 'frozen' }, { state: 'active' }],
    })
    clock.pass({ minutes: 4 * DAY })
    expect(await me.status()).toMatchObject({ state: 'broken', current: 0, longest: 3 })
    expect(await me.visit()).toMatchObject({ current: 1, longest: 3 })
    expect(await me.isWhatTheLogSays()).toEqual([])
  })

  it('concurrent requests to protect today spend one freeze', async () => {
    const me = await learner()
    await me.visit()
    clock.pass({ minutes: DAY })
    expect(await me.protect()).toMatchObject({ state: 'frozen', current: 1, freezes: 2, can_protect: false })
    const again = await Promise.all(Array.from({ length: 20 }, () => me.protect()))
    expect(new Set(again.map(({ freezes }) => freezes))).toEqual(new Set([2]))
    clock.pass({ minutes: DAY })
    expect(await me.visit()).toMatchObject({ current: 2, freezes: 2 })
    expect(await me.isWhatTheLogSays()).toEqual([])
  })

  it('an activity on a protected day gives the freeze back', async () => {
    const me = await learner()
    await me.visit()
    clock.pass({ minutes: DAY })
    await me.protect()
    expect(await me.visit()).toMatchObject({ state: 'active_today', current: 2, freezes: 3 })
    expect(await me.isWhatTheLogSays()).toEqual([])
  })

  it('protecting is refused before the streak begins, after today’s activity and without a freeze, and changes nothing', async () => {
    const me = await learner()
    expect(await problemOf(await me.freeze())).toMatchObject({ status: 409, code: 'not_protected' })
    await me.visit()
    expect(await problemOf(await me.freeze())).toMatchObject({ status: 409, code: 'not_protected' })
    for (let charged = 0; charged < 3; charged++) {
      clock.pass({ minutes: DAY })
      await me.protect()
    }
    clock.pass({ minutes: DAY })
    expect(await problemOf(await me.freeze())).toMatchObject({
      status: 409,
      detail: expect.stringMatching(/no freeze/),
    })
    expect(await me.isWhatTheLogSays()).toEqual([])
  })

  it('a learner reads only their own streaks, in their own communities', async () => {
    const { person } = await school.newcomer()
    const status = await school.api().ask('/gamification-api/streaks/status?community=lumen', person)
    expect(await problemOf(status)).toMatchObject({ status: 404 })
  })
})
