import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NEXT_STEPS } from '../../../functions/_domain/plans/next-step.ts'
import { WHAT_NOW, whatNow, WITHIN_REACH, type OpenWork } from '../../../functions/_domain/plans/what-now.ts'

const nothing: OpenWork = {
  closed: false,
  attempt: false,
  session: false,
  assignment: false,
  today: 'nothing',
  hasPlan: false,
  misses: 0,
  goal: 0,
  warmUp: false,
  test: false,
}
const plan = { hasPlan: true } as const
const work: fc.Arbitrary<OpenWork> = fc.record({
  closed: fc.boolean(),
  attempt: fc.boolean(),
  session: fc.boolean(),
  assignment: fc.boolean(),
  today: fc.constantFrom(...NEXT_STEPS),
  hasPlan: fc.boolean(),
  misses: fc.nat(50),
  goal: fc.double({ min: 0, max: 1, noNaN: true }),
  warmUp: fc.boolean(),
  test: fc.boolean(),
})
const rank = (it: OpenWork) => WHAT_NOW.indexOf(whatNow(it))

describe('what to do now', () => {
  const all = { ...plan, misses: 3, goal: 0.6, warmUp: true, test: true } as const
  it.each([
    [{ ...all, attempt: true, session: true, today: 'review' }, 'attempt'],
    [{ ...all, session: true, today: 'review' }, 'session'],
    [{ ...all, assignment: true, today: 'continue' }, 'assignment'],
    [{ assignment: true, closed: true }, 'nothing'],
    [{ ...all, today: 'continue' }, 'review'],
    [{ ...all, today: 'review' }, 'review'],
    [{ ...all, today: 'unseen' }, 'unseen'],
    [{ ...all, today: 'practice_exam' }, 'practice_exam'],
    [{ ...all, today: 'rest' }, 'rest'],
    [{ ...all, today: 'enough' }, 'misses'],
    [{ ...all, today: 'enough', misses: 0 }, 'goal'],
    [{ ...all, today: 'enough', misses: 0, goal: 0 }, 'enough'],
    [{ ...all, today: 'unseen', hasPlan: false }, 'misses'],
    [{ warmUp: true, test: true, today: 'unseen' }, 'warm_up'],
    [{ test: true }, 'test'],
    [{}, 'nothing'],
  ] as const)('with %j is %s', (some, step) => {
    expect(whatNow({ ...nothing, ...some })).toBe(step)
  })

  it('is always something that there is', () => {
    fc.assert(
      fc.property(work, (it) => {
        const there: Record<(typeof WHAT_NOW)[number], boolean> = {
          attempt: it.attempt,
          session: it.session,
          assignment: it.assignment,
          review: it.today === 'continue' || it.today === 'review',
          unseen: it.hasPlan && it.today === 'unseen',
          practice_exam: it.hasPlan && it.today === 'practice_exam',
          rest: it.hasPlan && it.today === 'rest',
          misses: it.misses > 0,
          goal: it.goal >= WITHIN_REACH && it.goal < 1,
          enough: it.hasPlan && it.today === 'enough',
          warm_up: it.warmUp,
          test: it.test,
          nothing: true,
        }
        expect(there[whatNow(it)]).toBe(true)
      }),
    )
  })

  it('never becomes less urgent because there is more to do', () => {
    const more = fc.constantFrom<Partial<OpenWork>>(
      { attempt: true },
      { session: true },
      { misses: 5 },
      { warmUp: true },
      { test: true },
      { goal: 0.9 },
      { today: 'continue' },
    )
    fc.assert(
      fc.property(work, more, (it, added) => {
        // A goal that was nearer stays as near as it was.
        fc.pre(added.goal === undefined || it.goal < WITHIN_REACH)
        expect(rank({ ...it, ...added })).toBeLessThanOrEqual(rank(it))
      }),
    )
  })

  it('in a closed community is only what was begun', () => {
    fc.assert(
      fc.property(work, (it) => {
        const step = whatNow({ ...it, closed: true })
        expect(['attempt', 'session', 'review', 'nothing']).toContain(step)
        if (step === 'review') expect(it.today).toBe('continue')
      }),
    )
  })
})
