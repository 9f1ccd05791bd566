import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPlausible } from '../../../functions/_domain/attempts/counting.ts'
import { creditOf } from '../../../functions/_domain/attempts/credit.ts'
import { grade, isRight, type QuestionToGrade } from '../../../functions/_domain/attempts/grading.ts'
import type { Answer, AnswerKey } from '../../../functions/_domain/attempts/kinds/rules.ts'
import { bandOf } from '../../../functions/_domain/attempts/band.ts'

const single: AnswerKey = { kind: 'single_choice', choice: 2 }
const several: AnswerKey = { kind: 'multiple_choice', choices: [0, 3] }
const truth: AnswerKey = { kind: 'true_false', truth: false }
const number: AnswerKey = { kind: 'numeric', value: 0.3, tolerance: 0 }
const roots: AnswerKey = { kind: 'numeric', value: 2, tolerance: 0, also: [{ value: -3, tolerance: 0.5 }] }
const text: AnswerKey = { kind: 'short_text', accepted: ['Three-way handshake', 'TCP handshake'] }

const matching: AnswerKey = { kind: 'matching', pairs: [2, 0, 2] }
const order: AnswerKey = { kind: 'ordering', order: [1, 2, 0, 3] }
const sorted: AnswerKey = { kind: 'categorizing', categories: [0, 1, 0] }
const gaps: AnswerKey = { kind: 'cloze', gaps: [{ choice: 1 }, { accepted: ['DNS'] }, { value: 53, tolerance: 0.5 }] }
const areas: AnswerKey = { kind: 'hotspot', choices: [0, 2] }
const part: AnswerKey = { kind: 'multiple_choice', choices: [0, 1, 2], partial: true }
const whole: AnswerKey = { kind: 'case', parts: [matching, { kind: 'single_choice', choice: 1 }] }

describe('what an answer is worth', () => {
  it.each<[string, AnswerKey, Answer, number | null]>([
    ['all pairs', matching, { kind: 'matching', pairs: [2, 0, 2] }, 1],
    ['one pair of three, and one left out', matching, { kind: 'matching', pairs: [2, 1, null] }, 1 / 3],
    ['an order with two items exchanged', order, { kind: 'ordering', order: [1, 2, 3, 0] }, 0.5],
    ['an order that is one off', order, { kind: 'ordering', order: [2, 0, 3, 1] }, 0],
    ['two of three items', sorted, { kind: 'categorizing', categories: [0, 1, 1] }, 2 / 3],
    ['every gap, in any spelling', gaps, { kind: 'cloze', gaps: [1, ' dns ', '53,4'] }, 1],
    ['a number out of its range', gaps, { kind: 'cloze', gaps: [1, 'dns', '54'] }, 2 / 3],
    ['a text where a number is right', gaps, { kind: 'cloze', gaps: [null, null, 'DNS'] }, 0],
    ['one area of two', areas, { kind: 'hotspot', choices: [0] }, 0.5],
    ['a right and a wrong area', areas, { kind: 'hotspot', choices: [0, 1] }, 0],
    ['more wrong areas than right ones', areas, { kind: 'hotspot', choices: [0, 1, 3] }, 0],
    ['two of three choices, where parts count', part, { kind: 'multiple_choice', choices: [0, 1] }, 2 / 3],
    ['all of them and a wrong one', part, { kind: 'multiple_choice', choices: [0, 1, 2, 3] }, 2 / 3],
    ['half a case', whole, { kind: 'case', parts: [null, { kind: 'single_choice', choice: 1 }] }, 0.5],
    ['an essay', { kind: 'essay', model: 'a', points: [] }, { kind: 'essay', text: 'a' }, null],
    [
      'one that its learner checked',
      { kind: 'essay', model: 'a', points: [] },
      { kind: 'essay', text: 'b', self: 0.5 },
      0.5,
    ],
  ])('%s', (_, key, answer, credit) => {
    expect(creditOf(key, answer)).toBe(credit)
  })
})

describe('whether an answer is right', () => {
  it.each<[string, AnswerKey, Answer, boolean]>([
    ['the right option', single, { kind: 'single_choice', choice: 2 }, true],
    ['another option', single, { kind: 'single_choice', choice: 0 }, false],
    ['all right options, in any order', several, { kind: 'multiple_choice', choices: [3, 0] }, true],
    ['one chosen twice', several, { kind: 'multiple_choice', choices: [3, 0, 3] }, true],
    ['only some of them', several, { kind: 'multiple_choice', choices: [0] }, false],
    ['all of them and one more', several, { kind: 'multiple_choice', choices: [0, 1, 3] }, false],
    ['none', several, { kind: 'multiple_choice', choices: [] }, false],
    ['false where it is false', truth, { kind: 'true_false', truth: false }, true],
    ['true where it is false', truth, { kind: 'true_false', truth: true }, false],
    ['what binary makes of 0.1 + 0.2', number, { kind: 'numeric', value: 0.1 + 0.2 }, true],
    ['the first of several numbers', roots, { kind: 'numeric', value: 2 }, true],
    ['another of them, within its tolerance', roots, { kind: 'numeric', value: -3.5 }, true],
    ["a number that is within another one's tolerance", roots, { kind: 'numeric', value: 2.5 }, false],
    ['a number that is off', number, { kind: 'numeric', value: 0.3001 }, false],
    ['no number', number, { kind: 'numeric', value: Number.NaN }, false],
    ['a number on the edge', { ...number, value: 100, tolerance: 5 }, { kind: 'numeric', value: 105 }, true],
    ['a number past it', { ...number, value: 100, tolerance: 5 }, { kind: 'numeric', value: 105.01 }, false],
    ['another accepted spelling', text, { kind: 'short_text', text: 'tcp  HANDSHAKE ' }, true],
    ['full-width letters', text, { kind: 'short_text', text: 'ＴＣＰ handshake' }, true],
    ['another word', text, { kind: 'short_text', text: 'handshake' }, false],
    ['an answer of another kind', truth, { kind: 'single_choice', choice: 0 }, false],
  ])('%s', (_, key, answer, right) => {
    expect(isRight(key, answer)).toBe(right)
  })
})

const anyAsked: fc.Arbitrary<QuestionToGrade> = fc.record({
  topic: fc.constantFrom('Routing', 'Switching', 'Names'),
  key: fc.constant(truth),
  answer: fc.option(
    fc.boolean().map((value): Answer => ({ kind: 'true_false', truth: value })),
    { nil: undefined },
  ),
})

describe('grading', () => {
  it('a graded attempt adds up: by topic, right and wrong, answered and unanswered', () => {
    fc.assert(
      fc.property(
        fc.array(anyAsked, { minLength: 1, maxLength: 100 }),
        fc.constantFrom('exam', 'practice'),
        (asked, mode) => {
          const graded = grade(asked, mode)
          const sum = (of: 'correct' | 'asked') => graded.topics.reduce((total, topic) => total + topic[of], 0)
          expect(sum('asked')).toBe(asked.length)
          expect(sum('correct')).toBe(graded.correct)
          expect(graded.correct).toBeLessThanOrEqual(graded.answered)
          expect(graded.percent).toBeCloseTo((100 * graded.correct) / asked.length, 2)
          expect(graded.perfect).toBe(mode === 'exam' && graded.percent === 100)
        },
      ),
    )
  })

  it('one more right answer never lowers the percent', () => {
    fc.assert(
      fc.property(fc.array(anyAsked, { minLength: 1, maxLength: 30 }), fc.nat(), (asked, place) => {
        const better = asked.with(place % asked.length, {
          topic: 'Routing',
          key: truth,
          answer: { kind: 'true_false', truth: false },
        })
        expect(grade(better, 'exam').percent).toBeGreaterThanOrEqual(grade(asked, 'exam').percent)
      }),
    )
  })

  it('a percent is rounded to two decimals', () => {
    const asked = Array.from({ length: 75 }, (_, index): QuestionToGrade => ({
      topic: 'Routing',
      key: truth,
      answer: { kind: 'true_false', truth: index >= 50 },
    }))
    expect(grade(asked, 'exam').percent).toBe(66.67)
    expect(grade([], 'exam')).toMatchObject({ percent: 0, perfect: false })
  })

  it.each([
    [100, 'ready'],
    [90, 'ready'],
    [89.99, 'almost_there'],
    [75, 'almost_there'],
    [74.67, 'keep_going'],
    [60, 'keep_going'],
    [59.99, 'needs_work'],
    [0, 'needs_work'],
  ] as const)('%d percent is %s', (percent, band) => {
    expect(bandOf(percent)).toBe(band)
  })

  it('an attempt faster than 1.5 s per answer is implausible; one without answers is plausible', () => {
    expect(isPlausible(37.5, 25)).toBe(true)
    expect(isPlausible(37.4, 25)).toBe(false)
    expect(isPlausible(0, 0)).toBe(true)
  })
})
