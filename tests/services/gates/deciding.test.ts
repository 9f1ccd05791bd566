import { describe, expect, it } from 'vitest'
import { useGatedCourse } from '../../support/gated-course.ts'
import { dataOf } from '../../support/gates.ts'
import { problemOf } from '../../support/problem.ts'

describe('a submission that several instructors decide', () => {
  const { school, at, ines, otto, instructor, gates, differences, atTheDrawing } = useGatedCourse()

  it('of twenty concurrent decisions about a submission one counts', async () => {
    const person = await atTheDrawing()
    await dataOf(await at.submit(person, 'networking-drawn', 'Mine'))
    const submission = await at.openOf(person)
    const instructors = await Promise.all(Array.from({ length: 20 }, (_, index) => instructor(`Instructor ${index}`)))
    const answers = await Promise.all(
      instructors.map((one, index) =>
        index % 2 === 0 ? at.decide(one, submission, 'approve') : at.decide(one, submission, 'reject', 'No.'),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const answer of answers.filter(({ status }) => status !== 200))
      expect((await problemOf(answer)).code).toBe('already_decided')
    const [{ decisions = 0 } = {}] = await school.sql()`
      select count(*)::int as decisions from audit_log where details ->> 'user_id' = ${person}
    `
    expect(decisions).toBe(1)
    expect(await differences(person)).toEqual([])
  })

  it('a waiver counts once, and the waiting submission counts as decided', async () => {
    const person = await atTheDrawing()
    await dataOf(await at.submit(person, 'networking-drawn', 'Mine'))
    const submission = await at.openOf(person)
    const waive = (by: string, reason: string) => at.waive(by, person, 'networking-drawn', reason)
    const answers = await Promise.all([waive(ines(), 'Has done this at work'), waive(otto(), 'Knows it')])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect((await gates(person))[2]?.standing).toMatchObject({ state: 'validated', waived: true })
    expect((await problemOf(await at.decide(ines(), submission, 'approve'))).code).toBe('already_decided')
    expect((await problemOf(await waive(person, 'Please'))).code).toBe('not_allowed')
    expect(await differences(person)).toEqual([])
  })
})
