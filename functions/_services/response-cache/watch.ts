import {
  addMember,
  deleteKeys,
  expireKey,
  getKey,
  getMembers,
  RefusedCommand,
  removeMembers,
  sendAll,
  setKey,
  type SharedStore,
} from '../../_cache/shared-store.ts'
import { ASKED, heardKey, VERSION_OF_ALL } from './shared-keys.ts'

export interface WatchTiming {
  /** How often a member looks whether somebody asks. */
  look: number
  /** How long one who asks waits for an answer. */
  patience: number
  /** How often they look for it. */
  poll: number
}

/** In milliseconds. */
export const WATCH_TIMING: WatchTiming = { look: 1000, patience: 2500, poll: 100 }
/** How long questions and answers are kept, in milliseconds. */
const KEPT = 10_000
const QUESTION = /^[\da-f-]{36}$/

interface WatchOptions {
  store: SharedStore
  /** Whether every notification so far was received, and every version that it names deleted. */
  hasHeardAll: () => Promise<boolean>
  timing?: WatchTiming
}

/** One membership: from when a server joined until it lost one of its connections. */
export type Membership = object

/**
 * Servers that have heard every notification, together: an entry of the shared store may be believed only if somebody was
 * listening from when it was written. A server that begins to listen asks whether a member has heard everything up to then. If
 * none answers, it invalidates all that is there.
 */
export function createWatch({ store, hasHeardAll, timing = WATCH_TIMING }: WatchOptions) {
  let isListening = false
  let isStopped = false
  /** Replaced whenever a connection is lost: what began under another one counts no more. */
  let current: Membership | undefined
  let hasJoined = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let wake: () => void = () => undefined

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      wake = resolve
      timer = setTimeout(resolve, ms)
    })

  /** Whether a member has heard everything up to now. */
  const isConfirmed = async (isCurrent: () => boolean): Promise<boolean> => {
    const question = crypto.randomUUID()
    // One that is refused, as by a store that is full, is one that nobody answers.
    const asked = await store.send([addMember(ASKED, question), expireKey(ASKED, KEPT)])
    if (asked.some((reply) => reply instanceof RefusedCommand)) return false
    for (const until = Date.now() + timing.patience; Date.now() < until && isCurrent();) {
      await rest(timing.poll)
      const [heard] = await sendAll(store, [getKey(heardKey(question))])
      if (heard !== null) return true
    }
    return false
  }

  const answer = async (isCurrent: () => boolean) => {
    const [reply] = await store.send([getMembers(ASKED)])
    const members = Array.isArray(reply) ? reply : []
    const questions = members.filter((member) => typeof member === 'string' && QUESTION.test(member)).map(String)
    if (questions.length === 0 || !(await hasHeardAll()) || !isCurrent()) return
    const answers = questions.map((question) => setKey(heardKey(question), '1', { ttl: KEPT }))
    await store.send([...answers, removeMembers(ASKED, questions)])
  }

  const serve = async (mine: Membership) => {
    const isCurrent = () => current === mine
    while (isCurrent()) {
      try {
        if (hasJoined) await answer(isCurrent)
        else {
          if (!(await isConfirmed(isCurrent)) && isCurrent()) await sendAll(store, [deleteKeys([VERSION_OF_ALL])])
          if (isCurrent()) hasJoined = true
        }
      } catch {
        // The store has reported it.
      }
      if (isCurrent()) await rest(timing.look)
    }
  }

  const leave = () => {
    current = undefined
    hasJoined = false
    clearTimeout(timer)
    wake()
  }
  const join = () => {
    if (!isListening || !store.isConnected() || isStopped || current) return
    current = {}
    void serve(current)
  }
  store.follow({ onready: join, onlost: leave })

  return {
    /** Undefined while this server is no member. */
    membership: (): Membership | undefined => (hasJoined ? current : undefined),
    onready: () => {
      isListening = true
      join()
    },
    onlost: () => {
      isListening = false
      leave()
    },
    stop: () => {
      isStopped = true
      leave()
    },
  }
}
