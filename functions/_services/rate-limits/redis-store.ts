import { createScript, runScript } from '../../_cache/script.ts'
import type { SharedStore } from '../../_cache/shared-store.ts'
import { capacityOf, timeFor } from '../../_domain/rate-limits/bucket.ts'
import type { RateLimitStore } from './rate-limit-store.ts'

/** The same algorithm as in Postgres, by the clock of Redis. All in milliseconds; a bucket that is full again expires. */
const CHARGE = createScript(`
local time = redis.call('TIME')
local at = time[1] * 1000 + time[2] / 1000
local spent, weight, capacity = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local full_at = math.max(tonumber(redis.call('GET', KEYS[1]) or 0), at) + spent
local fits = full_at + weight <= at + capacity
if fits then full_at = full_at + weight end
local debt = full_at - at
if debt > 0 then redis.call('SET', KEYS[1], string.format('%.3f', full_at), 'PX', math.ceil(debt)) end
return { fits and 1 or 0, string.format('%.3f', debt) }
`)

/** Over TCP or REST. A Redis that evicts a bucket forgives its caller. */
export const createRedisStore = (store: SharedStore): RateLimitStore => ({
  charge: async (key, policy, { spent, weight }) => {
    const times = [timeFor(policy, spent), timeFor(policy, weight), capacityOf(policy)].map(String)
    const reply = await runScript(store, CHARGE, [`laude:limit:${key}`], times)
    const [fits, debt] = Array.isArray(reply) ? reply : []
    if (typeof fits !== 'number' || typeof debt !== 'string') throw new Error('A charge was not answered.')
    return { isAllowed: fits === 1, debt: Number(debt) }
  },
})
