/** Goes on with what is there, at once if it is: what is answered ten thousand times a second waits for nothing. */
export const thenSync = <T, R>(it: T | Promise<T>, goOn: (it: T) => R | Promise<R>): R | Promise<R> =>
  it instanceof Promise ? it.then(goOn) : goOn(it)
