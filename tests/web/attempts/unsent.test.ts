import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acknowledge, unsent, countUnsent } from '../../../web/src/lib/features/attempts/sync/unsent.ts'
import { answer, emptyState, type AttemptState } from '../../../web/src/lib/features/attempts/box/state.ts'
import { anyChange } from './arbitrary.ts'

const choice = (place: number) => ({ kind: 'single_choice' as const, choice: place })

/** What a server has that takes every save as it comes. */
type Stored = Map<number, string>
const store = (stored: Stored, sent: AttemptState) => {
  for (const { number, answer, skipped, confidence } of unsent(sent).responses)
    stored.set(number, JSON.stringify([answer, skipped, confidence]))
}

describe('unsent changes', () => {
  it('a change is unsent until the server acknowledges it', () => {
    const state = answer(emptyState('exam'), 3, choice(1), 10)
    expect(unsent(state).responses).toEqual([{ number: 3, answer: choice(1), skipped: false, at: 10 }])
    expect(unsent(acknowledge(state, state, 1)).responses).toEqual([])
  })

  it('a change during a request stays unsent', () => {
    const sent = answer(emptyState('exam'), 3, choice(1), 10)
    const changed = answer(sent, 3, choice(2), 10)
    expect(unsent(acknowledge(changed, sent, 1)).responses).toMatchObject([{ number: 3, answer: choice(2) }])
  })

  it('no change is lost, in whatever order changes are made, sent, lost and acknowledged', () => {
    const step = fc.oneof(
      anyChange.map((change) => ({ change })),
      fc.constantFrom('send', 'arrive', 'lose').map((post) => ({ post })),
    )
    fc.assert(
      fc.property(
        fc.constantFrom('exam' as const, 'practice' as const),
        fc.array(step, { maxLength: 60 }),
        (mode, steps) => {
          let state = emptyState(mode)
          let onItsWay: AttemptState | null = null
          const stored: Stored = new Map()
          for (const [now, it] of steps.entries()) {
            if ('change' in it) state = it.change(state, now)
            else if (it.post === 'send') onItsWay ??= state
            else if (onItsWay) {
              // What is lost may have been stored all the same: then only its answer was lost.
              if (it.post === 'arrive' || now % 2 === 0) store(stored, onItsWay)
              if (it.post === 'arrive') state = acknowledge(state, onItsWay, now)
              onItsWay = null
            }
          }
          store(stored, state)
          for (const [number, { answer, skipped, confidence }] of Object.entries(state.given))
            expect(stored.get(Number(number))).toBe(JSON.stringify([answer, skipped, confidence]))
        },
      ),
    )
  })

  it('unsent changes are counted by question, since the oldest', () => {
    const state = answer(answer(emptyState('exam'), 3, choice(1), 10), 4, choice(1), 20)
    expect(countUnsent(state)).toEqual({ questions: 2, since: 10 })
    expect(countUnsent(acknowledge(state, state, 1))).toEqual({ questions: 0, since: null })
  })
})
