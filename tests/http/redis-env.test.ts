import { describe, expect, it } from 'vitest'
import { readEnv } from '../../functions/_http/env.ts'

const redisOf = (env: Record<string, string>) =>
  readEnv({ DATABASE_URL: 'postgres://u:p@localhost/db', SUPABASE_URL: 'https://abc.supabase.co/', ...env }).redis

describe('the configuration of Redis', () => {
  it('is none, one over TCP, or one over REST', () => {
    expect(redisOf({})).toBeUndefined()
    expect(redisOf({ REDIS_URL: '', UPSTASH_REDIS_REST_URL: '', UPSTASH_REDIS_REST_TOKEN: '' })).toBeUndefined()
    expect(redisOf({ REDIS_URL: 'rediss://u:p@redis.example:6380' })).toBe('rediss://u:p@redis.example:6380')
    const rest = { UPSTASH_REDIS_REST_URL: 'https://redis.example', UPSTASH_REDIS_REST_TOKEN: 'secret' }
    expect(redisOf(rest)).toEqual({ url: 'https://redis.example', token: 'secret' })
  })

  it.each([
    [{ REDIS_URL: 'http://redis.example' }, 'REDIS_URL'],
    [{ UPSTASH_REDIS_REST_URL: 'https://redis.example' }, 'set both or none'],
    [{ UPSTASH_REDIS_REST_TOKEN: 'secret' }, 'set both or none'],
    [
      {
        REDIS_URL: 'redis://redis.example',
        UPSTASH_REDIS_REST_URL: 'https://redis.example',
        UPSTASH_REDIS_REST_TOKEN: 's',
      },
      'there is one Redis',
    ],
  ])('%j is refused', (env, message) => {
    expect(() => redisOf({ ...env })).toThrow(message)
  })
})
