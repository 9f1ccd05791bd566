/** The library loses some requests when a broker dies: an answer that never comes is an error after so many milliseconds. */
export async function inTime<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Kafka did not answer in time.')), milliseconds)
  })
  return Promise.race([answer, late]).finally(() => clearTimeout(timer))
}
