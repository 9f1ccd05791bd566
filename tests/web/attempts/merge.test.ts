import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { merge } from '../../../web/src/lib/features/attempts/sync/merge.ts'
import {
  answer,
  answerTo,
  draft,
  draftOf,
  emptyState,
  flag,
  isFlagged,
  skip,
} from '../../../web/src/lib/features/attempts/box/state.ts'
import { anyState } from './arbitrary.ts'

const choice = (place: number) => ({ kind: 'single_choice' as const, choice: place })

describe.each(['exam', 'practice'] as const)('merging the tabs of a %s', (mode) => {
  const state = anyState(mode)

  it('merging states is commutative', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        expect(merge(a, b)).toEqual(merge(b, a))
      }),
    )
  })

  it('merging states is associative', () => {
    fc.assert(
      fc.property(state, state, state, (a, b, c) => {
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)))
      }),
    )
  })

  it('merging a state again changes nothing', () => {
    fc.assert(
      fc.property(state, state, (a, b) => {
        expect(merge(merge(a, b), b)).toEqual(merge(a, b))
      }),
    )
  })
})

describe('merging one question', () => {
  const exam = emptyState('exam')
  const practice = emptyState('practice')

  it('in an exam the later answer counts', () => {
    const merged = merge(answer(exam, 1, choice(0), 20), answer(exam, 1, choice(1), 10))
    expect(answerTo(merged, 1)).toEqual(choice(0))
  })

  it('an answer that was taken back stays taken back', () => {
    const before = answer(exam, 1, choice(0), 10)
    expect(answerTo(merge(before, answer(before, 1, null, 20)), 1)).toBeNull()
  })

  it('in practice the first answer counts, unless the server has another', () => {
    const [early, late] = [answer(practice, 1, choice(0), 10), answer(practice, 1, choice(1), 20)]
    expect(answerTo(merge(late, early), 1)).toEqual(choice(0))
    const stored = { ...late, given: { 1: { answer: choice(1), skipped: false, at: 20, saved: true } } }
    expect(answerTo(merge(early, stored), 1)).toEqual(choice(1))
  })

  it('in practice an answer replaces a skip, whichever came first', () => {
    const merged = merge(skip(practice, 1, 30), answer(practice, 1, choice(0), 10))
    expect(answerTo(merged, 1)).toEqual(choice(0))
  })

  it('of two drafts the later one counts', () => {
    const [early, late] = ['AR', 'ARP'].map((text, n) => draft(exam, 1, { answer: null, text }, 10 + n))
    if (!early || !late) throw new Error('There are two.')
    expect(draftOf(merge(late, early), 1)?.text).toBe('ARP')
  })

  it('questions are merged independently', () => {
    const merged = merge(answer(exam, 1, choice(0), 10), flag(exam, 2, true, 20))
    expect([answerTo(merged, 1), isFlagged(merged, 2)]).toEqual([choice(0), true])
  })
})
