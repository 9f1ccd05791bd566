/** Continues with a value, at once if it is no promise: a path that runs ten thousand times a second skips the await. */
export const thenSync = <T, R>(it: T | Promise<T>, map: (it: T) => R | Promise<R>): R | Promise<R> =>
  it instanceof Promise ? it.then(map) : map(it)
