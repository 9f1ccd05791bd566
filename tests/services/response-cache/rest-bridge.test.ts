import { Redis } from '@upstash/redis'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { NO_REDIS, startRedis, type TestRedis } from '../../support/redis.ts'

const TEXT = 'ä „Ω“ 🏆'

describe.each([undefined, false] as const)('the REST bridge, asked by Upstash’s client (encoding %s)', (encoding) => {
  let server: TestRedis | undefined
  let redis: Redis
  beforeAll(async () => {
    server = await startRedis()
    if (server) redis = new Redis({ ...server.rest, enableTelemetry: false, responseEncoding: encoding })
  })
  beforeEach(({ skip }) => skip(!server, NO_REDIS))
  afterAll(() => server?.stop())

  it('answers single commands: values, times, hashes, sets, scripts', async () => {
    expect(await redis.set('text', TEXT, { px: 60_000 })).toBe('OK')
    expect(await redis.get('text')).toBe(TEXT)
    expect(await redis.pttl('text')).toBeGreaterThan(50_000)
    expect(await redis.set('text', 'no', { nx: true })).toBeNull()
    await redis.set('an object', { a: [1, TEXT] })
    expect(await redis.get('an object')).toEqual({ a: [1, TEXT] })
    await redis.hset('hash', { one: 1, two: TEXT })
    expect(await redis.hgetall('hash')).toEqual({ one: 1, two: TEXT })
    await redis.sadd('set', TEXT)
    expect(await redis.smembers('set')).toEqual([TEXT])
    expect(await redis.mget('text', 'none')).toEqual([TEXT, null])
    expect(await redis.eval('return { ARGV[1], { KEYS[1], 3 } }', ['key'], [TEXT])).toEqual([TEXT, ['key', 3]])
    expect(await redis.createScript<string>('return ARGV[1]').exec([], [TEXT])).toBe(TEXT)
  })

  it('answers pipelines and transactions, with the errors in them', async () => {
    expect(await redis.pipeline().set('a', TEXT).get('a').del('a').get('a').exec()).toEqual(['OK', TEXT, 1, null])
    expect(await redis.multi().set('count', 1).incr('count').get('count').exec()).toEqual(['OK', 2, 2])
    await redis.sadd('set', 'x')
    for (const several of [redis.pipeline(), redis.multi()]) {
      const [ok, wrong] = await several.set('a', 1).get('set').exec({ keepErrors: true })
      expect([ok.result, wrong.error]).toEqual(['OK', expect.stringContaining('WRONGTYPE')])
    }
    await expect(redis.get('set')).rejects.toThrow('WRONGTYPE')
  })

  it('refuses a wrong token, and what is no command', async () => {
    const { url, token } = server?.rest ?? { url: '', token: '' }
    const stranger = new Redis({ url, token: 'wrong', retry: false, enableTelemetry: false })
    await expect(stranger.get('a')).rejects.toThrow('WRONGPASS')
    for (const body of ['{', '[]', '{"a":1}', '"GET"', '[["GET","a"]]']) {
      const response = await fetch(url, { method: 'POST', body, headers: { Authorization: `Bearer ${token}` } })
      expect([response.status, await response.json()]).toEqual([400, { error: 'ERR failed to parse command' }])
    }
  })
})
