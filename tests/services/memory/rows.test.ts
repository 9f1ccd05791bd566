import { beforeAll, describe, expect, it } from 'vitest'
import { followAll, memoryOf, replayedMemoryOf } from '../../support/memory.ts'
import { publishBank } from '../../support/publish-bank.ts'
import { takeTest, useSchool, type Sitter } from '../../support/school.ts'

describe('the rows of memory', () => {
  const school = useSchool()
  const follow = () => followAll(school.api().deps)
  beforeAll(follow)
  const memory = (me: Sitter) => memoryOf(school.api(), me.person)
  const rows = (me: Sitter) => school.sql()<{ test_id: string; part: number; questions: number }[]>`
    select test_id, part, cardinality(lineages) as questions from memory where user_id = ${me.person} order by part
  `

  const lineages = (me: Sitter) => school.sql()`
    select test_id, part, lineages from memory where user_id = ${me.person} order by test_id, part
  `

  it('hold 32 questions each, and are the same however often they are written', async () => {
    const test_id = await publishBank(school.sql(), { community: school.harbor(), questions: 75 })
    const me = await school.newcomer()
    for (const length of [25, 50, 75, 25]) {
      await takeTest(me, test_id, { correct: 20, length })
      await follow()
    }
    expect(await rows(me)).toEqual([
      { test_id, part: 0, questions: 32 },
      { test_id, part: 1, questions: 32 },
      { test_id, part: 2, questions: 11 },
    ])
    const known = await memory(me)
    expect(known.map(({ answered }) => answered)).toEqual([
      ...Array(25).fill(4),
      ...Array(25).fill(2),
      ...Array(25).fill(1),
    ])
    const stored = await lineages(me)
    expect(await replayedMemoryOf(school.api(), me.person)).toEqual(known)
    expect(await lineages(me)).toEqual(stored)
  })

  it('hold a question that two tests ask once, where it was first answered', async () => {
    const { sql } = school
    const [first, second] = [
      await publishBank(sql(), { community: school.harbor() }),
      await publishBank(sql(), { community: school.harbor(), questions: 26 }),
    ]
    // Published versions are not changed: this is how a bank would have been written that shares questions with another.
    await sql().begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`
        update questions set lineage_id = original.lineage_id
        from questions as original
        where questions.test_id = ${second} and original.test_id = ${first} and original.position = questions.position
          and questions.position <= 20
      `
    })
    const [me, fellow] = [await school.newcomer(), await school.newcomer()]
    await takeTest(me, first, { correct: 25 })
    await follow()
    // Their fellow meets the same questions for the first time, in the other test.
    await Promise.all([takeTest(me, second, { correct: 0 }), takeTest(fellow, first, { correct: 9 })])
    await follow()
    const [shared, own] = [(await rows(me)).filter((row) => row.test_id === first), await rows(me)]
    expect(shared).toEqual([{ test_id: first, part: 0, questions: 25 }])
    expect(own.every(({ test_id, questions }) => test_id === first || questions <= 6)).toBe(true)
    const known = await memory(me)
    expect(new Set(known.map(({ lineage_id }) => lineage_id)).size).toBe(known.length)
    expect(known.reduce((sum, { answered }) => sum + Number(answered), 0)).toBe(50)
    expect(known.filter(({ answered }) => answered === 2).every(({ test_id }) => test_id === first)).toBe(true)
    const stored = await lineages(me)
    expect(await replayedMemoryOf(school.api(), me.person)).toEqual(known)
    expect(await lineages(me)).toEqual(stored)
  })
})
