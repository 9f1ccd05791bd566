import { areChoices, isList, isPlace, shareInPlace, strayPlace, textsAt, wrongCount } from './choices.ts'
import { withoutRows, type KindRules, type WithItems } from './kind-rules.ts'

export interface Ordering {
  /** The places of the options, first to last. */
  key: { kind: 'ordering'; order: readonly number[] }
  answer: { kind: 'ordering'; order: readonly number[] }
  stored: readonly number[]
  bank: WithItems & { parts: null; answer: { order: number[] } }
}

export const ordering: KindRules<Ordering> = {
  ...withoutRows,
  credit: (key, answer) => shareInPlace(key.order, answer.order),
  encode: ({ order }) => order,
  decode: (stored) => (isList(stored) && stored.every(isPlace) ? { kind: 'ordering', order: stored } : null),
  parse: ({ order }) => (areChoices(order) && order.length > 1 ? { kind: 'ordering', order: [...order] } : undefined),
  misfit: ({ order }, { options }) =>
    wrongCount(order, options?.length ?? 0, 'items') ?? strayPlace(order, options?.length ?? 0),
  reorder: (value, move) => ({ ...value, order: value.order.map(move) }),
  givesAway: ({ order }, places) => order.every((place, index) => place === places[index]),
  normalize: (answer) => answer,
  said: ({ order }, { options }) => textsAt(order, options),
}
