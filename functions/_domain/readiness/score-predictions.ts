/** A prediction, and what became of it. */
export interface ScoredPrediction {
  /** The chance to pass that was shown, from 0 to 1. */
  chance: number
  passed: boolean
}

export interface ReliabilityStep {
  /** Chances from this to that, in percent. */
  from: number
  to: number
  exams: number
  /** What was predicted on average, and which part passed, in percent. */
  predicted: number
  passed: number
}

export interface PredictionRecord {
  exams: number
  /** The mean squared error of chances: 0 is perfect, 0.25 is what a coin gets. Null below the least number of exams. */
  brier: number | null
  steps: ReliabilityStep[]
}

/** Of fewer exams nothing is shown: it would say little, and too much of single learners. */
const LEAST = { exams: 20, step: 5 } as const

const STEP = 20

/** How good predictions were. */
export function scorePredictions(scored: readonly ScoredPrediction[]): PredictionRecord {
  if (scored.length < LEAST.exams) return { exams: scored.length, brier: null, steps: [] }
  const errors = scored.map(({ chance, passed }) => (chance - Number(passed)) ** 2)
  const groups = Map.groupBy(scored, ({ chance }) => Math.min(100 - STEP, Math.floor((100 * chance) / STEP) * STEP))
  return {
    exams: scored.length,
    brier: mean(errors),
    steps: [...groups]
      .filter(([, group]) => group.length >= LEAST.step)
      .map(([from, group]) => ({
        ...{ from, to: from + STEP, exams: group.length },
        predicted: 100 * mean(group.map(({ chance }) => chance)),
        passed: 100 * mean(group.map(({ passed }) => Number(passed))),
      }))
      .toSorted((a, b) => a.from - b.from),
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
