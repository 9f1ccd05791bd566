import { scoreOf } from '../attempts/grading.ts'
import type { Answer, AnswerKey } from '../attempts/kinds/rules.ts'
import { countAnswer, type AnswerCounts } from './answer-counts.ts'

/** What an analysis needs of a finished attempt. */
export interface AnsweredAttempt {
  learner: string
  /** Spent on it, in whole seconds. */
  seconds: number
  /** Every question that was in it. */
  questions: readonly AnsweredQuestion[]
}

export interface AnsweredQuestion {
  /** In the bank, from 1. */
  position: number
  /** Null where no answer counts. */
  answer: Answer | null
  /** Whole seconds from the answer before to this one; null where there is none. */
  seconds: number | null
}

/** Attempts with the same score: every figure about scores comes from these. */
export interface ScoreCell {
  /** How many questions were graded: all but those with an answer that nobody has read. */
  graded: number
  /** The sum of what their answers are worth, with four decimals. */
  points: number
  /** How many attempts. */
  times: number
}

/** Attempts with the same score in which the answer to one question was worth the same. */
export interface ItemCell extends ScoreCell {
  credit: number
}

export interface ItemTally {
  key: AnswerKey
  answered: number
  cells: Map<string, ItemCell>
  answers: AnswerCounts
  seconds: Map<number, number>
}

/** The counts after any number of attempts. Only the learners' ids grow with the attempts; the rest is bounded. */
export interface Tally {
  learners: Set<string>
  cells: Map<string, ScoreCell>
  seconds: Map<number, number>
  items: readonly ItemTally[]
}

/** An empty tally for the keys of a bank, in its order. */
export const startTally = (keys: readonly AnswerKey[]): Tally => ({
  learners: new Set(),
  cells: new Map(),
  seconds: new Map(),
  items: keys.map((key) => ({ key, answered: 0, cells: new Map(), answers: new Map(), seconds: new Map() })),
})

export function addAttempt(tally: Tally, { learner, seconds, questions }: AnsweredAttempt): void {
  const items = questions.map(({ position }) => {
    const item = tally.items[position - 1]
    if (!item) throw new RangeError(`The bank has no question ${position}.`)
    return item
  })
  const credits = questions.map(({ answer, seconds }, index) => {
    const item = items[index]
    if (!item || !answer) return 0
    const credit = countAnswer(item.answers, item.key, answer)
    if (credit === null) return null
    item.answered++
    if (seconds !== null) raise(item.seconds, seconds)
    return credit
  })
  const score = { ...scoreOf(credits), times: 1 }
  tally.learners.add(learner)
  raise(tally.seconds, seconds)
  const { graded, points } = score
  raiseCell(tally.cells, `${graded} ${points}`, score)
  for (const [index, item] of items.entries()) {
    const credit = credits[index] ?? null
    if (credit !== null) raiseCell(item.cells, `${graded} ${points} ${credit}`, { ...score, credit })
  }
}

/** The answers to one question that are the same, in attempts with the same score. */
export interface ScoredAnswers extends ScoreCell {
  /** Null where no answer counts. */
  answer: Answer | null
}

/** The counts of one question, from attempts whose scores are known. */
export function tallyItem(key: AnswerKey, scored: readonly ScoredAnswers[]): ItemTally {
  const item: ItemTally = { key, answered: 0, cells: new Map(), answers: new Map(), seconds: new Map() }
  for (const { answer, graded, points, times } of scored)
    for (let time = 0; time < times; time++) {
      const credit = answer ? countAnswer(item.answers, key, answer) : 0
      if (credit === null) continue
      if (answer) item.answered++
      raiseCell(item.cells, `${graded} ${points} ${credit}`, { graded, points, credit, times: 1 })
    }
  return item
}

const raise = (counts: Map<number, number>, value: number) => counts.set(value, (counts.get(value) ?? 0) + 1)

function raiseCell<Cell extends { times: number }>(cells: Map<string, Cell>, name: string, first: Cell) {
  const cell = cells.get(name)
  if (cell) cell.times++
  else cells.set(name, first)
}
