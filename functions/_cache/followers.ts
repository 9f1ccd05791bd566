import type { Follower } from './shared-store.ts'

/** Who wants to know whether there is a connection. A connection is ready once, and lost once. */
export function createFollowers() {
  const followers: Follower[] = []
  let isConnected = false
  return {
    isConnected: () => isConnected,
    follow: (follower: Follower) => {
      followers.push(follower)
      if (isConnected) follower.onready()
    },
    ready: () => {
      if (isConnected) return
      isConnected = true
      for (const { onready } of followers) onready()
    },
    lost: () => {
      if (!isConnected) return
      isConnected = false
      for (const { onlost } of followers) onlost()
    },
  }
}

/** Reports a failure once, and again only after it worked in between. */
export function reportOnce(report: (message: string) => void) {
  const reported = new Set<string>()
  return {
    failed: (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      if (reported.has(message)) return
      reported.add(message)
      report(`Redis: ${message}`)
    },
    worked: () => reported.clear(),
  }
}
