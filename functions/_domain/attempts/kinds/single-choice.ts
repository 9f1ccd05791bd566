import { isPlace, strayPlace, textsAt } from './choices.ts'
import type { KindRules, WithOptions } from './kind-rules.ts'

export interface SingleChoice {
  key: { kind: 'single_choice'; choice: number }
  answer: { kind: 'single_choice'; choice: number }
  stored: number
  bank: WithOptions & { parts: null; answer: { choice: number } }
}

export const singleChoice: KindRules<SingleChoice> = {
  credit: (key, answer) => Number(key.choice === answer.choice),
  encode: ({ choice }) => choice,
  decode: (stored) => (typeof stored === 'number' ? { kind: 'single_choice', choice: stored } : null),
  parse: ({ choice }) => (isPlace(choice) ? { kind: 'single_choice', choice } : undefined),
  misfit: ({ choice }, { options }) => strayPlace([choice], options?.length ?? 0),
  reorder: (value, move) => ({ ...value, choice: move(value.choice) }),
  normalize: (answer) => answer,
  rows: (options) => options ?? [],
  places: ({ choice }) => [choice],
  rowsToChoose: () => null,
  text: () => null,
  said: ({ choice }, { options }) => textsAt([choice], options),
}
