import { seat, writeOptions } from '../../../../functions/_domain/attempts/draw-questions.ts'
import type { Random } from '../random.ts'
import type { Item } from './items.ts'
import type { Row } from './row.ts'

/** The bank that a test has now. */
export interface Bank {
  version: number
  items: readonly Item[]
}

export interface Drawn {
  row: Pick<Row, 'test_version' | 'question_order' | 'option_orders'>
  /** As shown. */
  items: Item[]
}

/** Draws an attempt as one is drawn when it starts. */
export function draw({ version, items }: Bank, length: number, random: Random): Drawn {
  const { questions, options } = seat(
    items.map(({ question }) => question),
    length,
    random.next,
  )
  return {
    row: { test_version: version, question_order: questions, option_orders: writeOptions(options) },
    items: questions.flatMap((position) => items[position - 1] ?? []),
  }
}

/** Answers are sent a few at a time. */
export const savesOf = (answered: number): number => Math.ceil(answered / 5)
