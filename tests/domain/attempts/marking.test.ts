import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grade, type QuestionToGrade } from '../../../functions/_domain/attempts/grading.ts'
import { essaysToMark, MARK_CREDITS, withMarks, type EssayMark } from '../../../functions/_domain/attempts/marking.ts'

const essay: fc.Arbitrary<QuestionToGrade> = fc
  .record({ written: fc.boolean(), isVoid: fc.boolean() })
  .map(({ written, isVoid }) => ({
    topic: 'Essays',
    key: { kind: 'essay', model: 'Good.', points: [] },
    answer: written ? { kind: 'essay', text: 'Mine.' } : undefined,
    isVoid,
  }))
const statement: fc.Arbitrary<QuestionToGrade> = fc.boolean().map((truth) => ({
  topic: 'Statements',
  key: { kind: 'true_false', truth: true },
  answer: { kind: 'true_false', truth },
}))
const exam = fc.array(fc.oneof(essay, statement), { minLength: 1, maxLength: 12 })

const marked = exam.chain((asked) =>
  fc.record({
    asked: fc.constant(asked),
    credits: fc.array(fc.constantFrom(...MARK_CREDITS), { minLength: asked.length, maxLength: asked.length }),
    order: fc.shuffledSubarray(essaysToMark(asked, 'exam'), { minLength: essaysToMark(asked, 'exam').length }),
  }),
)

const markOf = (credits: readonly EssayMark['credit'][], number: number): EssayMark => ({
  number,
  credit: credits[number - 1] ?? 0,
  feedback: '',
  revision: 1,
})

describe('the marks of an exam', () => {
  it('count together: before the last essay is marked nothing changes, and then no answer is unread', () => {
    fc.assert(
      fc.property(marked, ({ asked, credits, order }) => {
        const plain = grade(asked, 'exam')
        for (let given = 0; given <= order.length; given++) {
          const marks = order.slice(0, given).map((number) => markOf(credits, number))
          const graded = grade(withMarks(asked, marks, 'exam'), 'exam')
          if (given < order.length) expect(graded).toEqual(plain)
          else {
            expect(graded.unread).toBe(0)
            const sum = plain.points + order.reduce((sum, number) => sum + (credits[number - 1] ?? 0), 0)
            expect(graded.points).toBeCloseTo(sum, 4)
            expect(graded.percent).toBeCloseTo((100 * sum) / asked.length, 1)
          }
        }
      }),
    )
  })

  it('give the same in any order and when they are given twice, and leave all other answers as they were', () => {
    fc.assert(
      fc.property(marked, ({ asked, credits, order }) => {
        const marks = order.map((number) => markOf(credits, number))
        const once = withMarks(asked, marks, 'exam')
        expect(withMarks(asked, marks.toReversed(), 'exam')).toEqual(once)
        expect(withMarks(once, marks, 'exam')).toEqual(once)
        const essays = new Set(order)
        const others = (all: readonly QuestionToGrade[]) => all.filter((_, index) => !essays.has(index + 1))
        expect(grade(others(once), 'exam')).toEqual(grade(others(asked), 'exam'))
      }),
    )
  })

  it('are none in practice, where learners check themselves', () => {
    fc.assert(
      fc.property(exam, (asked) => {
        expect(essaysToMark(asked, 'practice')).toEqual([])
      }),
    )
  })
})
