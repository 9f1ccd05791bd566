import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  climb,
  LEAST_REASONING,
  MOST_EXPLANATIONS,
  nextStep,
  RUNGS,
  rungOf,
  wantedEffort,
  type Effort,
  type LadderState,
  type TakenStep,
} from '../../../functions/_domain/assistant/ladder.ts'

const efforts = fc.record({
  tried: fc.option(fc.constantFrom('0', '1', '2')),
  words: fc.constantFrom(
    '',
    'hm',
    '?!?!?!?!?!?!?!?!',
    'It has to be the second layer.',
    'IT HAS TO BE the second layer',
    'The switch saw a frame.',
    'Weil der Switch den Rahmen gesehen hat',
    '交换机已经学习了这台电脑的地址',
  ),
})

/** Whatever a learner does: efforts, and at some moment the answer is shown. */
const histories = fc.array(
  fc.oneof({ weight: 6, arbitrary: efforts }, { weight: 1, arbitrary: fc.constant('shown') }),
  {
    maxLength: 40,
  },
)

const height = (state: LadderState) => {
  const rung = rungOf(state)
  return rung === null ? 0 : RUNGS.indexOf(rung) + 1
}

/** What a learner brings that they have not brought before. */
const isNew = (taken: readonly TakenStep[], { tried, words }: Effort) => {
  const letters = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  return {
    tries: tried !== null && taken.every((before) => before.tried !== tried),
    says: letters(words).length >= LEAST_REASONING && taken.every((before) => letters(before.words) !== letters(words)),
  }
}

describe('the ladder', () => {
  it('goes up by one rung for a new effort, never without one and never down', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const taken: TakenStep[] = []
        const state = { taken, answerShown: false }
        for (const it of history) {
          if (it === 'shown') {
            state.answerShown = true
            continue
          }
          const result = climb(state, it)
          const fresh = isNew(state.taken, it)
          const before = height(state)
          if (result.type === 'step') taken.push({ step: result.step, ...it })
          const after = height(state)
          expect(after === before || after === before + 1).toBe(true)
          if (after > before) {
            expect(fresh.tries || fresh.says).toBe(true)
            expect(state.answerShown).toBe(false)
          }
          if (result.type === 'step' && result.step === 'check') expect(fresh.says).toBe(true)
          if (result.type === 'step' && result.step === 'explain') expect(state.answerShown).toBe(true)
        }
        // The reveal stands on every rung below it.
        const rungs = state.taken.map(({ step }) => step).filter((step) => step !== 'explain')
        expect(rungs).toEqual(RUNGS.slice(0, rungs.length))
      }),
    )
  })

  it('once the answer is shown, explains it so many times and no more', () => {
    let state: LadderState = { taken: [], answerShown: true }
    const explain = (words: string) => {
      const result = climb(state, { tried: null, words })
      if (result.type === 'step')
        state = { ...state, taken: [{ step: result.step, tried: null, words }, ...state.taken] }
      return result
    }
    expect(explain('')).toEqual({ type: 'step', step: 'explain' })
    expect(explain('')).toEqual({ type: 'refused', why: 'no_effort' })
    expect(wantedEffort(state)).toBe('words')
    for (let n = 1; n < MOST_EXPLANATIONS; n++) expect(explain(`And why is that so in case ${n}?`).type).toBe('step')
    expect(explain('And one more question, if I may?')).toEqual({ type: 'refused', why: 'no_step' })
    expect(nextStep(state)).toBeNull()
  })

  it('ends at the reveal until the learner answers', () => {
    const taken = RUNGS.map((step, n) => ({ step, tried: String(n), words: '' }))
    expect(nextStep({ taken, answerShown: false })).toBeNull()
    expect(nextStep({ taken, answerShown: true })).toBe('explain')
  })
})
