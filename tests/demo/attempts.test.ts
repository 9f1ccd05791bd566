import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answer as answerContract } from '../../functions/_contracts/attempts/answers.ts'
import type { Activity } from '../../functions/_domain/engine/activity.ts'
import { grade } from '../../functions/_domain/attempts/grading.ts'
import { lengthsOffered } from '../../functions/_domain/attempts/lengths.ts'
import { answerShapeError } from '../../functions/_domain/attempts/answer-shape.ts'
import { readResponses, secondsSpent } from '../../functions/_domain/attempts/responses.ts'
import { readOrders } from '../../functions/_domain/attempts/draw-questions.ts'
import { completedTest } from '../../functions/_domain/attempts/test-completed.ts'
import { finishedAttempt } from '../../supabase/local/demo/attempts/finished.ts'
import { itemsOf } from '../../supabase/local/demo/attempts/items.ts'
import type { DemoAttemptRow } from '../../supabase/local/demo/attempts/row.ts'
import { activity } from '../support/activities.ts'
import { seededBanks } from '../support/banks.ts'

const banks = seededBanks.map((bank, index) => {
  const essay = bank.findIndex(({ kind }) => kind === 'essay')
  return {
    version: 1,
    quotas: null,
    items: itemsOf(`test ${index}`, bank),
    lengths: lengthsOffered(essay < 0 ? bank.length : essay),
  }
})
type Bank = Omit<(typeof banks)[number], 'lengths'>

const shownOf = (bank: Bank, { question_order, responses }: DemoAttemptRow) => {
  const questions = question_order.flatMap((position) => bank.items[position - 1]?.question ?? [])
  return {
    questions,
    responses: readResponses(
      responses,
      questions.map(({ kind }) => kind),
    ),
  }
}

/** Whatever a history may tell: any length without an essay, any result, any pace of its learners. */
const told = fc
  .record({
    test: fc.constantFrom(...banks.flatMap(({ lengths, ...bank }) => lengths.map((length) => ({ bank, length })))),
    id: fc.uuid(),
    user_id: fc.uuid(),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    mode: fc.constantFrom('exam', 'practice'),
    pace: fc.integer({ min: 18, max: 40 }),
    before: fc.option(fc.integer({ min: 0, max: 100 })),
  })
  .map(({ test: { bank, length }, id, user_id, share, mode, pace, before }) => {
    const correct = Math.round(length * share)
    const facts = completedTest({
      test: { id: 'test', category: 'network', difficulty: 'medium' },
      ...{ mode, correct, questions: length, seconds: length * pace },
      perfect: mode === 'exam' && correct === length,
      first_pass: false,
      percent: Math.round((10_000 * correct) / length) / 100,
      before: before === null ? null : { last: before, best: before },
    })
    return { bank, event: activity('test_completed', { id, user_id, ...facts }) }
  })

const holds = (law: (bank: Bank, event: Activity) => void) =>
  fc.assert(
    fc.property(told, ({ bank, event }) => {
      law(bank, event)
    }),
  )

describe('the attempt behind a completed test', () => {
  it('comes to exactly what is told, if it is graded', () => {
    holds((bank, event) => {
      const row = finishedAttempt(event, bank)
      const { questions, responses } = shownOf(bank, row)
      const graded = grade(
        questions.map(({ topic, key }, index) => ({ topic, key, answer: responses[index]?.answer ?? undefined })),
        row.mode,
      )
      const { correct, answered, percent, perfect } = row
      expect(graded).toMatchObject({ correct, answered, percent, perfect })
      expect({ correct, percent, perfect: perfect || undefined }).toEqual({
        correct: event.metrics.correct,
        percent: event.metrics.score,
        perfect: event.dims.perfect,
      })
      expect(row.previous_percent).toBe(event.metrics.previous_score ?? null)
    })
  })

  it('took as long as is told, answer by answer', () => {
    holds((bank, event) => {
      const row = finishedAttempt(event, bank)
      const { responses } = shownOf(bank, row)
      const { seconds = 0 } = event.metrics
      expect(Date.parse(row.finished_at)).toBe(event.occurred_at)
      expect(Date.parse(row.finished_at) - Date.parse(row.started_at)).toBe(1000 * seconds)
      expect(row.seconds).toBe(seconds)
      expect(secondsSpent(responses, 1000 * seconds)).toBe(seconds)
      const times = responses.flatMap((it) => it?.at ?? [])
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      expect(new Set(times.map((at, index) => at - (times[index - 1] ?? 0))).size).toBeGreaterThan(times.length / 2)
    })
  })

  it('answers each question as it can be answered', () => {
    holds((bank, event) => {
      const row = finishedAttempt(event, bank)
      const { questions, responses } = shownOf(bank, row)
      for (const [index, question] of questions.entries()) {
        const answer = responses[index]?.answer
        if (!answer) continue
        expect(answerShapeError(answer, question)).toBeUndefined()
        expect(answerContract.parse(answer)).toEqual(answer)
      }
      const blank = row.length - row.answered
      expect(blank).toBeLessThanOrEqual(3)
      expect(responses.filter((it) => it?.skipped).length).toBeLessThanOrEqual(blank)
    })
  })

  it('shows the first questions of the bank, in an exam first those of its pool, and their options, in an order of its own', () => {
    holds((bank, event) => {
      const { mode, length, question_order, option_orders, flags } = finishedAttempt(event, bank)
      const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)
      const [pool, rest] = ['exam', 'all'].map((name) => bank.items.filter(({ question }) => question.pool === name))
      const inTurn = [...(mode === 'exam' ? (pool ?? []) : []), ...(rest ?? [])]
      const asked = inTurn.slice(0, length).map(({ question }) => question.position)
      expect(question_order.toSorted((a, b) => a - b)).toEqual(asked.toSorted((a, b) => a - b))
      const shown = readOrders(option_orders)
      for (const [index, position] of question_order.entries()) {
        const { options, fixed_order } = bank.items[position - 1]?.question ?? {}
        const places = Array.from(shown[index] ?? '', Number)
        expect(fixed_order ? places : places.toSorted((a, b) => a - b)).toEqual(upTo(options?.length ?? 0))
      }
      expect(flags).toEqual([...new Set(flags)].filter((number) => number >= 1 && number <= length))
    })
  })

  it('says how sure its learner was of answers alone, and is otherwise the attempt of one who says nothing', () => {
    holds((bank, event) => {
      const [silent, says] = [finishedAttempt(event, bank), finishedAttempt(event, bank, true)]
      expect({ ...says, responses: silent.responses }).toEqual(silent)
      const { responses } = shownOf(bank, says)
      for (const it of responses) if (it?.confidence) expect(it.answer).not.toBeNull()
      expect(responses.map((it) => it && { ...it, confidence: undefined })).toEqual(shownOf(bank, silent).responses)
    })
  })

  it('is the same every time', () => {
    holds((bank, event) => expect(finishedAttempt(event, bank)).toEqual(finishedAttempt(event, bank)))
    holds((bank, event) => expect(finishedAttempt(event, bank, true)).toEqual(finishedAttempt(event, bank, true)))
  })
})
