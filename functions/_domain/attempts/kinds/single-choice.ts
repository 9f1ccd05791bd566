import { isPlace } from './choices.ts'
import type { KindRules, WithOptions } from './kind-rules.ts'

export interface SingleChoice {
  key: { kind: 'single_choice'; choice: number }
  answer: { kind: 'single_choice'; choice: number }
  stored: number
  bank: WithOptions & { answer: { choice: number } }
}

export const singleChoice: KindRules<SingleChoice> = {
  isRight: (key, answer) => key.choice === answer.choice,
  encode: ({ choice }) => choice,
  decode: (stored) => (typeof stored === 'number' ? { kind: 'single_choice', choice: stored } : null),
  parse: ({ choice }) => (isPlace(choice) ? { kind: 'single_choice', choice } : undefined),
  reorder: (value, move) => ({ ...value, choice: move(value.choice) }),
  normalize: (answer) => answer,
  rows: (options) => options ?? [],
  places: ({ choice }) => [choice],
  rowsToChoose: () => null,
  text: () => null,
  expected: () => [],
}
