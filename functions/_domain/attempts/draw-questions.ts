import type { Question } from './question.ts'
import { shuffle, type Random } from './shuffle.ts'

/** The order in which one attempt shows a bank: drawn once, when it starts. */
export interface QuestionDraw {
  /** Positions in the bank, in the order shown. */
  questions: number[]
  /** For each question shown, the places of its options in the bank, in the order shown; empty where it has none. */
  options: number[][]
}

/** Takes the first `length` questions of the bank and shuffles them, and the options of each. */
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

/** The options of a question as shown: '2013' shows the bank's third option first. There are at most eight. */
export type OptionOrder = string

/** '2013,,10': a comma between questions. */
export const writeOptions = (options: QuestionDraw['options']): string =>
  options.map((places) => places.join('')).join(',')

export const readOrders = (written: string): OptionOrder[] => written.split(',')
