import type { KindRules, WithoutOptions } from './kind-rules.ts'

export interface TrueFalse {
  key: { kind: 'true_false'; truth: boolean }
  answer: { kind: 'true_false'; truth: boolean }
  stored: boolean
  bank: WithoutOptions & { answer: { truth: boolean } }
}

const ROWS = ['True', 'False'] as const
const [TRUE, FALSE] = [[0], [1]] as const

export const trueFalse: KindRules<TrueFalse> = {
  credit: (key, answer) => Number(key.truth === answer.truth),
  encode: ({ truth }) => truth,
  decode: (stored) => (typeof stored === 'boolean' ? { kind: 'true_false', truth: stored } : null),
  parse: ({ truth }) => (typeof truth === 'boolean' ? { kind: 'true_false', truth } : undefined),
  misfit: () => undefined,
  // "True" comes first for every learner.
  reorder: (value) => value,
  normalize: (answer) => answer,
  rows: () => ROWS,
  places: ({ truth }) => (truth ? TRUE : FALSE),
  rowsToChoose: () => null,
  text: () => null,
  said: ({ truth }) => [truth ? 'True' : 'False'],
}
