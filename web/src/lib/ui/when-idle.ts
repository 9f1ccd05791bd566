/** Once the page is drawn and the browser has nothing better to do. Gives how to call it off. */
export const whenIdle = (work: () => unknown): (() => void) => {
  // Safari cannot say when it is idle.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(work, 500)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(work, { timeout: 3_000 })
  return () => cancelIdleCallback(handle)
}
