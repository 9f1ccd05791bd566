import { parseArgs } from 'node:util'

export const USAGE = 'npm run fuzz -- [--cases 10000] [--seconds 900] [--seed 1] [--function courses-api]'

export interface FuzzOptions {
  /** At least so many requests in all. */
  cases: number
  /** Instead of a number of requests: how long it goes on. */
  seconds: number | undefined
  /** With the same seed and the same database, the same requests. */
  seed: number
  /** One function alone. */
  only: string | undefined
}

/** Undefined if the arguments make no sense. */
export function readOptions(args: string[]): FuzzOptions | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        cases: { type: 'string', default: '10000' },
        seconds: { type: 'string' },
        seed: { type: 'string', default: '1' },
        function: { type: 'string' },
      },
    })
    const [cases, seed] = [Number(values.cases), Number(values.seed)]
    const seconds = values.seconds === undefined ? undefined : Number(values.seconds)
    const isCount = (value: number) => Number.isSafeInteger(value) && value > 0
    if (!isCount(cases) || !Number.isSafeInteger(seed) || (seconds !== undefined && !isCount(seconds))) return undefined
    return { cases, seconds, seed, only: values.function }
  } catch {
    return undefined
  }
}
