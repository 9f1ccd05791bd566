/** What the work resolves to, or an error with this message if that takes longer than so many milliseconds. */
export async function inTime<T>(work: Promise<T>, patience: number, message: string): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new LateAnswer(message)), patience)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}

export class LateAnswer extends Error {}
