/** A server's clock that goes only when told to. */
export function createClock(at = Date.now()) {
  let now = at
  return {
    now: () => now,
    pass: ({ minutes = 0, seconds = 0 }: { minutes?: number; seconds?: number }) => {
      now += (minutes * 60 + seconds) * 1000
    },
  }
}
