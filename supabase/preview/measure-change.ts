import type { LearnerKey } from '../../functions/_db/queries/engine/learner-key.ts'
import { createHotRunner } from './hot-operations.ts'
import { measureOperations, toFigures, type OperationFigures, type OperationSide } from './measure-operations.ts'

/** Each operation on one database; undefined where there is nothing to measure. */
export async function measureAlone(
  url: string,
  learner: LearnerKey | undefined,
  rounds: number,
): Promise<OperationSide[] | undefined> {
  if (!learner || rounds === 0) return undefined
  const runner = createHotRunner(url, learner)
  try {
    return (await measureOperations([runner], rounds)).flatMap(([side]) => side ?? [])
  } finally {
    await runner.end()
  }
}

interface Measuring {
  rounds: number
  beforeUrl: string
  afterUrl: string
  learner: LearnerKey | undefined
  alone: OperationSide[] | undefined
}

/** Each operation on both databases in turn; or, where there is one, on that after what was measured before. */
export async function measureChange({
  beforeUrl,
  afterUrl,
  learner,
  rounds,
  alone,
}: Measuring): Promise<OperationFigures[]> {
  if (!learner || rounds === 0) return []
  if (alone) return toFigures(alone, (await measureAlone(afterUrl, learner, rounds)) ?? [])
  const runners = [beforeUrl, afterUrl].map((url) => createHotRunner(url, learner))
  try {
    const measured = await measureOperations(runners, rounds)
    const side = (place: number) => measured.flatMap((sides) => sides[place] ?? [])
    return toFigures(side(0), side(1))
  } finally {
    await Promise.all(runners.map((runner) => runner.end()))
  }
}
