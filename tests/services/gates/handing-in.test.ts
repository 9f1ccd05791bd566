import { describe, expect, it } from 'vitest'
import { useGatedCourse } from '../../support/gated-course.ts'
import { dataOf } from '../../support/gates.ts'
import { problemOf } from '../../support/problem.ts'

const HOUR = 3_600_000

describe('handing in at a gate', () => {
  let ahead = 0
  const { school, at, ines, idOf, gates, read, differences, atTheDrawing } = useGatedCourse({
    now: () => Date.now() + ahead,
  })

  it('after the last attempt a gate takes no more submissions', async () => {
    const person = await atTheDrawing()
    for (const text of ['One', 'Two', 'Three']) {
      await dataOf(await at.submit(person, 'networking-drawn', text))
      await dataOf(await at.decide(ines(), await at.openOf(person), 'reject', `Not ${text}`))
    }
    expect((await gates(person))[2]?.standing).toMatchObject({ attempts: 3, attempts_left: 0, can_submit: false })
    expect((await problemOf(await at.submit(person, 'networking-drawn', 'Four'))).code).toBe('attempts_used_up')
    // What was said stays to be read.
    const all =
      await school.sql()`select decision, reason from milestone_submissions where user_id = ${person} order by attempt`
    expect(all.map(({ reason }) => reason)).toEqual(['Not One', 'Not Two', 'Not Three'])
  })

  it('a locked gate, one that takes no submissions, and evidence without anything to read refuse a submission', async () => {
    const person = await atTheDrawing()
    await dataOf(await at.submit(person, 'networking-drawn', 'Mine'))
    const other = (await school.newcomer()).person
    expect((await problemOf(await at.submit(other, 'networking-drawn', 'Mine'))).code).toBe('gate_locked')
    expect((await problemOf(await at.submit(other, 'networking-read', 'Mine'))).code).toBe('not_handed_in')
    const script = await at.post(person, `/milestones/${idOf('networking-drawn')}/submit`, {
      text: 'x',
      links: ['javascript:alert(1)'],
    })
    expect((await problemOf(script)).code).toBe('validation_failed')
    // Blanks and letters that no reader can see are nothing to review.
    for (const text of ['', ' \n ', '\u200B', '\u3164\n\u2800', '\uFE0F\u00AD']) {
      const nothing = await problemOf(await at.post(person, `/milestones/${idOf('networking-drawn')}/submit`, { text }))
      expect(nothing).toMatchObject({
        code: 'validation_failed',
        errors: [{ path: 'body.text', message: 'expected text or a link' }],
      })
    }
  })

  it('a rule submits a gate once its conditions hold; after a rejection the learner submits again, not before the cooldown ends', async () => {
    const { person } = await school.newcomer()
    await read(person, 'risk-in-one-sentence')
    await read(person, 'why-passkeys-win')
    const drill = (slug: string) => at.does(person, 'wod_completed', slug)
    expect((await dataOf(await drill('read-your-own-log'))).recorded).toBe(true)
    expect((await dataOf(await drill('read-your-own-log'))).recorded).toBe(false)
    expect((await dataOf(await drill('restore-one-file'))).milestones).toEqual([])
    ahead += 24 * HOUR
    const third = await dataOf(await drill('read-your-own-log'))
    expect(third.milestones).toEqual([{ id: idOf('security-drill'), name: 'Three drills', status: 'submitted' }])

    await dataOf(await at.decide(ines(), await at.openOf(person), 'reject', 'The second one is thin.'))
    const again = () => at.post(person, `/milestones/${idOf('security-drill')}/submit`, { text: 'More' })
    expect((await problemOf(await again())).code).toBe('too_early')
    // No rule hands it in again: that is for the learner to do.
    expect((await dataOf(await drill('restore-one-file'))).milestones).toEqual([])
    ahead += 25 * HOUR
    await dataOf(await again())
    expect(await dataOf(await at.decide(ines(), await at.openOf(person), 'approve'))).toMatchObject({
      gate: { standing: { state: 'validated' } },
      xp: 100,
    })
    expect(await differences(person)).toEqual([])
  })
})
