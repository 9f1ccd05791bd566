import { describe, expect, it } from 'vitest'
import { isRecovering } from '../../../web/src/lib/features/sign-in/recovering.ts'
import { newPasswordProblem } from '../../../web/src/lib/features/sign-in/sign-in-form.server.ts'

const MINUTE = 60_000
const NOW = Date.UTC(2026, 0, 19)

describe('a new password', () => {
  it('has at least 8 characters and at most 72 bytes, so that a link is not used up for one that Auth refuses', () => {
    expect(newPasswordProblem('x'.repeat(7))).toBe('Use at least 8 characters.')
    expect([newPasswordProblem('x'.repeat(8)), newPasswordProblem('x'.repeat(72))]).toEqual([undefined, undefined])
    expect(newPasswordProblem('ü'.repeat(36))).toBeUndefined()
    expect(newPasswordProblem('ü'.repeat(37))).toBe('Use a shorter password.')
  })

  it('is taken without a link from a session that a link opened in the last ten minutes', () => {
    const claims = (method: string, minutes: number) => ({
      amr: [{ method, timestamp: (NOW - minutes * MINUTE) / 1000 }],
      app_metadata: { providers: ['email'] },
    })
    expect(isRecovering(claims('otp', 9), NOW)).toBe(true)
    expect(isRecovering(claims('otp', 10), NOW)).toBe(false)
    expect(isRecovering(claims('password', 0), NOW)).toBe(false)
    expect(isRecovering(undefined, NOW)).toBe(false)
  })
})
