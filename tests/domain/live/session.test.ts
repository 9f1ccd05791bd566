import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawCode, readCode } from '../../../functions/_domain/live/code.ts'
import {
  holdsAttempts,
  LIVE_PACES,
  LIVE_STEPS,
  refuseAnswers,
  takeStep,
  type LiveStanding,
} from '../../../functions/_domain/live/session.ts'

const steps = fc.array(fc.constantFrom(...LIVE_STEPS), { maxLength: 40 })
const lobby = (pace: LiveStanding['pace']): LiveStanding => ({ pace, status: 'lobby', number: 0, revealed: false })

describe('a live session', () => {
  it('goes only forward, whatever is pressed, and shows what is right in no question but the one that is on', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LIVE_PACES), fc.integer({ min: 1, max: 6 }), steps, (pace, length, pressed) => {
        let now = lobby(pace)
        for (const step of pressed) {
          const next = takeStep(now, step, length)
          if (!next) continue
          expect(now.status).not.toBe('ended')
          expect(next.number).toBeGreaterThanOrEqual(now.number)
          expect(next.number).toBeLessThanOrEqual(pace === 'own' ? 0 : length)
          if (next.number > now.number) expect(next).toMatchObject({ number: now.number + 1, revealed: false })
          if (next.revealed) expect(next.number).toBeGreaterThan(0)
          expect(next).not.toEqual(now)
          now = next
        }
      }),
    )
  })

  it('takes answers to the question that is on until it is revealed, and at their own pace to all', () => {
    const on: LiveStanding = { pace: 'in_step', status: 'live', number: 2, revealed: false }
    expect(refuseAnswers(on, [2])).toBeNull()
    expect(refuseAnswers(on, [])).toBeNull()
    expect(refuseAnswers(on, [2, 3])).toBe('not_on')
    expect(refuseAnswers(on, [1])).toBe('not_on')
    expect(refuseAnswers({ ...on, revealed: true }, [2])).toBe('revealed')
    expect(refuseAnswers({ ...on, status: 'ended' }, [2])).toBe('over')
    expect(refuseAnswers(lobby('in_step'), [1])).toBe('over')
    expect(refuseAnswers({ ...on, pace: 'own', number: 0 }, [1, 5])).toBeNull()
    expect(holdsAttempts(on)).toBe(true)
    expect(holdsAttempts({ ...on, status: 'ended' })).toBe(false)
    expect(holdsAttempts({ ...on, pace: 'own' })).toBe(false)
  })
})

describe('the code of a session', () => {
  it('is read however it is typed, and has no signs that look alike', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 6 }),
        (chances) => {
          let drawn = 0
          const code = drawCode(() => chances[drawn++] ?? 0)
          expect(code).toMatch(/^[A-HJ-NP-Z2-9]{6}$/)
          expect(readCode(` ${code.slice(0, 3).toLowerCase()} -${code.slice(3)} `)).toBe(code)
        },
      ),
    )
    for (const text of ['', 'ABC', 'ABCDEFG', 'ABCDE0', 'ABCDE1', 'ABCDEO', 'ABCDEI', 'ÄBCDEF', 'ABC\u0000DEF'])
      expect(readCode(text), text).toBeNull()
  })
})
