import { describe, expect, it } from 'vitest'
import { BANK_LIMITS } from '../../../functions/_domain/attempts/bank-limits.ts'
import { carryOver, type AppliedCorrection } from '../../../functions/_domain/corrections/carry-over.ts'

const correction = (id: string, change: Partial<AppliedCorrection> = {}): AppliedCorrection => ({
  ...{ id, decision: 'also', kind: 'short_text', answer: { accepted: ['DoT'] } },
  ...change,
})
const text = { kind: 'short_text', prompt: 'Which?', answer: { accepted: ['DNS'] } }
const number = { kind: 'numeric', answer: { value: 4, tolerance: 0, unit: 'ms' } }
const choice = { kind: 'single_choice', answer: { choice: 0 } }

describe('a question with its corrections', () => {
  it('has the new key, and keeps its unit and its words', () => {
    const given = { decision: 'new_key', kind: 'numeric', answer: { value: 5, tolerance: 1 } } as const
    expect(carryOver(number, [correction('a', given)])).toEqual({
      content: { kind: 'numeric', answer: { value: 5, tolerance: 1, unit: 'ms' } },
      open: [],
    })
  })

  it('accepts another text or number, too, once', () => {
    expect(carryOver(text, [correction('a'), correction('b')]).content).toEqual({
      ...text,
      answer: { accepted: ['DNS', 'DoT'] },
    })
    const given = { kind: 'numeric', answer: { value: 5, tolerance: 1 } }
    expect(carryOver(number, [correction('a', given)]).content.answer).toEqual({
      ...number.answer,
      also: [{ value: 5, tolerance: 1 }],
    })
  })

  it('leaves to its author what no key can hold, until another answer is right', () => {
    const also = correction('a', { kind: 'single_choice', answer: { choice: 2 } })
    const isVoid = correction('b', { kind: 'single_choice', decision: 'void', answer: null })
    expect(carryOver(choice, [also, isVoid])).toEqual({ content: choice, open: [also, isVoid] })
    const newKey = correction('c', { kind: 'single_choice', decision: 'new_key', answer: { choice: 2 } })
    expect(carryOver(choice, [also, isVoid, newKey])).toEqual({
      content: { ...choice, answer: { choice: 2 } },
      open: [isVoid],
    })
    const full = Array.from({ length: BANK_LIMITS.accepted }, (_, index) => `DNS ${index}`)
    expect(carryOver({ ...text, answer: { accepted: full } }, [correction('a')]).open).toHaveLength(1)
  })

  it('is as it was where a correction is about another kind', () => {
    expect(carryOver(choice, [correction('a')])).toEqual({ content: choice, open: [] })
  })
})
