import { bandOf } from '../attempts/band.ts'
import type { Band } from '../attempts/band.ts'
import { byTimes, type AnswerCount } from './answer-counts.ts'
import { correlation, mean, median, variance, type Pair, type Point } from './statistics.ts'
import type { ScoreCell, ItemTally, Tally } from './tally.ts'

/** What attempts say about one question. Unanswered is wrong here, as it is in grading. */
export interface ItemFigures {
  shown: number
  answered: number
  right: number
  /** The share of attempts with this question that had it right. */
  facility: number | null
  /** The correlation of having it right with the score of the whole attempt, from −1 to 1 (point-biserial). */
  point_biserial: number | null
  /** The same with the score of the attempt's other questions, so that the question is not compared with itself. */
  rest_correlation: number | null
  /** The median. */
  seconds: number | null
  /** The most frequent wrong answer. */
  wrong: AnswerCount | null
  /** The most frequent first. */
  answers: AnswerCount[]
}

export function itemFigures({ answered, cells, answers, seconds }: ItemTally): ItemFigures {
  const sorted = inOrder(cells)
  const shown = sorted.reduce((sum, { times }) => sum + times, 0)
  const right = sorted.reduce((sum, cell) => sum + cell.right, 0)
  const counted = byTimes(answers)
  return {
    shown,
    answered,
    right,
    facility: shown === 0 ? null : right / shown,
    point_biserial: correlation(pairs(sorted, ({ correct, asked }) => percentOf(correct, asked))),
    rest_correlation: correlation(pairs(sorted, ({ correct, asked }, x) => percentOf(correct - x, asked - 1))),
    seconds: median(points(seconds)),
    wrong: counted.find(({ right }) => !right) ?? null,
    answers: counted,
  }
}

/** What attempts say about the test as a whole. Scores are in percent. */
export interface TestFigures {
  attempts: number
  learners: number
  mean: number | null
  median: number | null
  deviation: number | null
  /** How many attempts by score, in steps of 5; the last step includes 100. */
  distribution: number[]
  bands: Record<Band, number>
  seconds: number | null
  reliability: number | null
}

const STEPS = 20

export function testFigures({ learners, cells, seconds, items }: Tally): TestFigures {
  const sorted = inOrder(cells)
  const scores = sorted.map(({ correct, asked, times }) => ({ value: percentOf(correct, asked), times }))
  const spread = variance(scores)
  const distribution = Array.from({ length: STEPS }, () => 0)
  const bands = { ready: 0, almost_there: 0, keep_going: 0, needs_work: 0 }
  for (const { correct, asked, times } of sorted) {
    const step = Math.min(STEPS - 1, Math.floor((correct * STEPS) / asked))
    distribution[step] = (distribution[step] ?? 0) + times
    bands[bandOf(percentOf(correct, asked))] += times
  }
  return {
    attempts: scores.reduce((sum, { times }) => sum + times, 0),
    learners: learners.size,
    mean: mean(scores),
    median: median(scores),
    deviation: spread === null ? null : Math.sqrt(spread),
    distribution,
    bands,
    seconds: median(points(seconds)),
    reliability: reliability(sorted, items),
  }
}

/**
 * KR-20, which is Cronbach's alpha for right and wrong: how consistently the questions of a test rank the same learners. It
 * takes attempts with the same questions: null where lengths are mixed, or all scored the same.
 */
function reliability(sorted: readonly ScoreCell[], items: readonly ItemTally[]): number | null {
  const asked = sorted[0]?.asked ?? 0
  if (asked < 2 || sorted.some((cell) => cell.asked !== asked)) return null
  const attempts = sorted.reduce((sum, { times }) => sum + times, 0)
  const shares = items.flatMap(({ cells }) => {
    const all = [...cells.values()]
    const shown = all.reduce((sum, { times }) => sum + times, 0)
    return shown === attempts ? [all.reduce((sum, { right }) => sum + right, 0) / shown] : []
  })
  const spread = variance(sorted.map(({ correct, times }) => ({ value: correct, times })))
  if (shares.length !== asked || !spread) return null
  const within = shares.reduce((sum, share) => sum + share * (1 - share), 0)
  return (asked / (asked - 1)) * (1 - within / spread)
}

/** Sorted, so that the figures are the same to the last digit in whatever order attempts came. */
const inOrder = (cells: Map<number, ScoreCell>) => [...cells].toSorted(([a], [b]) => a - b).map(([, cell]) => cell)

const points = (counts: Map<number, number>): Point[] => [...counts].map(([value, times]) => ({ value, times }))

/** For each attempt whether it had the question right, 1 or 0, and a score. */
const pairs = (cells: readonly ScoreCell[], score: (cell: ScoreCell, x: 0 | 1) => number): Pair[] =>
  cells
    .flatMap((cell) => [
      { x: 1, y: score(cell, 1), times: cell.right },
      { x: 0, y: score(cell, 0), times: cell.times - cell.right },
    ])
    .filter(({ times }) => times > 0)

const percentOf = (correct: number, asked: number) => (asked > 0 ? (100 * correct) / asked : 0)
