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

/** Attempts with the same number right of the same number of questions: every figure about scores comes from these. */
export interface ScoreCell {
  asked: number
  correct: number
  /** How many attempts. */
  times: number
  /** How many of them had this question right. */
  right: number
}

export interface ItemTally {
  key: AnswerKey
  answered: number
  cells: Map<number, ScoreCell>
  answers: AnswerCounts
  seconds: Map<number, number>
}

/** The counts after any number of attempts. Only the learners' ids grow with the attempts; the rest is bounded. */
export interface Tally {
  learners: Set<string>
  cells: Map<number, ScoreCell>
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
  const verdicts = questions.map(({ answer, seconds }, index) => {
    const item = items[index]
    if (!item || !answer) return false
    item.answered++
    if (seconds !== null) raise(item.seconds, seconds)
    return countAnswer(item.answers, item.key, answer)
  })
  const correct = verdicts.filter(Boolean).length
  const asked = questions.length
  tally.learners.add(learner)
  raise(tally.seconds, seconds)
  raiseCell(tally.cells, asked, correct, false)
  for (const [index, item] of items.entries()) raiseCell(item.cells, asked, correct, verdicts[index] ?? false)
}

const raise = (counts: Map<number, number>, value: number) => counts.set(value, (counts.get(value) ?? 0) + 1)

function raiseCell(cells: Map<number, ScoreCell>, asked: number, correct: number, right: boolean) {
  const name = asked * 1000 + correct
  const cell = cells.get(name) ?? { asked, correct, times: 0, right: 0 }
  cells.set(name, cell)
  cell.times++
  if (right) cell.right++
}
