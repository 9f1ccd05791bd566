import { deleteKeys, sendAll, type SharedStore } from '../../_cache/shared-store.ts'
import { VERSION_OF_ALL } from './shared-keys.ts'

/** The most keys that wait to be deleted, before all entries are invalidated instead. */
const MOST = 10_000
/** How many keys one command deletes. */
const PAGE = 500
/** How long to wait before a deletion that failed is tried again, in milliseconds. */
const RETRY = 100

/** Versions that are to be deleted from the shared store. None is forgotten before it is. */
export interface Invalidations {
  add: (key: string) => void
  /** Whether one of these versions is still to be deleted. */
  isPending: (keys: readonly string[]) => boolean
  /** Whether everything that was added before the call is deleted, after so many milliseconds at the most. */
  flush: (patience: number) => Promise<boolean>
  stop: () => void
}

export function createInvalidations(store: SharedStore): Invalidations {
  let waiting = new Set<string>()
  let sending: ReadonlySet<string> = new Set()
  let isRunning = false
  let isStopped = false
  let pause: ReturnType<typeof setTimeout> | undefined
  /** How many were added so far, and how many of them are deleted. */
  let added = 0
  let deleted = 0
  const flushes = new Set<{ upTo: number; settle: (isFlushed: boolean) => void }>()

  const has = (keys: ReadonlySet<string>, key: string) => keys.has(VERSION_OF_ALL) || keys.has(key)
  const wait = (key: string) => {
    if (has(waiting, key)) return
    waiting.add(key)
    if (waiting.size > MOST) waiting = new Set([VERSION_OF_ALL])
  }

  const hasWork = () => waiting.size > 0 && !isStopped

  const run = async () => {
    isRunning = true
    // Whatever else arrives in this tick leaves with the same command.
    await Promise.resolve()
    while (hasWork()) {
      const upTo = added
      sending = waiting
      waiting = new Set()
      try {
        await sendAll(store, pages([...sending]).map(deleteKeys))
        sending = new Set()
        deleted = upTo
        for (const flush of flushes) if (flush.upTo <= deleted) flush.settle(true)
      } catch {
        // The store has reported it.
        for (const key of sending) wait(key)
        sending = new Set()
        await new Promise<void>((resolve) => (pause = setTimeout(resolve, RETRY)))
      }
    }
    isRunning = false
  }

  return {
    add: (key) => {
      added++
      wait(key)
      if (!isRunning) void run()
    },
    isPending: (keys) => keys.some((key) => has(waiting, key) || has(sending, key)),
    flush: (patience) => {
      if (deleted === added) return Promise.resolve(true)
      return new Promise((resolve) => {
        const flush = {
          upTo: added,
          settle: (isFlushed: boolean) => {
            clearTimeout(timer)
            flushes.delete(flush)
            resolve(isFlushed)
          },
        }
        const timer = setTimeout(() => flush.settle(false), patience)
        flushes.add(flush)
      })
    },
    stop: () => {
      isStopped = true
      clearTimeout(pause)
      for (const { settle } of flushes) settle(false)
    },
  }
}

const pages = (keys: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(keys.length / PAGE) }, (_, page) => keys.slice(page * PAGE, (page + 1) * PAGE))
