import { describe, expect, it } from 'vitest'
import {
  answer,
  answerTo,
  countAnswered,
  emptyState,
  flag,
  isSkipped,
  skip,
} from '../../../web/src/lib/features/attempts/box/state.ts'

const choice = (place: number) => ({ kind: 'single_choice' as const, choice: place })
const exam = emptyState('exam')
const practice = emptyState('practice')

describe('an attempt on a device', () => {
  it('lets an answer of an exam be changed and taken back', () => {
    const changed = answer(answer(exam, 1, choice(0), 10), 1, choice(2), 20)
    expect(answerTo(changed, 1)).toEqual(choice(2))
    expect(answerTo(answer(changed, 1, null, 30), 1)).toBeNull()
  })

  it('settles a question of a practice with its first answer', () => {
    const settled = answer(practice, 1, choice(0), 10)
    expect(answer(settled, 1, choice(1), 20)).toBe(settled)
    expect(answer(settled, 1, null, 20)).toBe(settled)
  })

  it('skips what has no answer, until it has one', () => {
    const skipped = skip(exam, 1, 10)
    expect(isSkipped(skipped, 1)).toBe(true)
    const answered = answer(skipped, 1, choice(0), 20)
    expect(isSkipped(answered, 1)).toBe(false)
    expect(skip(answered, 1, 30)).toBe(answered)
  })

  it('counts what has an answer, not what was seen', () => {
    expect(countAnswered(skip(answer(exam, 1, choice(0), 10), 2, 20))).toBe(1)
  })

  it('stays as it is when the same is done again', () => {
    const once = flag(answer(exam, 1, choice(0), 10), 1, true, 20)
    expect(answer(once, 1, choice(0), 30)).toBe(once)
    expect(flag(once, 1, true, 30)).toBe(once)
  })

  it('keeps the order of what was done when the clock is set back', () => {
    const changed = answer(answer(exam, 1, choice(0), 1000), 1, choice(1), 10)
    expect(changed.given[1]?.at).toBeGreaterThan(1000)
  })
})
