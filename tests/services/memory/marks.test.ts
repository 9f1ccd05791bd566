import { expect, it } from 'vitest'
import { followAll, memoryOf, replayedMemoryOf, waitingChanges } from '../../support/memory.ts'
import { useMarking } from '../../support/marking.ts'

const { school, publish, takes, mark, override } = useMarking()

it('an essay is in memory once all essays of its exam are marked, and follows its mark; a score by hand changes nothing', async () => {
  const me = await school.newcomer()
  const { id, essays } = await takes(me, await publish(2))
  const api = school.api()
  const essaysKnown = async () => {
    await followAll(api.deps)
    return (await memoryOf(api, me.person))
      .filter(({ position }) => position <= 2)
      .map(({ answered, missed, repetitions }) => ({ answered, missed, repetitions }))
  }
  const [first, second] = essays
  expect(await essaysKnown()).toEqual([])
  await mark(me, { id, number: first, credit: 1 })
  expect(await essaysKnown()).toEqual([])
  await mark(me, { id, number: second, credit: 1 })
  const right = { answered: 1, missed: 0, repetitions: 1 }
  expect(await essaysKnown()).toEqual([right, right])
  await mark(me, { id, number: second, credit: 0.25, revision: 1 })
  expect(await essaysKnown()).toEqual(expect.arrayContaining([right, { ...right, missed: 1 }]))
  const rows = await memoryOf(api, me.person)
  await override(me, id, { percent: 10, reason: 'Copied.' })
  await followAll(api.deps)
  expect(await memoryOf(api, me.person)).toEqual(rows)
  expect(await replayedMemoryOf(api, me.person)).toEqual(rows)
  expect(await waitingChanges(api, me.person)).toBe(0)
})
