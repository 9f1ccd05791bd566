import type { Answer } from '../../../../functions/_domain/attempts/kinds/rules.ts'
import type { Question } from '../../../../functions/_domain/attempts/question.ts'
import { shuffle } from '../../../../functions/_domain/attempts/shuffle.ts'
import { around, createRandom } from '../random.ts'
import { mistakesAt } from './likely-answers.ts'

/** A question as the demo's learners find it. */
export interface Item {
  question: Question
  /** How hard it is for everybody, in logits: around 0, seldom beyond 2. */
  hardness: number
  /** What is answered by those who miss it, the most tempting first. Empty: they leave it. */
  mistakes: readonly Answer[]
}

/** The bank of a test, which is as hard and as tempting on every machine. */
export const itemsOf = (testId: string, bank: readonly Question[]): Item[] =>
  bank.map((question) => {
    const random = createRandom(`question ${question.position} of ${testId}`)
    const hardness = around(random, 1)
    return { question, hardness, mistakes: shuffle(mistakesAt(question, bank), random.next) }
  })
