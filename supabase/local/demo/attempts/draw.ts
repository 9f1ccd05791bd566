import type { DrawRules } from '../../../../functions/_domain/attempts/choose-questions.ts'
import { drawQuestions, writeOptions } from '../../../../functions/_domain/attempts/draw-questions.ts'
import type { DemoRandom } from '../random.ts'
import type { Item } from './items.ts'
import type { DemoAttemptRow } from './row.ts'

/** The bank that a test has now. */
export interface DemoBank extends Pick<DrawRules, 'quotas'> {
  version: number
  items: readonly Item[]
}

export interface DrawnAttempt {
  row: Pick<DemoAttemptRow, 'test_version' | 'question_order' | 'option_orders'>
  /** As shown. */
  items: Item[]
}

/** Draws an attempt as one is drawn when it starts. */
export function draw(
  { version, items, quotas }: DemoBank,
  rules: Omit<DrawRules, 'quotas'>,
  random: DemoRandom,
): DrawnAttempt {
  const { questions, options } = drawQuestions(
    items.map(({ question }) => question),
    { ...rules, quotas },
    random.next,
  )
  return {
    row: { test_version: version, question_order: questions, option_orders: writeOptions(options) },
    items: questions.flatMap((position) => items[position - 1] ?? []),
  }
}

/** Answers are sent a few at a time. */
export const savesOf = (answered: number): number => Math.ceil(answered / 5)
