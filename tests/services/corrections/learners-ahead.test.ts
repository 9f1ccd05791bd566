import { describe, expect, it } from 'vitest'
import {
  learnersAfter,
  lockRunning,
  type RunningCorrection,
} from '../../../functions/_db/queries/corrections/corrections.ts'
import { createLearnersAhead } from '../../../functions/_services/corrections/learners-ahead.ts'
import { createCorrection } from '../../../functions/_services/corrections/create-correction.ts'
import { useCorrections } from '../../support/corrections.ts'
import { claimsOf } from '../../support/people.ts'
import { takeTest } from '../../support/school.ts'

describe('the learners whom a correction looks at', () => {
  const { school, publish, services, instructor } = useCorrections()

  /** A correction that waits, of a test that so many learners took. */
  const waiting = async (learners: number): Promise<RunningCorrection> => {
    const test_id = await publish()
    for (let nth = 0; nth < learners; nth++) await takeTest(await school.newcomer(), test_id, { correct: nth })
    const id = await createCorrection(
      { ...services(), claims: claimsOf(instructor()) },
      {
        ...{ test_id, version: 1, position: 1, decision: 'void', answer: null, keeps: true },
        ...{ reason: 'Nobody can know.', key: crypto.randomUUID() },
      },
    )
    await school.sql()`update corrections set status = 'withdrawn' where id <> ${id} and status = 'previewing'`
    const correction = await lockRunning(school.sql(), Date.now())
    if (!correction) throw new Error('No correction waits.')
    return correction
  }

  it.each([
    { read: 1, size: 1 },
    { read: 2, size: 3 },
    { read: 5, size: 2 },
    { read: 7, size: 7 },
    { read: 100, size: 3 },
  ])('each is looked at once, in the order of ids: $size of $read that are read', async ({ read, size }) => {
    const correction = await waiting(7)
    const all = (await learnersAfter(school.sql(), correction, 100)).map(({ user_id }) => user_id)
    expect(all).toHaveLength(7)
    const ahead = createLearnersAhead(read)
    const looked: string[] = []
    for (let cursor: string | null = null; ; cursor = looked.at(-1) ?? null) {
      const page = await ahead.take(school.sql(), { ...correction, cursor }, size)
      looked.push(...page)
      if (page.length < size) break
    }
    expect(looked).toEqual(all)
  })

  it('those whom another process looked at meanwhile are left out, and the last look begins anew', async () => {
    const correction = await waiting(5)
    const all = (await learnersAfter(school.sql(), correction, 100)).map(({ user_id }) => user_id)
    const ahead = createLearnersAhead()
    expect(await ahead.take(school.sql(), correction, 2)).toEqual(all.slice(0, 2))
    expect(await ahead.take(school.sql(), { ...correction, cursor: all[3] ?? null }, 2)).toEqual(all.slice(4))
    expect(await ahead.take(school.sql(), { ...correction, is_last_look: true, cursor: null }, 9)).toEqual(all)
  })
})
