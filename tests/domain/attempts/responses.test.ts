import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { QUESTION_KINDS, type QuestionKind } from '../../../functions/_domain/attempts/kinds/kinds.ts'
import type { Answer } from '../../../functions/_domain/attempts/kinds/rules.ts'
import {
  countAnswered,
  merge,
  readResponses,
  secondsSpent,
  writeResponses,
  type GivenAnswer,
  type QuestionResponse,
  type QuestionResponses,
} from '../../../functions/_domain/attempts/responses.ts'
import { CONFIDENCES } from '../../../functions/_domain/attempts/confidence.ts'
import { someAnswerTo } from '../../support/some-answers.ts'

const responseOf = (kind: QuestionKind): fc.Arbitrary<QuestionResponse | null> =>
  fc.option(
    fc
      .tuple(fc.option(someAnswerTo(kind)), fc.nat(10_000), fc.constantFrom('late', 'skipped', ...CONFIDENCES, ''))
      .map(([answer, at, note]) => ({
        answer,
        at,
        late: note === 'late',
        skipped: note === 'skipped' && answer === null,
        confidence: CONFIDENCES.find((it) => it === note && answer !== null),
      })),
  )

const choice = (given: number): Answer => ({ kind: 'single_choice', choice: given })
/** Answers to eight questions; no two of one question at the same time. */
const given = fc.uniqueArray(
  fc.record({
    index: fc.integer({ min: 0, max: 7 }),
    at: fc.nat(50),
    answer: fc.option(fc.integer({ min: 0, max: 3 }).map(choice)),
    skipped: fc.constant(false),
    confidence: fc.constantFrom(undefined, ...CONFIDENCES),
  }),
  { selector: ({ index, at }) => `${index} ${at}`, maxLength: 30 },
)
const NONE: QuestionResponses = Array.from({ length: 8 }, () => null)
const exam = { mode: 'exam', late: false } as const
const practice = { mode: 'practice', late: false } as const

describe('the responses of an attempt', () => {
  it('stored answers of every kind are read as they were written', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom(...QUESTION_KINDS), { maxLength: 100 })
          .chain((kinds) => fc.tuple(fc.constant(kinds), fc.tuple(...kinds.map(responseOf)))),
        ([kinds, responses]) => {
          const stored: ReturnType<typeof writeResponses> = JSON.parse(JSON.stringify(writeResponses(responses)))
          expect(readResponses(stored, kinds)).toEqual(responses)
        },
      ),
    )
  })

  it('how sure the learner is takes two bytes, and what was stored before it is read as it was', () => {
    const response = { answer: choice(1), at: 7, late: false, skipped: false }
    expect(JSON.stringify(writeResponses([response]))).toBe('[[1,7]]')
    expect(JSON.stringify(writeResponses([{ ...response, confidence: 'guess' }]))).toBe('[[1,7,5]]')
    const before: Parameters<typeof readResponses>[0] = [
      [1, 7],
      [1, 8, 1],
      [null, 9, 2],
    ]
    const read = readResponses(before, ['single_choice', 'single_choice', 'single_choice'])
    expect(read.map((it) => it?.confidence)).toEqual([undefined, undefined, undefined])
    expect(read.map((it) => [it?.late, it?.skipped])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ])
  })

  it('a hundred answers take less than 1,400 bytes, and unreached questions take none', () => {
    const full = Array.from({ length: 100 }, (_, n) => ({
      answer: choice(n % 4),
      at: n * 21_000,
      late: false,
      skipped: false,
    }))
    expect(JSON.stringify(writeResponses(full)).length).toBeLessThan(1400)
    expect(writeResponses([...full.slice(0, 2), null, null])).toHaveLength(2)
  })

  it('in an exam the latest answer per question counts, in whatever order and however often answers arrive', () => {
    fc.assert(
      fc.property(given, fc.array(fc.nat(), { minLength: 5 }), (all, cuts) => {
        const once = merge(NONE, all, exam)
        const shuffled = all.toSorted((a, b) => (cuts[a.at % 5] ?? 0) - (cuts[b.at % 5] ?? 0))
        expect(merge(NONE, shuffled, exam)).toEqual(once)
        expect(merge(merge(NONE, all.slice(0, 7), exam), all, exam)).toEqual(once)
        for (const [index, response] of once.entries()) {
          const last = all.filter((it) => it.index === index).toSorted((a, b) => b.at - a.at)[0]
          expect(response?.answer ?? null).toEqual(last?.answer ?? null)
          // It belongs to that answer, and goes with it.
          expect(response?.confidence).toBe(last?.answer ? last.confidence : undefined)
        }
      }),
    )
  })

  it('in practice the first stored answer counts, and nothing changes it', () => {
    fc.assert(
      fc.property(given, given, (first, second) => {
        const stored = merge(NONE, first, practice)
        const later = merge(stored, second, practice)
        for (const [index, response] of stored.entries()) if (response?.answer) expect(later[index]).toEqual(response)
      }),
    )
  })

  it('in practice the earliest of several answers in one request counts, in whatever order they stand, and no skip', () => {
    fc.assert(
      fc.property(given, fc.array(fc.nat(), { minLength: 5 }), (all, cuts) => {
        const shuffled = all.toSorted((a, b) => (cuts[a.at % 5] ?? 0) - (cuts[b.at % 5] ?? 0))
        const merged = merge(NONE, shuffled, practice)
        for (const [index, response] of merged.entries()) {
          const answers = all.filter((it) => it.index === index && it.answer).toSorted((a, b) => a.at - b.at)
          expect(response?.answer ?? null).toEqual(answers[0]?.answer ?? null)
          expect(response?.confidence).toBe(answers[0]?.confidence)
        }
        const skips = all.map((it) => ({ ...it, answer: null, skipped: true }))
        const afterSkips = merge(merge(NONE, skips, practice), shuffled, practice)
        expect(afterSkips.map((it) => it?.answer)).toEqual(merged.map((it) => it?.answer))
      }),
    )
  })

  it('a late answer is stored where there was none, and never counts', () => {
    fc.assert(
      fc.property(given, given, (inTime, late) => {
        const stored = merge(NONE, inTime, exam)
        const after = merge(stored, late, { mode: 'exam', late: true })
        expect(countAnswered(after)).toBe(countAnswered(stored))
        for (const { index } of late) if (!stored[index]) expect(after[index]?.late).toBe(true)
        for (const [index, response] of after.entries())
          expect(response?.confidence).toBe(response?.late ? undefined : stored[index]?.confidence)
      }),
    )
  })

  it('in practice a learner may add their own check to an essay, once; an exam leaves it out', () => {
    const essay = (text: string, at: number, self?: 0 | 0.5 | 1): GivenAnswer => ({
      ...{ index: 0, at, skipped: false },
      answer: { kind: 'essay', text, ...(self !== undefined && { self }) },
    })
    const said = (...given: GivenAnswer[]) =>
      given.reduce((stored, each) => merge(stored, [each], practice), NONE)[0]?.answer
    expect(said(essay('a', 1), essay('a', 2, 0.5), essay('a', 3, 1))).toEqual({ kind: 'essay', text: 'a', self: 0.5 })
    expect(said(essay('a', 1), essay('b', 2, 1))).toEqual({ kind: 'essay', text: 'a' })
    expect(said(essay('a', 1, 0), essay('a', 2))).toEqual({ kind: 'essay', text: 'a', self: 0 })
    expect(merge(NONE, [essay('a', 1, 1)], exam)[0]?.answer).toEqual({ kind: 'essay', text: 'a' })
    const sure = merge(NONE, [{ ...essay('a', 1), confidence: 'sure' }], practice)
    expect(merge(sure, [{ ...essay('a', 2, 0), confidence: 'guess' }], practice)[0]?.confidence).toBe('sure')
  })

  it('an answer after a skip replaces the skip', () => {
    const skip: GivenAnswer = { index: 0, answer: null, at: 1, skipped: true }
    const skipped = merge(NONE, [skip], practice)
    expect(skipped[0]).toMatchObject({ answer: null, skipped: true })
    expect(merge(skipped, [{ ...skip, answer: choice(2), at: 2 }], practice)[0]).toMatchObject({
      answer: choice(2),
      skipped: false,
    })
  })
})

describe('the time spent on an attempt', () => {
  const at = (...times: number[]): QuestionResponses =>
    times.map((seconds) => ({ answer: choice(0), at: seconds * 1000, late: false, skipped: false }))

  it('the time spent runs from the start to the finish', () => {
    expect(secondsSpent(at(20, 45, 90), 100_000)).toBe(100)
    expect(secondsSpent(at(), 42_000)).toBe(42)
  })

  it('the night between two sittings is not counted as time spent', () => {
    expect(secondsSpent(at(60, 8 * 3600), 8 * 3_600_000 + 60_000)).toBe(60 + 300 + 60)
  })

  it('the time spent is never more than the time that passed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000)), fc.nat(100_000), (times, end) => {
        expect(secondsSpent(at(...times), end * 1000)).toBeLessThanOrEqual(end)
      }),
    )
  })
})
