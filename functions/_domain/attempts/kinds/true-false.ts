import { withServerRules, type BoxRules, type KindRules, type WithoutOptions } from './kind-rules.ts'

export interface TrueFalse {
  key: { kind: 'true_false'; truth: boolean }
  answer: { kind: 'true_false'; truth: boolean }
  stored: boolean
  bank: WithoutOptions & { answer: { truth: boolean } }
}

const ROWS = ['True', 'False'] as const
const [TRUE, FALSE] = [[0], [1]] as const

export const trueFalseInBox: BoxRules<TrueFalse> = {
  credit: (key, answer) => Number(key.truth === answer.truth),
  parse: ({ truth }) => (typeof truth === 'boolean' ? { kind: 'true_false', truth } : undefined),
  misfit: () => undefined,
  rows: () => ROWS,
  places: ({ truth }) => (truth ? TRUE : FALSE),
  text: () => null,
  said: ({ truth }) => [truth ? 'True' : 'False'],
}

export const trueFalse: KindRules<TrueFalse> = /* @__PURE__ */ withServerRules(trueFalseInBox, {
  encode: ({ truth }) => truth,
  decode: (stored) => (typeof stored === 'boolean' ? { kind: 'true_false', truth: stored } : null),
  // "True" comes first for every learner.
  reorder: (value) => value,
  normalize: (answer) => answer,
  rowsToChoose: () => null,
  blindChance: () => 1 / ROWS.length,
})
