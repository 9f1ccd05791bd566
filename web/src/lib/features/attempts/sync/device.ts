import { createStore, del, entries, get, update, type UseStore } from 'idb-keyval'
import { merge } from './merge.ts'
import { DATABASE, STORE } from './names.ts'
import type { TakingPlace } from '#lib/path-parts.ts'
import { isFields, readState } from '#lib/features/attempts/box/read-state.ts'
import type { AttemptState } from '#lib/features/attempts/box/state.ts'

/** An attempt with its learner and the community of its pages. */
export interface AttemptOwner {
  user: string
  community: string
  attempt: string
  length: number
  at: TakingPlace
}

/** What a device stores of an attempt until the server has all of it. */
export interface DeviceAttempt extends AttemptOwner {
  state: AttemptState
  /** Milliseconds by which the server's clock is ahead; null: not known yet. */
  ahead: number | null
}

/** The version of the stored form. Another version's data is ignored. */
const VERSION = 1

const keyOf = ({ user, attempt }: AttemptOwner) => `${user}/${attempt}`

let database: UseStore | undefined
const store = () => (database ??= createStore(DATABASE, STORE))

export function readStored(value: unknown): DeviceAttempt | null {
  if (!isFields(value) || value.version !== VERSION) return null
  const { user, community, attempt, length, ahead } = value
  // What was stored before there was practice says nothing.
  const at = value.at === 'practice' ? value.at : 'attempts'
  if (typeof user !== 'string' || typeof community !== 'string' || typeof attempt !== 'string') return null
  if (typeof length !== 'number') return null
  const state = readState(value.state, length)
  return state && { user, community, attempt, length, at, state, ahead: typeof ahead === 'number' ? ahead : null }
}

export async function load(owner: AttemptOwner): Promise<DeviceAttempt | null> {
  const stored = readStored(await get(keyOf(owner), store()))
  return stored?.length === owner.length ? stored : null
}

/** Merges with what is stored, since another tab may have written meanwhile. Reading and writing are one transaction. */
export const save = (attempt: DeviceAttempt): Promise<void> =>
  update<unknown>(
    keyOf(attempt),
    (old) => {
      const before = readStored(old)
      const state = before?.state.mode === attempt.state.mode ? merge(before.state, attempt.state) : attempt.state
      return { version: VERSION, ...attempt, state }
    },
    store(),
  )

export const remove = (owner: AttemptOwner): Promise<void> => del(keyOf(owner), store())

/** The attempts that a learner finished without a connection. */
export async function unsentFinishes(user: string): Promise<DeviceAttempt[]> {
  const all = await entries<string, unknown>(store())
  return all
    .map(([, value]) => readStored(value))
    .filter((stored) => stored !== null)
    .filter((stored) => stored.user === user && stored.state.handedIn.asked)
}
