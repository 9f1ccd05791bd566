import { beforeAll, describe, expect, it } from 'vitest'
import { pastOf } from '../../../functions/_services/practice/past-of.ts'
import { followAll } from '../../support/memory.ts'
import { addMember, createCommunity, createPerson } from '../../support/people.ts'
import { practicing } from '../../support/practice.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { takeTest, useSchool } from '../../support/school.ts'
import { sitter } from '../../support/sitter.ts'

describe('what a learner missed and knows', () => {
  const school = useSchool()
  let community_id = ''
  let tests: string[] = []
  beforeAll(async () => {
    community_id = await createCommunity(school.sql())
    tests = [
      await publishBank(school.sql(), { community: community_id }),
      await publishBank(school.sql(), { community: community_id }),
    ]
  })
  const newcomer = async () => {
    const person = await createPerson(school.sql(), 'Pia')
    await addMember(school.sql(), community_id, person, 'student')
    const me = sitter(school.api(), person)
    const my = practicing(school.api(), me)
    return {
      me,
      my,
      past: async (after?: number) => {
        const past = await pastOf(school.api().deps, { user_id: person, community_id }, after)
        return [...past]
          .map(([lineage, { seen_at, ...rest }]) => ({ lineage, ...rest, seen_at: Math.round(seen_at ?? 0) }))
          .toSorted((a, b) => (a.lineage < b.lineage ? -1 : 1))
      },
      practice: async (correct: number, minutes: number) => {
        const { id } = await my.start({ community_id, preset: 'exam_mix', length: 20 })
        await school.sql()`
          update practice_sessions set started_at = started_at - make_interval(mins => ${minutes})
          where user_id = ${person} and id = ${id}
        `
        await my.finish(id, { sent_at: Date.now(), responses: await my.answers(id, (number) => number <= correct) })
      },
      /** Leaves most of a test open, so that it does not count. */
      takeHalf: async (test_id: string) => {
        const { id } = await me.start({ test_id, mode: 'exam', length: 25 })
        await me.sinceMinutes(id, 10)
        await me.finish(id, { sent_at: Date.now(), responses: (await me.answers(id, (n) => n > 3)).slice(0, 6) })
      },
    }
  }
  const [one, two] = [() => tests[0] ?? '', () => tests[1] ?? '']

  it('is the same before memory follows, after it, and while it is to be folded anew', async () => {
    const { me, past, practice, takeHalf } = await newcomer()
    await takeTest(me, one(), { correct: 15 })
    await practice(12, 10)
    const first = await past()
    expect(new Set(first.map(({ standing }) => standing))).toEqual(new Set(['missed', 'known']))
    await followAll(school.api().deps)
    expect(await past()).toEqual(first)
    // What does not count, and what memory does not have yet.
    await takeHalf(two())
    await practice(9, 0)
    await takeTest(me, one(), { correct: 20, mode: 'practice' })
    const second = await past()
    expect(second).not.toEqual(first)
    await followAll(school.api().deps)
    expect(await past()).toEqual(second)
    await school.sql()`
      insert into private.memory_changes (user_id, community_id, anew) values (${me.person}, ${community_id}, true)
    `
    await school.sql()`delete from memory where user_id = ${me.person}`
    expect(await past()).toEqual(second)
  })

  it('is only what came after a moment, where that is asked', async () => {
    const { me, past, practice } = await newcomer()
    await takeTest(me, one(), { correct: 15 })
    await followAll(school.api().deps)
    const after = Date.now() + 1
    await expect.poll(() => Date.now()).toBeGreaterThan(after)
    expect(await past(after)).toEqual([])
    await practice(20, 10)
    const since = await past(after)
    expect(since).toHaveLength(20)
    await followAll(school.api().deps)
    expect(await past(after)).toEqual(since)
  })
})
