import { areChoices, isList, isPlace, shareInPlace, strayPlace, textsAt, wrongCount } from './choices.ts'
import { withoutRows, withServerRules, type BoxRules, type KindRules, type WithItems } from './kind-rules.ts'

export interface Ordering {
  /** The places of the options, first to last. */
  key: { kind: 'ordering'; order: readonly number[] }
  answer: { kind: 'ordering'; order: readonly number[] }
  stored: readonly number[]
  bank: WithItems & { parts: null; answer: { order: number[] } }
}

export const orderingInBox: BoxRules<Ordering> = {
  ...withoutRows,
  credit: (key, answer) => shareInPlace(key.order, answer.order),
  parse: ({ order }) => (areChoices(order) && order.length > 1 ? { kind: 'ordering', order: [...order] } : undefined),
  misfit: ({ order }, { options }) =>
    wrongCount(order, options?.length ?? 0, 'items') ?? strayPlace(order, options?.length ?? 0),
  said: ({ order }, { options }) => textsAt(order, options),
}

export const ordering: KindRules<Ordering> = /* @__PURE__ */ withServerRules(orderingInBox, {
  encode: ({ order }) => order,
  decode: (stored) => (isList(stored) && stored.every(isPlace) ? { kind: 'ordering', order: stored } : null),
  reorder: (value, move) => ({ ...value, order: value.order.map(move) }),
  givesAway: ({ order }, places) => order.every((place, index) => place === places[index]),
  normalize: (answer) => answer,
  rowsToChoose: () => null,
})
