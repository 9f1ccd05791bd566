import { bandOf } from '../attempts/band.ts'
import type { Band } from '../attempts/band.ts'
import { byTimes, type AnswerCount } from './answer-counts.ts'
import { correlation, mean, median, variance, type Pair, type Point } from './statistics.ts'
import type { ItemCell, ItemTally, ScoreCell, Tally } from './tally.ts'

/** What attempts say about one question. Unanswered is wrong here, as it is in grading; an answer that nobody has read is left out. */
export interface ItemFigures {
  shown: number
  answered: number
  right: number
  /** What its answers are worth on average: where nothing is right in part, the share of attempts that had it right. */
  facility: number | null
  /** The correlation of what the answer is worth with the score of the whole attempt, from −1 to 1 (point-biserial, where nothing is right in part). */
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
  const counted = byTimes(answers)
  return {
    shown,
    answered,
    right: sorted.reduce((sum, { credit, times }) => sum + (credit === 1 ? times : 0), 0),
    facility: mean(sorted.map(({ credit, times }) => ({ value: credit, times }))),
    point_biserial: correlation(pairs(sorted, ({ points, graded }) => percentOf(points, graded))),
    rest_correlation: correlation(
      pairs(sorted, ({ points, graded, credit }) => percentOf(points - credit, graded - 1)),
    ),
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
  const scores = sorted.map(({ points, graded, times }) => ({ value: percentOf(points, graded), times }))
  const spread = variance(scores)
  const distribution = Array.from({ length: STEPS }, () => 0)
  const bands = { ready: 0, almost_there: 0, keep_going: 0, needs_work: 0 }
  for (const { points, graded, times } of sorted) {
    const step = graded === 0 ? 0 : Math.min(STEPS - 1, Math.floor((points * STEPS) / graded))
    distribution[step] = (distribution[step] ?? 0) + times
    bands[bandOf(percentOf(points, graded))] += times
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
 * Cronbach's alpha, which is KR-20 where nothing is right in part: how consistently the questions of a test rank the same
 * learners. It takes attempts with the same questions: null where lengths are mixed, or all scored the same.
 */
function reliability(sorted: readonly ScoreCell[], items: readonly ItemTally[]): number | null {
  const graded = sorted[0]?.graded ?? 0
  if (graded < 2 || sorted.some((cell) => cell.graded !== graded)) return null
  const attempts = sorted.reduce((sum, { times }) => sum + times, 0)
  const spreads = items.flatMap(({ cells }) => {
    const all = inOrder(cells)
    const shown = all.reduce((sum, { times }) => sum + times, 0)
    return shown === attempts ? [variance(all.map(({ credit, times }) => ({ value: credit, times }))) ?? 0] : []
  })
  const spread = variance(sorted.map(({ points, times }) => ({ value: points, times })))
  if (spreads.length !== graded || !spread) return null
  const within = spreads.reduce((sum, each) => sum + each, 0)
  return (graded / (graded - 1)) * (1 - within / spread)
}

/** Sorted, so that the figures are the same to the last digit in whatever order attempts came. */
const inOrder = <Cell extends ScoreCell>(cells: Map<string, Cell>): Cell[] =>
  [...cells].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, cell]) => cell)

const points = (counts: Map<number, number>): Point[] => [...counts].map(([value, times]) => ({ value, times }))

/** For each attempt what its answer is worth, and a score. */
const pairs = (cells: readonly ItemCell[], score: (cell: ItemCell) => number): Pair[] =>
  cells.map((cell) => ({ x: cell.credit, y: score(cell), times: cell.times }))

const percentOf = (points: number, graded: number) => (graded > 0 ? (100 * points) / graded : 0)
