import { createHash } from 'node:crypto'
import { RefusedCommand, sendAll, type RedisReply, type SharedStore } from './shared-store.ts'

/** A script that Redis runs as one step. */
export interface RedisScript {
  source: string
  sha: string
}

export const createScript = (source: string): RedisScript => ({
  source,
  sha: createHash('sha1').update(source).digest('hex'),
})

/** Names the script by its hash, and sends it whole where Redis does not know it yet. */
export async function runScript(
  store: SharedStore,
  { source, sha }: RedisScript,
  keys: readonly string[],
  args: readonly string[],
): Promise<RedisReply | undefined> {
  const rest = [String(keys.length), ...keys, ...args]
  const [reply] = await store.send([['EVALSHA', sha, ...rest]])
  if (!(reply instanceof RefusedCommand)) return reply
  if (reply.kind !== 'NOSCRIPT') throw reply
  const [answer] = await sendAll(store, [['EVAL', source, ...rest]])
  return answer
}
