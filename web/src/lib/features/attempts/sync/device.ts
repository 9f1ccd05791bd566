import { createStore, del, entries, get, update, type UseStore } from 'idb-keyval'
import { merge } from './merge.ts'
import { isFields, readState } from '#lib/features/attempts/box/read-state.ts'
import type { AttemptState } from '#lib/features/attempts/box/state.ts'

/** Whose attempt something is, and where its pages are. */
export interface AttemptOwner {
  user: string
  community: string
  attempt: string
  length: number
}

/** What a device keeps of an attempt until the server has all of it. */
export interface DeviceAttempt extends AttemptOwner {
  state: AttemptState
  /** How far the server's clock is ahead, in milliseconds, as far as known. */
  ahead: number | null
}

/** What another version wrote is nothing to this one. */
const VERSION = 1

const keyOf = ({ user, attempt }: AttemptOwner) => `${user}/${attempt}`

let opened: UseStore | undefined
const store = () => (opened ??= createStore('laude', 'attempts'))

export function readKept(value: unknown): DeviceAttempt | null {
  if (!isFields(value) || value.version !== VERSION) return null
  const { user, community, attempt, length, ahead } = value
  if (typeof user !== 'string' || typeof community !== 'string' || typeof attempt !== 'string') return null
  if (typeof length !== 'number') return null
  const state = readState(value.state, length)
  return state && { user, community, attempt, length, state, ahead: typeof ahead === 'number' ? ahead : null }
}

export async function load(owner: AttemptOwner): Promise<DeviceAttempt | null> {
  const kept = readKept(await get(keyOf(owner), store()))
  return kept?.length === owner.length ? kept : null
}

/** Joins what is there: another tab may have written since. Reading and writing are one transaction. */
export const keep = (kept: DeviceAttempt): Promise<void> =>
  update<unknown>(
    keyOf(kept),
    (old) => {
      const there = readKept(old)
      const state = there?.state.mode === kept.state.mode ? merge(there.state, kept.state) : kept.state
      return { version: VERSION, ...kept, state }
    },
    store(),
  )

export const drop = (owner: AttemptOwner): Promise<void> => del(keyOf(owner), store())

/** What somebody handed in without a connection. */
export async function handedIn(user: string): Promise<DeviceAttempt[]> {
  const all = await entries<string, unknown>(store())
  return all
    .map(([, value]) => readKept(value))
    .filter((kept) => kept !== null)
    .filter((kept) => kept.user === user && kept.state.handedIn.asked)
}
