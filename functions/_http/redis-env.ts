import { z } from 'zod'
import type { StoreAddress } from '../_cache/connect.ts'

/** The part of the environment that a shared Redis needs: for cached responses and counts of requests. */
export const redisVariables = {
  /** Over TCP: `redis://user:password@host:6379`, or `rediss://` with TLS. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** Over REST, as Upstash offers it. */
  UPSTASH_REDIS_REST_URL: z.url({ protocol: /^https?$/ }).optional(),
  UPSTASH_REDIS_REST_TOKEN: z.string().optional(),
  /** Names the code that runs: cached responses of another release are not sent. */
  RELEASE: z.string().max(100).default(''),
}

type RedisVariables = z.infer<z.ZodObject<typeof redisVariables>>

/** Where Redis is, or undefined where there is none. Two of them, or half of one, is refused when the server starts. */
export function redisAddressOf(env: RedisVariables, context: z.RefinementCtx): StoreAddress | undefined {
  const { REDIS_URL, UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env
  const refuse = (message: string, name: string) => {
    context.addIssue({ code: 'custom', message, path: [name] })
    return undefined
  }
  if ((url === undefined) !== (token === undefined)) return refuse('set both or none', 'UPSTASH_REDIS_REST_TOKEN')
  if (url === undefined || token === undefined) return REDIS_URL
  return REDIS_URL === undefined
    ? { url, token }
    : refuse('set this or UPSTASH_REDIS_REST_URL: there is one Redis', 'REDIS_URL')
}
