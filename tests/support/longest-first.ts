import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest, in this order: begun last it would run alone, while the other cores have nothing left to do. */
const LONGEST = [
  'tests/local/bench.test.ts',
  'tests/local/stack.test.ts',
  'tests/faults/storm.test.ts',
  'tests/services/rules/sweep-crash.test.ts',
]

/** These first, all others in Vitest's order. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const index = LONGEST.indexOf(relative(this.ctx.config.root, moduleId))
      return index === -1 ? LONGEST.length : index
    }
    // oxlint-disable-next-line unicorn/no-array-sort -- not an array's sort: Vitest's sequencer calls its own so
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => place(a) - place(b))
  }
}
