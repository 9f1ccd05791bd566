/** A command as Redis takes it. */
export type Command = readonly [name: string, ...args: string[]]
export type RedisReply = string | number | null | readonly RedisReply[]

/** What Redis says to a command that it refuses. Its first word is the kind, such as OOM or WRONGTYPE. */
export class RefusedCommand extends Error {
  readonly kind = /^[A-Z]+\b/.exec(this.message)?.[0] ?? 'ERR'
}

/** A Redis that several processes share. There is no subscription: what changed, Postgres says. */
export interface SharedStore {
  /**
   * Sends commands in one round trip and this order, with one reply for each; rejects where there is no answer in time. A
   * command whose answer came too late may be executed nevertheless.
   */
  send: (commands: readonly Command[]) => Promise<(RedisReply | RefusedCommand)[]>
  isConnected: () => boolean
  /** Calls back once it is connected, and at once if it is. */
  follow: (follower: Follower) => void
  stop: () => Promise<void>
}

export interface Follower {
  onready: () => void
  /** What was written may be lost, and what was deleted may be back: the next connection may lead to an older copy. */
  onlost: () => void
}

/** For as long as so many milliseconds. */
interface SetOptions {
  ttl?: number
  onlyIfAbsent?: boolean
}

export const ping: Command = ['PING']
export const getKey = (key: string): Command => ['GET', key]
export const getKeys = (keys: readonly string[]): Command => ['MGET', ...keys]
export const setKey = (key: string, value: string, { ttl, onlyIfAbsent = false }: SetOptions = {}): Command => [
  'SET',
  key,
  value,
  ...(onlyIfAbsent ? ['NX'] : []),
  ...(ttl === undefined ? [] : ['PX', String(Math.max(1, Math.floor(ttl)))]),
]
export const deleteKeys = (keys: readonly string[]): Command => ['DEL', ...keys]
export const expireKey = (key: string, ttl: number): Command => ['PEXPIRE', key, String(ttl)]
export const addMember = (key: string, member: string): Command => ['SADD', key, member]
export const getMembers = (key: string): Command => ['SMEMBERS', key]
export const removeMembers = (key: string, members: readonly string[]): Command => ['SREM', key, ...members]

/** The replies, where none of the commands was refused. */
export async function sendAll(store: SharedStore, commands: readonly Command[]): Promise<RedisReply[]> {
  const replies = await store.send(commands)
  return replies.map((reply) => {
    if (reply instanceof RefusedCommand) throw reply
    return reply
  })
}

/** A reply as a client hands it out. What is no text, number or list counts as nothing. */
export function toReply(value: unknown): RedisReply | RefusedCommand {
  if (typeof value === 'string' || typeof value === 'number' || value instanceof RefusedCommand) return value
  return Array.isArray(value) ? value.map((each) => toNested(toReply(each))) : null
}

const toNested = (reply: RedisReply | RefusedCommand): RedisReply => (reply instanceof RefusedCommand ? null : reply)
