import { median } from '../../bench/statistics.ts'
import { OPERATIONS, type HotOperation, type HotRunner } from './hot-operations.ts'
import { readPlans, stepsOnlyIn } from './read-plans.ts'

/** How an operation did on one database. */
export interface OperationSide {
  /** In milliseconds. */
  median: number
  fastest: number
  slowest: number
  plan: string[]
  failure: string | null
}

export interface OperationFigures {
  operation: HotOperation
  before: OperationSide
  after: OperationSide
  /** Steps of its plans that are new, and that are gone. */
  newSteps: string[]
  goneSteps: string[]
}

/**
 * Runs each operation on each database, a round on one and then on the other, so that what else the machine does slows both
 * alike. The outer list is by operation.
 */
export async function measureOperations(runners: readonly HotRunner[], rounds: number): Promise<OperationSide[][]> {
  const measured: OperationSide[][] = []
  for (const operation of OPERATIONS) {
    const times = runners.map((): number[] => [])
    const sides: OperationSide[] = []
    for (const runner of runners) sides.push(await warmUp(runner, operation))
    for (let round = 0; round < rounds; round++)
      for (const place of round % 2 === 0 ? runners.keys() : [...runners.keys()].toReversed())
        if (sides[place]?.failure === null) times[place]?.push((await runners[place]?.run(operation)) ?? Number.NaN)
    measured.push(sides.map((side, place) => ({ ...side, ...summaryOf(times[place] ?? []) })))
  }
  return measured
}

const summaryOf = (times: readonly number[]) => ({
  median: median(times),
  fastest: Math.min(...times),
  slowest: Math.max(...times),
})

const UNMEASURED: OperationSide = { ...summaryOf([]), plan: [], failure: null }

/** The first time fills caches and is not counted. */
async function warmUp(runner: HotRunner, operation: HotOperation): Promise<OperationSide> {
  try {
    await runner.run(operation)
    return { ...UNMEASURED, plan: await readPlans(runner.db, await runner.record(operation)) }
  } catch (error) {
    return { ...UNMEASURED, failure: error instanceof Error ? error.message : String(error) }
  }
}

export const toFigures = (before: readonly OperationSide[], after: readonly OperationSide[]): OperationFigures[] =>
  OPERATIONS.flatMap((operation, place) => {
    const [was, is] = [before[place], after[place]]
    if (!was || !is) return []
    const comparable = was.failure === null && is.failure === null
    return {
      operation,
      before: was,
      after: is,
      newSteps: comparable ? stepsOnlyIn(is.plan, was.plan) : [],
      goneSteps: comparable ? stepsOnlyIn(was.plan, is.plan) : [],
    }
  })
