import { describe, expect, it } from 'vitest'
import { unsent } from '../../../web/src/lib/features/attempts/sync/unsent.ts'
import {
  answer,
  answerTo,
  emptyState,
  flag,
  isFlagged,
  type AttemptState,
} from '../../../web/src/lib/features/attempts/box/state.ts'
import { mergeServerAnswers } from '../../../web/src/lib/features/attempts/sync/server-answers.ts'

const choice = (place: number) => ({ kind: 'single_choice' as const, choice: place })
const given = (number: number, place: number, at: number) => ({
  number,
  answer: choice(place),
  skipped: false,
  late: false,
  at: new Date(at).toISOString(),
})
const hears = (state: AttemptState, responses: ReturnType<typeof given>[], flags: number[] = [], ahead = 0) =>
  mergeServerAnswers(state, { position: 1, responses, flags }, { revision: 2, ahead })

describe("merging the server's answers", () => {
  it("the server's answers are added, and the device's stay unsent", () => {
    const state = hears(answer(emptyState('exam'), 1, choice(0), 10), [given(2, 1, 20)])
    expect([answerTo(state, 1), answerTo(state, 2)]).toEqual([choice(0), choice(1)])
    expect(unsent(state).responses.map(({ number }) => number)).toEqual([1])
  })

  it("in an exam the server's answer counts where it is later", () => {
    const ours = answer(emptyState('exam'), 1, choice(0), 1000)
    expect(answerTo(hears(ours, [given(1, 1, 2000)]), 1)).toEqual(choice(1))
    expect(answerTo(hears(ours, [given(1, 1, 500)]), 1)).toEqual(choice(0))
  })

  it("in practice the server's answer counts wherever it has one", () => {
    const ours = answer(emptyState('practice'), 1, choice(0), 1000)
    expect(answerTo(hears(ours, [given(1, 1, 2000)]), 1)).toEqual(choice(1))
  })

  it('times are compared on one clock where the device is an hour behind', () => {
    const hour = 3_600_000
    const ours = answer(emptyState('exam'), 1, choice(0), 1000)
    expect(answerTo(hears(ours, [given(1, 1, hour + 500)], [], hour), 1)).toEqual(choice(0))
    expect(answerTo(hears(ours, [given(1, 1, hour + 2000)], [], hour), 1)).toEqual(choice(1))
  })

  it("how sure the learner was comes with the server's answer", () => {
    const heard = mergeServerAnswers(
      emptyState('exam'),
      { position: 1, responses: [{ ...given(1, 1, 2000), confidence: 'think' }], flags: [] },
      { revision: 2, ahead: 0 },
    )
    expect(heard.given[1]?.confidence).toBe('think')
  })

  it("the server's flags count where the device has no unsent change", () => {
    const ours = flag(emptyState('exam'), 1, true, 10)
    const heard = hears(ours, [], [2])
    expect([1, 2, 3].map((number) => isFlagged(heard, number))).toEqual([true, true, false])
    expect(isFlagged(hears(hears(emptyState('exam'), [], [2]), [], []), 2)).toBe(false)
  })
})
