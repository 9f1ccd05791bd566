import type { Engine } from '../engine/apply.ts'
import { repeat, combine, type RepeatOptions, type Worker } from './repeat.ts'
import { lookAtEveryone, sweepNewRules, type SweepOptions } from '../rules/sweep.ts'

export interface SweeperOptions extends Partial<RepeatOptions>, SweepOptions {
  /** The time between looks at windows and leaderboards, in milliseconds. */
  lookEvery?: number
}

/** Sweeps until it is stopped. Any number of these may run at the same time: a lock gives a community to one of them. */
export const startSweeper = (
  engine: Engine,
  { pause = 1000, lookEvery = 60_000, report, metrics, ...options }: SweeperOptions = {},
): Worker =>
  combine(
    repeat(async () => (await sweepNewRules(engine, options)).more, { pause, report, metrics, name: 'new-rules' }),
    repeat(
      async () => {
        await lookAtEveryone(engine, options)
        return false
      },
      { pause: lookEvery, report, metrics, name: 'windows' },
    ),
  )
