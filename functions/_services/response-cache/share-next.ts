/**
 * Asks once for all who come before it is asked. Whoever comes while an answer is on its way waits for the next: that one
 * may have been given before they came.
 */
export function shareNext<T>(ask: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<unknown> = Promise.resolve()
  let next: Promise<T> | undefined
  return () => {
    if (!next) {
      const mine = underWay.then(() => {
        next = undefined
        return ask()
      })
      next = mine
      underWay = mine.catch(() => undefined)
    }
    return next
  }
}
