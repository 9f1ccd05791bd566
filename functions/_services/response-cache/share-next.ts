/**
 * One call for all callers that arrive before it starts. A caller that arrives while one is running waits for the next: the
 * answer of the running one may be older than the caller's question.
 */
export function shareNext<T>(ask: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> = Promise.resolve()
  let next: Promise<T> | undefined
  return () => {
    if (!next) {
      const mine = running.then(() => {
        next = undefined
        return ask()
      })
      next = mine
      running = mine.catch(() => undefined)
    }
    return next
  }
}
