import { SignJWT, generateKeyPair } from 'jose'
import { describe, expect, it } from 'vitest'
import { rememberVerified, verifyWithSecret } from '../../../web/src/lib/shell/verify-token.server.ts'

const SECRET = 'a shared secret of at least 32 characters'
const key = new TextEncoder().encode(SECRET)
const claims = { sub: 'someone', aud: 'authenticated', role: 'authenticated' }
const unixNow = () => Math.floor(Date.now() / 1000)
const sign = (more: object, secret = key) =>
  new SignJWT({ ...claims, exp: unixNow() + 3600, ...more }).setProtectedHeader({ alg: 'HS256' }).sign(secret)

describe('a token that is signed with the shared secret', () => {
  const others: string[] = []
  const verify = verifyWithSecret(SECRET, (token) => {
    others.push(token)
    return Promise.resolve(null)
  })

  it('is verified without asking Auth', async () => {
    expect(await verify(await sign({}))).toMatchObject(claims)
    expect(others).toEqual([])
  })

  it.each([
    ['has expired', { exp: unixNow() - 60 }],
    ['never expires', { exp: undefined }],
    ['is for others', { aud: 'anyone' }],
    ['is of no user', { sub: undefined }],
  ])('is refused where it %s', async (_, more) => {
    expect(await verify(await sign(more))).toBeNull()
    expect(others).toEqual([])
  })

  it('is refused where another secret signed it, or it is no token', async () => {
    expect(
      await verify(await sign({}, new TextEncoder().encode('another secret of at least 32 characters'))),
    ).toBeNull()
    expect(await verify('no token')).toBeNull()
    expect(others).toEqual([])
  })

  it('is left to the project where its key is not shared', async () => {
    const { privateKey } = await generateKeyPair('ES256')
    const token = await new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(privateKey)
    expect(await verify(token)).toBeNull()
    expect(others).toEqual([token])
  })
})

describe('a verified token', () => {
  const start = Date.UTC(2026, 0, 1)
  const remembering = (lifetime: number) => {
    const asked: string[] = []
    const clock = { now: start }
    const exp = (start + lifetime) / 1000
    const verify = rememberVerified(
      (token) => {
        asked.push(token)
        if (token === 'unreachable') return Promise.reject(new Error('Auth does not answer.'))
        return Promise.resolve(
          token === 'bad' ? null : { ...claims, iss: 'us', iat: 0, aal: 'aal1', session_id: 's', exp },
        )
      },
      () => clock.now,
    )
    return { verify, asked, clock }
  }

  it('is verified once, also by requests at the same time', async () => {
    const { verify, asked } = remembering(3_600_000)
    const results = await Promise.all([verify('good'), verify('good'), verify('good')])
    expect(results).toEqual([results[0], results[0], results[0]])
    expect(await verify('good')).toMatchObject(claims)
    expect(asked).toEqual(['good'])
  })

  it('is verified again after five minutes', async () => {
    const { verify, asked, clock } = remembering(3_600_000)
    await verify('good')
    clock.now = start + 5 * 60_000
    await verify('good')
    expect(asked).toEqual(['good', 'good'])
  })

  it('is forgotten at its end', async () => {
    const { verify, asked, clock } = remembering(60_000)
    await verify('good')
    clock.now = start + 59_000
    await verify('good')
    expect(asked).toEqual(['good'])
    clock.now = start + 60_000
    await verify('good')
    expect(asked).toEqual(['good', 'good'])
  })

  it('is not remembered where it is not valid, or Auth did not answer', async () => {
    const { verify, asked } = remembering(3_600_000)
    expect(await verify('bad')).toBeNull()
    expect(await verify('bad')).toBeNull()
    await expect(verify('unreachable')).rejects.toThrow('does not answer')
    await expect(verify('unreachable')).rejects.toThrow('does not answer')
    expect(asked).toEqual(['bad', 'bad', 'unreachable', 'unreachable'])
  })
})
