import fc from 'fast-check'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { gradedBy } from '../../../functions/_domain/attempts/amendments.ts'
import { gradeQuestion, type QuestionVerdict } from '../../../functions/_domain/attempts/grading.ts'
import { loadRules } from '../../../web/src/lib/features/attempts/box/loaded-kinds.ts'
import { verdictOf } from '../../../web/src/lib/features/attempts/box/question.ts'
import { readState } from '../../../web/src/lib/features/attempts/box/read-state.ts'
import { answer, answerTo, emptyState } from '../../../web/src/lib/features/attempts/box/state.ts'
import { merge } from '../../../web/src/lib/features/attempts/sync/merge.ts'
import { asAsked, correctedQuestion } from '../../support/corrected-questions.ts'

const pairs = { kind: 'matching' as const, pairs: [1, null] }
const essay = { kind: 'essay' as const, text: 'Broadcasts stay small.' }
const stored = { ...emptyState('exam'), given: { 1: { answer: pairs, skipped: false, at: 1, saved: false } } }

it('a stored answer of a kind whose rules are not loaded is left out', async () => {
  // Files share a worker, so another file may have loaded the rules.
  vi.resetModules()
  const fresh = await import('../../../web/src/lib/features/attempts/box/read-state.ts')
  expect(fresh.readState(stored, 25)?.given).toEqual({})
})

describe('once the rules are loaded', () => {
  beforeAll(loadRules)

  it('a stored answer of any kind is read', () => {
    expect(readState(stored, 25)?.given[1]?.answer).toEqual(pairs)
  })

  it('practice takes the check of an essay once, and no other text', () => {
    const given = answer(emptyState('practice'), 1, essay, 1)
    const checked = answer(given, 1, { ...essay, self: 0.5 }, 2)
    expect(answerTo(checked, 1)).toEqual({ ...essay, self: 0.5 })
    expect(answer(checked, 1, { ...essay, self: 1 }, 3)).toBe(checked)
    expect(answer(given, 1, { ...essay, text: 'Another text.', self: 1 }, 3)).toBe(given)
  })

  it('of an essay in two tabs, the one that was checked stays', () => {
    const given = answer(emptyState('practice'), 1, essay, 1)
    const checked = answer(given, 1, { ...essay, self: 1 }, 2)
    const saved = { ...given, given: { 1: { answer: essay, skipped: false, at: 1, saved: true } } }
    for (const merged of [merge(saved, checked), merge(checked, saved)])
      expect(answerTo(merged, 1)).toEqual({ ...essay, self: 1 })
  })

  it('practice judges an answer to a question that was corrected as the server does', () => {
    const verdicts: Record<QuestionVerdict, ReturnType<typeof verdictOf>> = {
      ...{ correct: 'right', partly: 'partly', incorrect: 'wrong' },
      ...{ unread: null, unanswered: null },
    }
    // Corrections are made at 1.
    fc.assert(
      fc.property(correctedQuestion, fc.constantFrom(0, 2), ({ question, answer }, startedAt) => {
        const { verdict } = gradeQuestion({ ...gradedBy(question, startedAt), answer }, 'practice')
        expect(verdictOf(asAsked(question, startedAt), answer)).toBe(verdicts[verdict])
      }),
      { numRuns: 500 },
    )
  })
})
