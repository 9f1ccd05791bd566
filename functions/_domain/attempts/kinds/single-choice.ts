import { isPlace, strayPlace, textsAt } from './choices.ts'
import { withServerRules, type BoxRules, type KindRules, type WithOptions } from './kind-rules.ts'

export interface SingleChoice {
  key: { kind: 'single_choice'; choice: number }
  answer: { kind: 'single_choice'; choice: number }
  stored: number
  bank: WithOptions & { parts: null; answer: { choice: number } }
}

export const singleChoiceInBox: BoxRules<SingleChoice> = {
  credit: (key, answer) => Number(key.choice === answer.choice),
  parse: ({ choice }) => (isPlace(choice) ? { kind: 'single_choice', choice } : undefined),
  misfit: ({ choice }, { options }) => strayPlace([choice], options?.length ?? 0),
  rows: (options) => options ?? [],
  places: ({ choice }) => [choice],
  text: () => null,
  said: ({ choice }, { options }) => textsAt([choice], options),
}

export const singleChoice: KindRules<SingleChoice> = /* @__PURE__ */ withServerRules(singleChoiceInBox, {
  encode: ({ choice }) => choice,
  decode: (stored) => (typeof stored === 'number' ? { kind: 'single_choice', choice: stored } : null),
  reorder: (value, move) => ({ ...value, choice: move(value.choice) }),
  normalize: (answer) => answer,
  rowsToChoose: () => null,
  blindChance: (options) => 1 / options,
})
