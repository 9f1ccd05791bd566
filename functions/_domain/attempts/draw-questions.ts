import { chooseQuestions, type DrawRules } from './choose-questions.ts'
import { rulesOf } from './kinds/rules.ts'
import type { Question } from './question.ts'
import { shuffle, type Random } from './shuffle.ts'

/** The order in which one attempt shows a bank: drawn once, when it starts. */
export interface QuestionDraw {
  /** Positions in the bank, in the order shown. */
  questions: number[]
  /** For each question shown, the places of its options in the bank, in the order shown; empty where it has none. */
  options: number[][]
}

export interface DrawOptions extends DrawRules {
  /** False: in the order of the bank. */
  shuffle?: boolean
}

/** Chooses the questions of an attempt and shuffles them, and the options of each. */
export function drawQuestions(bank: readonly Question[], options: DrawOptions, random: Random): QuestionDraw {
  const chosen = chooseQuestions(bank, options, random)
  const drawn = options.shuffle === false ? chosen : shuffle(chosen, random)
  return {
    questions: drawn.map(({ position }) => position),
    options: drawn.map((question) => drawOptions(question, random)),
  }
}

/** The places of a question's options in the bank, in the order in which they are shown. */
export function drawOptions({ kind, key, options, fixed_order }: Question, random: Random): number[] {
  const places = (options ?? []).map((_, place) => place)
  if (fixed_order) return places
  const drawn = shuffle(places, random)
  // Of two orders neither is left out: the one that remained would always be wrong, and say so.
  const isTelling = drawn.length > 2 && rulesOf(kind).givesAway?.(key, drawn)
  return isTelling ? [...drawn.slice(1), ...drawn.slice(0, 1)] : drawn
}

/** The options of a question as shown: '2013' shows the bank's third option first. There are at most eight. */
export type OptionOrder = string

/** '2013,,10': a comma between questions. */
export const writeOptions = (options: QuestionDraw['options']): string =>
  options.map((places) => places.join('')).join(',')

export const readOrders = (written: string): OptionOrder[] => written.split(',')
