import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_ATTEMPTS, pauseAfter, stateAfter } from '../../../functions/_domain/mail/sending.ts'

const FAR = Number.MAX_SAFE_INTEGER
const failed = { is: 'failed', reason: 'busy' } as const

describe('an attempt to send', () => {
  it('is followed by pauses that grow from a minute to six hours', () => {
    const minutes = Array.from({ length: MAX_ATTEMPTS }, (_, index) => pauseAfter(index + 1) / 60_000)
    expect(minutes).toEqual([1, 4, 16, 64, 256, 360, 360, 360])
  })

  it('is repeated a bounded number of times, whenever the attempts are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 41 }), (start) => {
        let [attempts, now] = [0, start]
        for (;;) {
          const next = stateAfter(failed, { attempts: ++attempts, expiresAt: FAR, now })
          if (next.state !== 'waiting') break
          expect(next.dueAt).toBeGreaterThan(now)
          now = next.dueAt
        }
        expect(attempts).toBe(MAX_ATTEMPTS)
      }),
    )
  })

  it('is not repeated when the mail would come too late', () => {
    expect(stateAfter(failed, { attempts: 1, expiresAt: 60_000, now: 0 })).toEqual({ state: 'failed', error: 'busy' })
    expect(stateAfter(failed, { attempts: 1, expiresAt: 60_001, now: 0 })).toMatchObject({ state: 'waiting' })
  })

  it('is the last one if the mail was taken, bounced or refused', () => {
    const at = { attempts: 1, expiresAt: FAR, now: 0 }
    expect(stateAfter({ is: 'sent', providerId: 'p' }, at)).toEqual({ state: 'sent', providerId: 'p' })
    expect(stateAfter({ is: 'bounced', reason: '550' }, at)).toEqual({ state: 'bounced', error: '550' })
    expect(stateAfter({ is: 'refused', reason: '422' }, at)).toEqual({ state: 'failed', error: '422' })
  })
})
