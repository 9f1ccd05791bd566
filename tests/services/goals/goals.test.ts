import { describe, expect, it } from 'vitest'
import { goals, type Goals } from '../../../functions/_contracts/goals/goals.ts'
import { createClock } from '../../support/clock.ts'
import { problemOf } from '../../support/problem.ts'
import { takeTest, useSchool } from '../../support/school.ts'

const DAY = 24 * 60

describe('goals', () => {
  const clock = createClock(Date.UTC(2026, 9, 5, 12))
  const school = useSchool({ now: clock.now })

  async function learner() {
    const me = await school.newcomer()
    const send = (method: string, path: string, body?: object) =>
      school.api().ask(`/gamification-api/goals${path}`, me.person, {
        method,
        ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
      })
    const read = async (response: Promise<Response>): Promise<Goals> => {
      const answer = await response
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${answer.status}: ${text}`)
      return goals.parse(JSON.parse(text).data)
    }
    return {
      ...me,
      goals: () => read(send('GET', '?community=harbor')),
      swap: (id: string) => read(send('POST', `/${id}/swap`)),
      refusedSwap: async (id: string) => problemOf(await send('POST', `/${id}/swap`)),
      dismiss: (id: string) => read(send('POST', `/${id}/dismiss`)),
      turn: (off: boolean) => read(send('PUT', '/settings', { community: 'harbor', off })),
    }
  }

  const kindsOf = ({ goals }: Goals) => goals.map(({ kind }) => kind).toSorted()
  const idOf = ({ goals }: Goals, kind: string) => goals.find((goal) => goal.kind === kind)?.id ?? ''

  it('a newcomer gets first steps, and two tabs at once get the same', async () => {
    const me = await learner()
    const answers = await Promise.all(Array.from({ length: 8 }, () => me.goals()))
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1)
    const [first] = answers
    if (!first) throw new Error('There is no answer.')
    expect(kindsOf(first)).toEqual(['days', 'exams', 'questions'])
    expect(first).toMatchObject({ off: false, swaps_left: 3, nears: { level: 2 } })
    expect(first.goals.every(({ share, met }) => share === 0 && !met)).toBe(true)
  })

  it('only work since a goal was set counts, and what was met today is shown as met', async () => {
    const me = await learner()
    await takeTest(me, school.test(), { correct: 20 })
    const before = await me.goals()
    expect(before.goals.map(({ share }) => share)).toEqual([0, 0, 0])
    await takeTest(me, school.test(), { correct: 21 })
    const after = await me.goals()
    expect(after.goals.find(({ kind }) => kind === 'exams')).toMatchObject({
      met: true,
      share: 1,
      progress: '1 of 1 exam',
    })
    expect(after.goals.find(({ kind }) => kind === 'questions')).toMatchObject({
      met: true,
      progress: '25 of 25 questions',
    })
    clock.pass({ minutes: DAY })
    const next = await me.goals()
    expect(next.goals.filter(({ met }) => met)).toEqual([])
    expect(kindsOf(next)).toEqual(['days', 'exams', 'questions'])
  })

  it('a goal that runs out just goes away, and another takes its place', async () => {
    const me = await learner()
    const before = await me.goals()
    clock.pass({ minutes: 7 * DAY })
    const after = await me.goals()
    expect(after.goals).toHaveLength(3)
    expect(after.goals.map(({ id }) => id)).not.toContain(before.goals[0]?.id)
  })

  it('a dismissed goal leaves its place empty for the day; a repeat changes nothing', async () => {
    const me = await learner()
    const before = await me.goals()
    const put = idOf(before, 'exams')
    expect(kindsOf(await me.dismiss(put))).toEqual(['days', 'questions'])
    expect(kindsOf(await me.dismiss(put))).toEqual(['days', 'questions'])
    expect(kindsOf(await me.goals())).toEqual(['days', 'questions'])
  })

  it('a swap is refused where no other goal fits, and once a goal is over', async () => {
    const me = await learner()
    const before = await me.goals()
    const swapped = await me.swap(idOf(before, 'days'))
    expect(kindsOf(swapped)).toEqual(['exams', 'questions', 'streak'])
    expect(swapped.swaps_left).toBe(2)
    expect(await me.refusedSwap(idOf(swapped, 'streak'))).toMatchObject({ status: 409, code: 'no_other_goal' })
    await me.dismiss(idOf(swapped, 'streak'))
    expect(await me.refusedSwap(idOf(swapped, 'streak'))).toMatchObject({ status: 409, code: 'goal_ended' })
  })

  it('a learner with a history gets goals of their own rate, and swaps one at most three times a day', async () => {
    const me = await learner()
    for (let day = 0; day < 16; day++) {
      await takeTest(me, school.test(), { correct: 16 + (day % 6) })
      clock.pass({ minutes: DAY + (day % 3 === 0 ? DAY : 0) })
    }
    const [other] = await school.sql()<{ id: string }[]>`select id from tests where slug = 'security-fundamentals'`
    await takeTest(me, other?.id ?? '', { correct: 15 })
    clock.pass({ minutes: DAY })
    const before = await me.goals()
    expect(before.goals).toHaveLength(3)
    const chances = await school.sql()<{ chance: number }[]>`
      select chance from goals where user_id = ${me.person} and ended is null and figures ->> 'first' is null
    `
    expect(chances.length).toBeGreaterThan(0)
    expect(chances.every(({ chance }) => chance >= 0.6 && chance <= 0.8)).toBe(true)
    const [first] = before.goals
    if (!first) throw new Error('There is no goal.')
    const swapped = await me.swap(first.id)
    expect(kindsOf(swapped)).not.toContain(first.kind)
    expect(swapped).toMatchObject({ swaps_left: 2 })
    // A repeat.
    expect(await me.swap(first.id)).toEqual(swapped)
  })

  it('nothing is set at night; in the morning it is', async () => {
    const me = await learner()
    clock.pass({ minutes: 11 * 60 })
    expect((await me.goals()).goals).toEqual([])
    clock.pass({ minutes: 8 * 60 })
    expect((await me.goals()).goals).toHaveLength(3)
    clock.pass({ minutes: 5 * 60 })
  })

  it('nothing is set on the day before an exam and on the day of it', async () => {
    const me = await learner()
    const today = new Date(clock.now()).toISOString().slice(0, 10)
    await school.sql()`
      insert into exam_plans (user_id, community_id, exam_on, minutes_a_day)
      values (${me.person}, ${school.harbor()}, ${today}::date + 1, 20)
    `
    expect((await me.goals()).goals).toEqual([])
    clock.pass({ minutes: DAY })
    expect((await me.goals()).goals).toEqual([])
    clock.pass({ minutes: DAY })
    expect((await me.goals()).goals).toHaveLength(3)
  })

  it('turned off, there are none; turned on again, they are there as before', async () => {
    const me = await learner()
    const before = await me.goals()
    expect(await me.turn(true)).toMatchObject({ off: true, goals: [] })
    expect(await me.goals()).toMatchObject({ off: true, goals: [] })
    expect(await me.turn(false)).toEqual(before)
  })

  it('a learner changes only their own goals, in communities they belong to', async () => {
    const [me, other] = [await learner(), await learner()]
    const [goal] = (await me.goals()).goals
    expect(await other.refusedSwap(goal?.id ?? '')).toMatchObject({ status: 404 })
  })

  it('goals are in the export, and go with the account', async () => {
    const me = await learner()
    await me.goals()
    const exported = await (await school.api().ask('/gamification-api/profile/export', me.person)).json()
    expect(exported.goals).toHaveLength(3)
    expect(exported.goals[0]).toMatchObject({ community: 'harbor', outcome: null })
    await school.sql()`delete from profiles where id = ${me.person}`
    expect(await school.sql()`select from goals where user_id = ${me.person}`).toEqual([])
  })
})
