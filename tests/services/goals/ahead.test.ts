import { describe, expect, it } from 'vitest'
import { goals } from '../../../functions/_contracts/goals/goals.ts'
import { notificationList } from '../../../functions/_contracts/notifications/notifications.ts'
import { followGoals } from '../../../functions/_services/goals/follow.ts'
import { prepareAhead } from '../../../functions/_services/goals/prepare-ahead.ts'
import { createClock } from '../../support/clock.ts'
import { takeTest, useSchool } from '../../support/school.ts'

const DAY = 24 * 60

describe('goals without a look of their learner', () => {
  const clock = createClock(Date.UTC(2026, 9, 5, 12))
  const school = useSchool({ now: clock.now })
  const context = () => school.api().deps
  const workers = (count = 1) => Promise.all(Array.from({ length: count }, () => followGoals(context())))

  async function learner() {
    const me = await school.newcomer()
    const ask = async (path: string, init?: RequestInit) => {
      const response = await school.api().ask(`/gamification-api${path}`, me.person, init)
      const text = await response.text()
      if (!response.ok) throw new Error(`${response.status}: ${text}`)
      return JSON.parse(text)
    }
    return {
      ...me,
      goals: async () => goals.parse((await ask('/goals?community=harbor')).data),
      turnOff: () =>
        ask('/goals/settings', {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ community: 'harbor', off: true }),
        }),
      told: async () =>
        notificationList
          .parse(await ask('/notifications'))
          .data.flatMap((it) => (it.kind === 'goal_reached' ? it.goal.title : []))
          .toSorted(),
    }
  }
  const chosen = (person: string) => school.sql()`
    select kind, test_id, start, target, chance, figures, set_on::text, ended from goals where user_id = ${person} order by kind, set_on
  `

  it('a goal that is reached is told once, by whichever worker or look comes first', async () => {
    const me = await learner()
    await me.goals()
    await takeTest(me, school.test(), { correct: 20 })
    const met = await workers(3)
    expect(met.reduce((sum, it) => sum + it.met, 0)).toBe(2)
    expect(await me.told()).toEqual(['Answer 25 questions', 'Finish 1 exam'])
    await me.goals()
    await takeTest(me, school.test(), { correct: 20 })
    await Promise.all([workers(3), me.goals(), me.goals()])
    expect(await me.told()).toEqual(['Answer 25 questions', 'Finish 1 exam'])
    expect(await school.sql()`select from private.goal_changes where user_id = ${me.person}`).toHaveLength(0)
  })

  it('a look that finds it first tells it, too; whoever turned goals off is told nothing', async () => {
    const [me, silent] = [await learner(), await learner()]
    for (const one of [me, silent]) await one.goals()
    await silent.turnOff()
    for (const one of [me, silent]) await takeTest(one, school.test(), { correct: 20 })
    await me.goals()
    await workers()
    expect(await me.told()).toHaveLength(2)
    expect(await silent.told()).toEqual([])
  })

  it('are chosen in the morning of who learned in the last week, the same as their first look would', async () => {
    const me = await learner()
    await me.goals()
    await takeTest(me, school.test(), { correct: 20 })
    await me.goals()
    while ((await prepareAhead(context())).more);
    const before = await chosen(me.person)
    clock.pass({ minutes: 10 * 60 })
    while ((await prepareAhead(context())).more);
    expect(await chosen(me.person)).toEqual(before)
    // Six in the morning, by seconds.
    clock.pass({ minutes: 8 * 60 + 1 })
    await school.sql().begin(async (sql) => {
      await sql`create table kept as select * from goals`
      await sql`create table kept_settings as select * from goal_settings`
    })
    await Promise.all([prepareAhead(context()), prepareAhead(context())])
    const ahead = await chosen(me.person)
    expect(ahead.length).toBeGreaterThan(before.length)
    const shown = await me.goals()
    expect(await chosen(me.person)).toEqual(ahead)
    expect(shown.goals.map(({ share }) => share)).not.toContain(1)
    // The same morning without the worker.
    await school.sql().begin(async (sql) => {
      await sql`delete from goals`
      await sql`delete from goal_settings`
      await sql`insert into goals select * from kept`
      await sql`insert into goal_settings select * from kept_settings`
    })
    await me.goals()
    expect(await chosen(me.person)).toEqual(ahead)
  })

  it('are left until they come for whoever has not learned for a week', async () => {
    const me = await learner()
    await me.goals()
    await takeTest(me, school.test(), { correct: 20 })
    await me.goals()
    for (let day = 0; day < 10; day++) {
      clock.pass({ minutes: DAY })
      while ((await prepareAhead(context())).more);
    }
    const [row] = await school.sql()`
      select due_at, prepared_on < ${new Date(clock.now()).toISOString()}::date as is_old from goal_settings where user_id = ${me.person}
    `
    expect(row).toEqual({ due_at: null, is_old: true })
    await me.goals()
    const [again] = await school.sql()`select due_at is null as is_left from goal_settings where user_id = ${me.person}`
    expect(again).toEqual({ is_left: false })
  })
})
