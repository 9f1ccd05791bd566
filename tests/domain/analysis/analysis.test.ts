import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concernsAbout } from '../../../functions/_domain/analysis/concerns.ts'
import { itemFigures, testFigures } from '../../../functions/_domain/analysis/figures.ts'
import { toAnsweredAttempt } from '../../../functions/_domain/analysis/answered-attempt.ts'
import { addAttempt, startTally, type AnsweredAttempt } from '../../../functions/_domain/analysis/tally.ts'
import type { Answer, AnswerKey } from '../../../functions/_domain/attempts/kinds/rules.ts'

const QUESTIONS = 6
const keys: AnswerKey[] = [
  { kind: 'true_false', truth: true },
  { kind: 'single_choice', choice: 1 },
  { kind: 'multiple_choice', choices: [0, 2] },
  { kind: 'numeric', value: 10, tolerance: 1 },
  { kind: 'short_text', accepted: ['Router'] },
  { kind: 'true_false', truth: false },
]

const anyAnswer = (key: AnswerKey): fc.Arbitrary<Answer> => {
  const { kind } = key
  if (kind === 'true_false') return fc.boolean().map((truth) => ({ kind, truth }))
  if (kind === 'single_choice') return fc.nat(3).map((choice) => ({ kind, choice }))
  if (kind === 'multiple_choice') return fc.subarray([2, 1, 0]).map((choices) => ({ kind, choices }))
  if (kind === 'numeric') return fc.integer({ min: 8, max: 12 }).map((value) => ({ kind, value }))
  return fc.constantFrom('router', ' ROUTER ', 'switch', 'Switch').map((text) => ({ kind: 'short_text', text }))
}

/** The first few questions of the bank, some of them unanswered. */
const anySheet: fc.Arbitrary<AnsweredAttempt> = fc
  .tuple(
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.integer({ min: 2, max: QUESTIONS }),
    fc.tuple(...keys.map((key) => fc.option(anyAnswer(key)))),
    fc.nat(900),
  )
  .map(([learner, length, answers, seconds]) => ({
    learner,
    seconds,
    questions: answers
      .slice(0, length)
      .map((answer, index) => ({ position: index + 1, answer, seconds: answer && 10 + index })),
  }))
const anySheets = fc.array(anySheet, { minLength: 1, maxLength: 40 })

const tallyOf = (sheets: readonly AnsweredAttempt[]) => {
  const tally = startTally(keys)
  for (const sheet of sheets) addAttempt(tally, sheet)
  return tally
}
const figuresOf = (sheets: readonly AnsweredAttempt[]) => {
  const tally = tallyOf(sheets)
  return { test: testFigures(tally), items: tally.items.map(itemFigures) }
}

const rights = ({ questions }: AnsweredAttempt) =>
  questions.map(({ answer, position }) => {
    if (answer?.kind === 'true_false') return Number(answer.truth === (position === 1))
    if (answer?.kind === 'single_choice') return Number(answer.choice === 1)
    if (answer?.kind === 'multiple_choice') return Number(answer.choices.length === 2 && !answer.choices.includes(1))
    if (answer?.kind === 'numeric') return Number(Math.abs(answer.value - 10) <= 1)
    return Number(answer?.kind === 'short_text' && answer.text.trim().toLowerCase() === 'router')
  })
const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const scoreOf = (sheet: AnsweredAttempt) => 100 * average(rights(sheet))

describe('the figures of a test', () => {
  it('the figures of a test are the same in whatever order attempts come', () => {
    fc.assert(
      fc.property(
        anySheets.chain((sheets) =>
          fc.tuple(fc.constant(sheets), fc.shuffledSubarray(sheets, { minLength: sheets.length })),
        ),
        ([sheets, shuffled]) => {
          expect(figuresOf(shuffled)).toEqual(figuresOf(sheets))
        },
      ),
    )
  })

  it('the figures of a test stay within their bounds, and their counts add up', () => {
    fc.assert(
      fc.property(anySheets, (sheets) => {
        const { test, items } = figuresOf(sheets)
        const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
        expect(test.attempts).toBe(sheets.length)
        expect(sum(test.distribution)).toBe(sheets.length)
        expect(sum(Object.values(test.bands))).toBe(sheets.length)
        expect(test.learners).toBe(new Set(sheets.map(({ learner }) => learner)).size)
        expect(test.mean).toBeCloseTo(average(sheets.map(scoreOf)), 9)
        for (const { shown, answered, right, facility, point_biserial, rest_correlation, answers, wrong } of items) {
          expect(right).toBeLessThanOrEqual(answered)
          expect(answered).toBeLessThanOrEqual(shown)
          expect(sum(answers.map(({ times }) => times))).toBe(answered)
          expect(sum(answers.filter((it) => it.right).map(({ times }) => times))).toBe(right)
          expect(facility === null).toBe(shown === 0)
          if (facility !== null) expect(facility >= 0 && facility <= 1).toBe(true)
          for (const r of [point_biserial, rest_correlation])
            if (r !== null) expect(r >= -1 && r <= 1 && !Number.isNaN(r)).toBe(true)
          expect(Math.max(0, ...answers.filter((it) => !it.right).map(({ times }) => times))).toBe(wrong?.times ?? 0)
        }
      }),
    )
  })

  it('discrimination is the correlation of right or wrong with the score, and equals the textbook formula', () => {
    fc.assert(
      fc.property(anySheets, (sheets) => {
        for (const [index, { point_biserial }] of figuresOf(sheets).items.entries()) {
          const shown = sheets.filter(({ questions }) => index < questions.length)
          const scores = shown.map(scoreOf)
          const right = shown.map((sheet) => rights(sheet)[index] ?? 0)
          const p = average(right)
          if (new Set(right).size < 2 || new Set(scores).size < 2) {
            expect(point_biserial).toBeNull()
            continue
          }
          const [with1, with0] = [1, 0].map((x) => average(scores.filter((_, place) => right[place] === x)))
          const spread = Math.sqrt(average(scores.map((score) => (score - average(scores)) ** 2)))
          expect(point_biserial).toBeCloseTo((((with1 ?? 0) - (with0 ?? 0)) / spread) * Math.sqrt(p * (1 - p)), 9)
        }
      }),
    )
  })
})

describe('reliability', () => {
  const sheet = (pattern: string): AnsweredAttempt => ({
    learner: pattern,
    seconds: 60,
    questions: Array.from(pattern, (right, index) => ({
      position: index === 0 ? 1 : 6,
      seconds: 1,
      answer: { kind: 'true_false', truth: (right === '1') === (index === 0) },
    })),
  })

  it('reliability is 1 where all questions agree, and 0 where they are unrelated', () => {
    expect(figuresOf([sheet('11'), sheet('00')]).test.reliability).toBeCloseTo(1, 12)
    expect(figuresOf(['11', '10', '01', '00'].map(sheet)).test.reliability).toBeCloseTo(0, 12)
  })

  it('reliability is null for mixed lengths, and where all attempts scored the same', () => {
    expect(figuresOf([sheet('11'), sheet('0')]).test.reliability).toBeNull()
    expect(figuresOf([sheet('10'), sheet('01')]).test.reliability).toBeNull()
    expect(testFigures(startTally(keys))).toMatchObject({ attempts: 0, mean: null, deviation: null, reliability: null })
  })
})

describe('an attempt in an analysis', () => {
  it('an attempt is read as it was graded: a late answer is none, and time runs from the response before', () => {
    const sheet = toAnsweredAttempt(
      {
        user_id: 'a',
        seconds: 700,
        question_order: [5, 1, 3, 4],
        responses: [['Switch', 20_000], [true, 320_400, 1], null, [11, 9_600]],
      },
      keys,
    )
    expect(sheet.questions).toEqual([
      { position: 5, answer: { kind: 'short_text', text: 'Switch' }, seconds: 10 },
      { position: 1, answer: null, seconds: null },
      { position: 3, answer: null, seconds: null },
      { position: 4, answer: { kind: 'numeric', value: 11 }, seconds: 10 },
    ])
    const { items } = figuresOf([sheet])
    expect(items[4]?.wrong).toEqual({
      answer: { kind: 'short_text', text: 'switch' },
      credit: 0,
      right: false,
      times: 1,
    })
    expect(items[1]).toMatchObject({ shown: 0, facility: null, seconds: null, wrong: null })
  })

  it('a question with thousands of different answers is still graded', () => {
    const sheets = Array.from({ length: 2500 }, (_, value): AnsweredAttempt => ({
      learner: String(value),
      seconds: 60,
      questions: [{ position: 4, answer: { kind: 'numeric', value: value % 2 === 0 ? 10 : value + 100 }, seconds: 1 }],
    }))
    const item = figuresOf(sheets).items[3]
    expect(item).toMatchObject({ shown: 2500, answered: 2500, right: 1250, facility: 0.5 })
    expect(item?.answers[0]).toMatchObject({ times: 1250, right: true })
  })
})

describe('the concerns about a question', () => {
  it.each([
    [{ shown: 29, facility: 0, point_biserial: -1 }, []],
    [{ shown: 30, facility: 0.95, point_biserial: 0.1 }, []],
    [{ shown: 30, facility: 0.96, point_biserial: null }, ['too_easy']],
    [{ shown: 30, facility: 0.24, point_biserial: 0.05 }, ['too_hard', 'tells_little']],
    [{ shown: 30, facility: 0.5, point_biserial: -0.2 }, ['tells_little']],
    [{ shown: 0, facility: null, point_biserial: null }, []],
  ])('follow from its figures: %o', (seen, concerns) => {
    expect(concernsAbout(seen)).toEqual(concerns)
  })
})
