import type { Engine } from '../engine/apply.ts'
import { repeat, together, type RepeatOptions, type Worker } from './repeat.ts'
import { lookAtEveryone, sweepNewRules, type SweepOptions } from '../rules/sweep.ts'

export interface SweeperOptions extends Partial<RepeatOptions>, SweepOptions {
  /** How long between looks at windows and boards, in milliseconds. */
  lookEvery?: number
}

/** Sweeps for as long as it runs. Any number may run beside each other: a community has one sweeper at a time. */
export const startSweeper = (
  engine: Engine,
  { pause = 1000, lookEvery = 60_000, report, ...options }: SweeperOptions = {},
): Worker =>
  together(
    repeat(async () => (await sweepNewRules(engine, options)).more, { pause, report }),
    repeat(
      async () => {
        await lookAtEveryone(engine, options)
        return false
      },
      { pause: lookEvery, report },
    ),
  )
