import type { Answer } from '../../../../functions/_domain/attempts/kinds/rules.ts'
import type { Question } from '../../../../functions/_domain/attempts/question.ts'
import { shuffle } from '../../../../functions/_domain/attempts/shuffle.ts'
import { around, createRandom } from '../random.ts'
import { mistakesAt } from './likely-answers.ts'

/** A question with its difficulty for the demo learners. */
export interface Item {
  question: Question
  /** Its difficulty in logits: around 0, seldom beyond 2. */
  hardness: number
  /** The wrong answers of learners who miss it, most frequent first. Empty: they leave it open. */
  mistakes: readonly Answer[]
}

/** The bank of a test, which is as hard and as tempting on every machine. */
export const itemsOf = (testId: string, bank: readonly Question[]): Item[] =>
  bank.map((question) => {
    const random = createRandom(`question ${question.position} of ${testId}`)
    const hardness = around(random, 1)
    return { question, hardness, mistakes: shuffle(mistakesAt(question, bank), random.next) }
  })
