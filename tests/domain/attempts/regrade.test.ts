import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { regrade, type AttemptToRegrade } from '../../../functions/_domain/attempts/regrade.ts'

const LENGTH = 50

const attempts: fc.Arbitrary<AttemptToRegrade[]> = fc
  .array(fc.record({ counts: fc.boolean(), was: fc.nat(LENGTH), is: fc.nat(LENGTH) }), { maxLength: 6 })
  .map((many) => {
    const graded = many.map(({ counts, is, was }, place) => attempt(`attempt-${place}`, { counts, is, was: was }))
    // What they store is what grading said when they ended.
    const past = apply(graded.map((it) => ({ ...it, grading: gradingOf(it.stored.correct) })))
    return past.map((it, place) => ({ ...it, grading: graded[place]?.grading ?? it.grading }))
  })

const gradingOf = (correct: number) => ({
  ...{ correct, points: correct, unread: 0 },
  percent: (100 * correct) / LENGTH,
  perfect: correct === LENGTH,
})

const attempt = (
  id: string,
  { counts = true, was, is = was }: { counts?: boolean; was: number; is?: number },
): AttemptToRegrade => ({
  id,
  length: LENGTH,
  bank: LENGTH,
  counts,
  stored: { ...gradingOf(was), first_pass: false, previous_percent: null },
  grading: gradingOf(is),
})

/** The attempts after their regrade was written. */
const apply = (before: readonly AttemptToRegrade[]): AttemptToRegrade[] => {
  const changed = new Map(regrade(before).map(({ id, after }) => [id, after]))
  return before.map((it) => ({ ...it, stored: changed.get(it.id) ?? it.stored }))
}

describe('a regrade of the attempts on a test', () => {
  it('a second regrade changes nothing, and every attempt then stores its grading', () => {
    fc.assert(
      fc.property(attempts, (before) => {
        const after = apply(before)
        expect(regrade(after)).toEqual([])
        expect(
          after.map(({ stored: { correct, points, unread, percent, perfect } }) => ({
            ...{ correct, points, unread, percent, perfect },
          })),
        ).toEqual(before.map(({ grading }) => grading))
      }),
    )
  })

  it('at most one attempt is the first to pass: the earliest that counts', () => {
    fc.assert(
      fc.property(attempts, (before) => {
        const after = apply(before)
        const first = after.findIndex(({ counts, grading }) => counts && grading.percent >= 60)
        expect(after.map(({ stored }) => stored.first_pass)).toEqual(after.map((_, place) => place === first))
      }),
    )
  })

  it('each attempt compares itself with the one before it that counts', () => {
    fc.assert(
      fc.property(attempts, (before) => {
        let last: number | null = null
        for (const { counts, grading, stored } of apply(before)) {
          expect(stored.previous_percent).toBe(last)
          if (counts) last = grading.percent
        }
      }),
    )
  })

  it('tells what the event of the next attempt says of the learner’s last and best score before it', () => {
    const [first, second] = regrade([attempt('first', { was: 20, is: 40 }), attempt('second', { was: 30 })])
    expect(first?.score).toMatchObject({ score: 80, passed: true, first_pass: true, before: null })
    expect(second?.score).toMatchObject({ score: 60, first_pass: false, before: { last: 80, best: 80 } })
  })
})
