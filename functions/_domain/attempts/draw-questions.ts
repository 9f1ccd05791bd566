import type { Question } from './question.ts'
import { shuffle, type Random } from './shuffle.ts'

/** How one attempt shows a bank: drawn when it starts, and never again. */
export interface QuestionDraw {
  /** Positions in the bank, in the order shown. */
  questions: number[]
  /** Of each question shown, its options by their place in the bank, in the order shown; empty where it has none. */
  options: number[][]
}

/** The first so many questions of the bank, shuffled among themselves, and the options of each. */
export function drawQuestions(bank: readonly Question[], length: number, random: Random): QuestionDraw {
  const drawn = shuffle(bank.slice(0, length), random)
  return {
    questions: drawn.map(({ position }) => position),
    options: drawn.map(({ options, fixed_order }) => {
      const places = (options ?? []).map((_, place) => place)
      return fixed_order ? places : shuffle(places, random)
    }),
  }
}

/** The options of a question as shown: '2013' shows the bank's third first. There are never more than eight. */
export type OptionOrder = string

/** '2013,,10': a comma between questions. */
export const writeOptions = (options: QuestionDraw['options']): string =>
  options.map((places) => places.join('')).join(',')

export const readOrders = (written: string): OptionOrder[] => written.split(',')
