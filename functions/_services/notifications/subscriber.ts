export type EndReason =
  /** The learner opened too many streams, and this was the oldest. */
  | 'replaced'
  /** The access token that opened the stream has expired. */
  | 'expired'
  /** The session of that token has ended. */
  | 'session_ended'
  | 'stopping'
  | 'failed'
  /** The reader has disconnected. */
  | 'gone'

/** One open stream, as the hub sees it: the stream waits here until the hub wakes it. */
export interface Subscriber {
  wake: () => void
  end: (why: EndReason) => void
  /** Set once the stream has ended. */
  readonly ended: EndReason | undefined
  /** Resolves to true once woken or ended; to false after this many milliseconds without either. */
  wait: (ms: number) => Promise<boolean>
  onEnd: (listener: () => void) => void
}

/** A wake-up that arrives while the stream is not waiting is kept: the next `wait` resolves at once. */
export function createSubscriber(): Subscriber {
  let isWoken = false
  let ended: EndReason | undefined
  let resume: (() => void) | undefined
  const listeners: (() => void)[] = []
  return {
    get ended() {
      return ended
    },
    wake: () => {
      isWoken = true
      resume?.()
    },
    end: (why) => {
      if (ended) return
      ended = why
      resume?.()
      for (const listener of listeners) listener()
    },
    wait: async (ms) => {
      if (!isWoken && !ended) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          resume = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        resume = undefined
      }
      const result = isWoken || ended !== undefined
      isWoken = false
      return result
    },
    onEnd: (listener) => void listeners.push(listener),
  }
}
