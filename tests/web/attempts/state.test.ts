import { describe, expect, it } from 'vitest'
import {
  answer,
  answerTo,
  countAnswered,
  draft,
  draftOf,
  emptyState,
  flag,
  isSkipped,
  say,
  skip,
} from '../../../web/src/lib/features/attempts/box/state.ts'
import { unsent } from '../../../web/src/lib/features/attempts/sync/unsent.ts'

const choice = (place: number) => ({ kind: 'single_choice' as const, choice: place })
const exam = emptyState('exam')
const practice = emptyState('practice')

describe('an attempt on a device', () => {
  it('an answer in an exam can be changed and taken back', () => {
    const changed = answer(answer(exam, 1, choice(0), 10), 1, choice(2), 20)
    expect(answerTo(changed, 1)).toEqual(choice(2))
    expect(answerTo(answer(changed, 1, null, 30), 1)).toBeNull()
  })

  it('the first answer in practice is final', () => {
    const settled = answer(practice, 1, choice(0), 10)
    expect(answer(settled, 1, choice(1), 20)).toBe(settled)
    expect(answer(settled, 1, null, 20)).toBe(settled)
  })

  it('only a question without an answer is skipped, until it has one', () => {
    const skipped = skip(exam, 1, 10)
    expect(isSkipped(skipped, 1)).toBe(true)
    const answered = answer(skipped, 1, choice(0), 20)
    expect(isSkipped(answered, 1)).toBe(false)
    expect(skip(answered, 1, 30)).toBe(answered)
  })

  it('questions with an answer are counted, not questions that were seen', () => {
    expect(countAnswered(skip(answer(exam, 1, choice(0), 10), 2, 20))).toBe(1)
  })

  it('a draft is kept until its question has an answer that is final', () => {
    const arp = { answer: null, text: 'ARP' }
    const kept = draft(practice, 1, arp, 10)
    expect(draftOf(kept, 1)).toMatchObject(arp)
    expect(draftOf(skip(kept, 1, 20), 1)).toMatchObject(arp)
    const settled = answer(kept, 1, choice(0), 30)
    expect(draftOf(settled, 1)).toBeNull()
    expect(draft(settled, 1, arp, 40)).toBe(settled)
    expect(countAnswered(kept)).toBe(0)
  })

  it('in an exam the draft of the same moment as the answer is shown, and one from before a later answer is not', () => {
    const written = draft(answer(exam, 1, { kind: 'numeric', value: 1.5 }, 1000), 1, { answer: null, text: '1,50' }, 10)
    expect(draftOf(written, 1)?.text).toBe('1,50')
    expect(draftOf(answer(written, 1, { kind: 'numeric', value: 7 }, 2000), 1)).toBeNull()
  })

  it('a draft is never sent', () => {
    const { responses } = unsent(draft(exam, 1, { answer: null, text: 'ARP' }, 10))
    expect(responses).toEqual([])
  })

  it('in an exam how sure the learner is belongs to their answer, changes with it, and can be taken back', () => {
    const sure = say(answer(exam, 1, choice(0), 10), 1, 'sure', 20)
    expect(sure.given[1]).toMatchObject({ answer: choice(0), confidence: 'sure', saved: false })
    expect(say(sure, 1, 'sure', 30)).toBe(sure)
    expect(answer(sure, 1, choice(0), 30)).toBe(sure)
    expect(say(sure, 1, undefined, 30).given[1]?.confidence).toBeUndefined()
    expect(answer(sure, 1, choice(1), 30).given[1]?.confidence).toBeUndefined()
    expect(say(exam, 1, 'sure', 10)).toBe(exam)
  })

  it('in practice it is said with the answer, and final with it', () => {
    const guessed = answer(practice, 1, choice(0), 10, 'guess')
    expect(guessed.given[1]?.confidence).toBe('guess')
    expect(say(guessed, 1, 'sure', 20)).toBe(guessed)
    const essay = answer(practice, 2, { kind: 'essay', text: 'a' }, 10, 'sure')
    expect(answer(essay, 2, { kind: 'essay', text: 'a', self: 1 }, 20).given[2]?.confidence).toBe('sure')
  })

  it('to say it hides no draft that is shown, and shows none that was hidden', () => {
    const written = draft(answer(exam, 1, { kind: 'numeric', value: 1.5 }, 10), 1, { answer: null, text: '1,50' }, 10)
    expect(draftOf(say(written, 1, 'sure', 20), 1)?.text).toBe('1,50')
    const later = answer(written, 1, { kind: 'numeric', value: 7 }, 2000)
    expect(draftOf(say(later, 1, 'sure', 3000), 1)).toBeNull()
  })

  it('a repeated change leaves the state as it is', () => {
    const once = flag(answer(exam, 1, choice(0), 10), 1, true, 20)
    expect(answer(once, 1, choice(0), 30)).toBe(once)
    expect(flag(once, 1, true, 30)).toBe(once)
  })

  it('changes keep their order when the clock is set back', () => {
    const changed = answer(answer(exam, 1, choice(0), 1000), 1, choice(1), 10)
    expect(changed.given[1]?.at).toBeGreaterThan(1000)
  })
})
