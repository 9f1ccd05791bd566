export type EndReason =
  /** Of too many streams of one learner it was the oldest. */
  | 'replaced'
  /** The token it was opened with is over. */
  | 'expired'
  | 'stopping'
  | 'failed'
  /** Nobody reads any more. */
  | 'gone'

/** Where a stream waits for news. */
export interface Subscriber {
  ring: () => void
  end: (why: EndReason) => void
  /** Set once it is over. */
  readonly ended: EndReason | undefined
  /** True once there may be news, or it is over; false after so many milliseconds without. */
  wait: (ms: number) => Promise<boolean>
  onEnd: (listener: () => void) => void
}

/** What rings while nobody waits is not lost: the next to wait does not. */
export function createSubscriber(): Subscriber {
  let rung = false
  let ended: EndReason | undefined
  let wake: (() => void) | undefined
  const listeners: (() => void)[] = []
  return {
    get ended() {
      return ended
    },
    ring: () => {
      rung = true
      wake?.()
    },
    end: (why) => {
      if (ended) return
      ended = why
      wake?.()
      for (const listener of listeners) listener()
    },
    wait: async (ms) => {
      if (!rung && !ended) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
        wake = undefined
      }
      const news = rung || ended !== undefined
      rung = false
      return news
    },
    onEnd: (listener) => void listeners.push(listener),
  }
}
