import { describe, expect, it } from 'vitest'
import { runCorrections } from '../../../functions/_services/corrections/run-corrections.ts'
import { useCorrections } from '../../support/corrections.ts'
import { followAll, memoryOf, replayedMemoryOf } from '../../support/memory.ts'
import { practicing } from '../../support/practice.ts'
import { takeTest } from '../../support/school.ts'

describe('a correction of a question that learners practiced across tests', () => {
  const { school, publish, correct, start, apply, services, runAll, outcomes } = useCorrections()

  /** A learner who practiced all of a test, everything right but the first question of the bank. */
  const practicer = async (test: string) => {
    const me = await school.newcomer()
    const my = practicing(school.api(), me)
    const { id, questions } = await my.start({
      ...{ community_id: school.harbor(), preset: 'exam_mix', length: 25, tests: [test] },
    })
    await school.sql()`
      update practice_sessions set started_at = started_at - interval '10 minutes'
      where user_id = ${me.person} and id = ${id}
    `
    const first = questions.findIndex(({ prompt }) => prompt.startsWith('Prompt 1 of')) + 1
    await my.finish(id, { sent_at: Date.now(), responses: await my.answers(id, (number) => number !== first) })
    await followAll(school.api().deps)
    const memory = () => memoryOf(school.api(), me.person)
    return { me, my, id, memory, firstOf: async () => (await memory()).find(({ position }) => position === 1) }
  }

  it('is looked at by the regrade, and folds their memory anew', async () => {
    const test = await publish()
    const learner = await practicer(test)
    expect(await learner.firstOf()).toMatchObject({ answered: 1, missed: 1, last_right: false })
    const correction = await correct({ test_id: test, position: 1, decision: 'void' })
    expect(await outcomes(correction)).toEqual([])
    await apply(correction)
    await followAll(school.api().deps)
    const after = await learner.memory()
    // A void question says nothing about memory.
    expect(after).toHaveLength(24)
    expect(await replayedMemoryOf(school.api(), learner.me.person)).toEqual(after)
  })

  it('counts each learner once, with those who took the test, and goes on after every page', async () => {
    const test = await publish()
    const [one, two] = [await practicer(test), await practicer(test)]
    await takeTest(one.me, test, { correct: 20 })
    await followAll(school.api().deps)
    const correction = await correct({ test_id: test, position: 1, decision: 'void' })
    expect(await start(correction)).toBe(true)
    // A page of one learner at a time, as a worker that is killed after each.
    while ((await runCorrections(services(), { size: 1, pages: 1 })).more);
    await runAll()
    const [row] = await school.sql()`select status, learners from corrections where id = ${correction}`
    expect(row).toEqual({ status: 'done', learners: 2 })
    await followAll(school.api().deps)
    for (const learner of [one, two]) expect(await learner.firstOf()).toBeUndefined()
  })
})
