import { describe, expect, it } from 'vitest'
import { cacheVerified } from '../../functions/_http/cache-verified.ts'

const MINUTE = 60_000
const sub = '00000000-0000-4000-8000-000000000001'

/** A verifier whose work is counted, on a clock that is set by hand. */
function setUp({ expires }: { expires: number }) {
  const clock = { now: 0 }
  const looked: string[] = []
  const verify = cacheVerified(
    (token) => {
      looked.push(token)
      if (clock.now >= expires) return Promise.reject(new Error('expired'))
      return Promise.resolve({ sub, role: 'authenticated', exp: expires / 1000, token })
    },
    () => clock.now,
  )
  return { clock, looked, verify }
}

describe('a verified token', () => {
  it('a verified token is cached for five minutes and then verified again', async () => {
    const { clock, looked, verify } = setUp({ expires: 60 * MINUTE })
    for (const minute of [0, 1, 4.9]) {
      clock.now = minute * MINUTE
      expect(await verify('a')).toMatchObject({ token: 'a' })
    }
    expect(looked).toEqual(['a'])
    clock.now = 5 * MINUTE
    await verify('a')
    expect(looked).toEqual(['a', 'a'])
  })

  it('a token is not cached longer than it is valid', async () => {
    const { clock, verify } = setUp({ expires: 2 * MINUTE })
    await verify('a')
    clock.now = 2 * MINUTE
    await expect(verify('a')).rejects.toThrow('expired')
  })

  it('another token is verified by itself, and a refused token each time', async () => {
    const { looked, verify } = setUp({ expires: 0 })
    for (const token of ['a', 'b', 'a']) await expect(verify(token)).rejects.toThrow('expired')
    expect(looked).toEqual(['a', 'b', 'a'])
  })

  it('the oldest token is evicted for a new one', async () => {
    const { looked, verify } = setUp({ expires: 60 * MINUTE })
    for (let n = 0; n <= 100_000; n++) await verify(String(n))
    await verify('100000')
    expect(looked).toHaveLength(100_001)
    await verify('0')
    expect(looked).toHaveLength(100_002)
  })
})
