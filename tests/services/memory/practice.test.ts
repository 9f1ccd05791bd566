import { beforeAll, describe, expect, it } from 'vitest'
import { followAll, memoryOf, replayedMemoryOf, waitingChanges } from '../../support/memory.ts'
import { lineagesIn, practicing } from '../../support/practice.ts'
import { takeTest, useSchool } from '../../support/school.ts'

describe('the memory of a learner who practices across tests', () => {
  const school = useSchool()
  beforeAll(() => followAll(school.api().deps))
  const newcomer = async () => {
    const me = await school.newcomer()
    const my = practicing(school.api(), me)
    return { me, my, memory: () => memoryOf(school.api(), me.person) }
  }
  /** Answers ten questions, the first `correct` ones right, in ten minutes unless it is said otherwise. */
  const practice = async (
    { me, my }: Awaited<ReturnType<typeof newcomer>>,
    {
      correct,
      minutes = 10,
      body = { community_id: school.harbor(), preset: 'unseen' },
    }: { correct: number; minutes?: number; body?: object },
  ) => {
    const { id } = await my.start({ length: 10, ...body })
    await school.sql()`
      update practice_sessions set started_at = started_at - make_interval(mins => ${minutes})
      where user_id = ${me.person} and id = ${id}
    `
    await my.finish(id, { sent_at: Date.now(), responses: await my.answers(id, (number) => number <= correct) })
    return id
  }

  it('has what a session asked, of whatever tests, and is the same when it is folded from the start', async () => {
    const learner = await newcomer()
    await takeTest(learner.me, school.test(), { correct: 20 })
    await followAll(school.api().deps)
    const id = await practice(learner, { correct: 6 })
    expect(await waitingChanges(school.api(), learner.me.person)).toBe(1)
    await followAll(school.api().deps)
    const rows = await learner.memory()
    const practiced = new Set(await lineagesIn(school.api(), id))
    expect(rows).toHaveLength(35)
    const added = rows.filter(({ lineage_id }) => practiced.has(lineage_id))
    expect(added.filter(({ missed, first_right }) => missed === 1 && !first_right)).toHaveLength(4)
    expect(new Set(added.map(({ test_id }) => test_id)).size).toBeGreaterThan(1)
    expect(await replayedMemoryOf(school.api(), learner.me.person)).toEqual(rows)
  })

  it('has nothing of a session that is faster than anyone reads', async () => {
    const learner = await newcomer()
    await practice(learner, { correct: 10, minutes: 0 })
    await followAll(school.api().deps)
    expect(await learner.memory()).toEqual([])
  })

  it('notes what was missed in a test and is right now, a day later', async () => {
    const learner = await newcomer()
    const { attempt_id } = await takeTest(learner.me, school.test(), { correct: 15, mode: 'practice' })
    await school.sql()`
      update attempts
      set status = 'finished', started_at = started_at - interval '3 days', finished_at = finished_at - interval '3 days'
      where user_id = ${learner.me.person} and id = ${attempt_id}
    `
    await followAll(school.api().deps)
    await practice(learner, { correct: 10, body: { preset: 'attempt_misses', attempt_id } })
    await followAll(school.api().deps)
    const fixed = (await learner.memory()).filter(({ first_right }) => !first_right)
    expect(fixed).toHaveLength(10)
    expect(
      fixed.every(({ last_right, answered, repetitions }) => last_right && answered === 2 && repetitions === 2),
    ).toBe(true)
  })

  it('forgets a session that is deleted', async () => {
    const learner = await newcomer()
    const id = await practice(learner, { correct: 10 })
    await followAll(school.api().deps)
    expect(await learner.memory()).toHaveLength(10)
    await school.sql()`delete from practice_sessions where user_id = ${learner.me.person} and id = ${id}`
    await followAll(school.api().deps)
    expect(await learner.memory()).toEqual([])
  })
})
