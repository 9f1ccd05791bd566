import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acknowledge, countUnsent } from '../../../web/src/lib/features/attempts/sync/unsent.ts'
import { backoff, quietFor, shouldSend, type Occasion } from '../../../web/src/lib/features/attempts/sync/pace.ts'
import { answer, emptyState } from '../../../web/src/lib/features/attempts/box/state.ts'

const nothing = { questions: 0, waited: 0, done: 0, sent: 0, timed: false, watched: false }

/** A hundred questions, answered at some pace; after some of them the page is left for a moment. */
function saves(steps: readonly { pause: number; leaves: boolean }[]): number {
  let [state, now, sends] = [emptyState('exam'), 0, 0]
  const maybe = (occasion: Occasion) => {
    const { questions, since } = countUnsent(state)
    const waited = since === null ? 0 : now - since
    if (!shouldSend(occasion, { questions, waited, done: state.done, sent: state.sent, timed: false, watched: false }))
      return
    state = acknowledge(state, state, ++sends)
  }
  for (const [index, { pause, leaves }] of steps.entries()) {
    state = answer(state, index + 1, { kind: 'single_choice', choice: 0 }, now)
    maybe('change')
    if (leaves) maybe('hidden')
    now += pause
    maybe('quiet')
  }
  return sends
}

describe('the pace of saving', () => {
  it("a quick learner's answers are sent in batches of eight", () => {
    expect(saves(Array.from({ length: 100 }, () => ({ pause: 1000, leaves: false })))).toBe(12)
  })

  it('unsent answers are sent after twenty seconds without a change', () => {
    const waits = { ...nothing, questions: 1, done: 1 }
    expect(shouldSend('quiet', { ...waits, waited: 19_999 })).toBe(false)
    expect(shouldSend('quiet', { ...waits, waited: 20_000 })).toBe(true)
  })

  it('leaving the page sends at once, and sends nothing where nothing is unsent', () => {
    expect(shouldSend('hidden', { ...nothing, questions: 1, done: 1 })).toBe(true)
    expect(shouldSend('hidden', nothing)).toBe(false)
  })

  it('100 questions at any pace take fewer than 25 requests, with the page and the finish', () => {
    const step = fc.record({ pause: fc.integer({ min: 0, max: 600_000 }), leaves: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { minLength: 100, maxLength: 100 }), (steps) => {
        expect(1 + saves(steps) + 1).toBeLessThan(25)
      }),
      { numRuns: 300 },
    )
    expect(1 + saves(Array.from({ length: 100 }, () => ({ pause: 60_000, leaves: true }))) + 1).toBeLessThan(25)
  })

  it('an answer that others wait for is sent within a second or so, however many there were', () => {
    const spent = { ...nothing, questions: 1, done: 40, sent: 40, watched: true }
    expect(shouldSend('change', { ...spent, waited: 0 })).toBe(false)
    expect(shouldSend('quiet', { ...spent, waited: quietFor(spent) })).toBe(true)
    expect(quietFor(spent)).toBeLessThanOrEqual(1000)
  })

  it('leaving a timed exam always sends', () => {
    const spent = { ...nothing, questions: 1, done: 40, sent: 40 }
    expect(shouldSend('hidden', spent)).toBe(false)
    expect(shouldSend('hidden', { ...spent, timed: true })).toBe(true)
  })

  it('retries slow down to one a minute while the server is unreachable', () => {
    expect([1, 2, 3, 20].map(backoff)).toEqual([2000, 4000, 8000, 60_000])
  })
})
