import { setTimeout as rest } from 'node:timers/promises'

/** Resolves once something is so. Outside of tests, where `expect.poll` cannot be; the timeout of the hook or test ends it. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await rest(20)
}

/** What a client does whose request failed on the way: it sends the same again. */
export async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries > 20) throw error
      await rest(20 * tries)
    }
  }
}
