import { Redis } from '@upstash/redis'
import { capacityOf, timeFor } from '../../_domain/rate-limits/bucket.ts'
import type { RateLimitStore } from './rate-limit-store.ts'

/** The same algorithm as in Postgres, by the clock of Redis. All in milliseconds; a bucket that is full again expires. */
const CHARGE = `
local time = redis.call('TIME')
local at = time[1] * 1000 + time[2] / 1000
local spent, weight, capacity = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local full_at = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), at) + spent
local fits = full_at + weight <= at + capacity
if fits then full_at = full_at + weight end
local debt = full_at - at
if debt > 0 then redis.call('SET', KEYS[1], string.format('%.3f', full_at), 'PX', math.ceil(debt)) end
return { fits and 1 or 0, string.format('%.3f', debt) }
`

export interface RedisOptions {
  url: string
  token: string
}

/** Over REST, as Upstash offers it: edge functions open no sockets of their own. */
export function createRedisStore({ url, token }: RedisOptions): RateLimitStore {
  const redis = new Redis({
    url,
    token,
    retry: false,
    automaticDeserialization: false,
    responseEncoding: false,
    enableTelemetry: false,
  })
  const script = redis.createScript<[fits: 0 | 1, debt: string]>(CHARGE)
  return {
    charge: async (key, policy, { spent, weight }) => {
      const sums = [timeFor(policy, spent), timeFor(policy, weight), capacityOf(policy)].map(String)
      const [fits, debt] = await script.exec([`laude:limit:${key}`], sums)
      return { isAllowed: fits === 1, debt: Number(debt) }
    },
  }
}
