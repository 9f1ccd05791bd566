import { BANK_LIMITS } from '../bank-limits.ts'
import { LEFT_OUT, shareInPlace, wrongCount } from './choices.ts'
import { withoutRows, type KindRules, type WithItems } from './kind-rules.ts'
import { arePlacesOrNone } from './matching.ts'

export interface Categorizing {
  /** For each option the place of its category. */
  key: { kind: 'categorizing'; categories: readonly number[] }
  answer: { kind: 'categorizing'; categories: readonly (number | null)[] }
  stored: readonly (number | null)[]
  bank: WithItems & { parts: { categories: string[] }; answer: { categories: number[] } }
}

export const categorizing: KindRules<Categorizing> = {
  ...withoutRows,
  credit: (key, answer) => shareInPlace(key.categories, answer.categories),
  encode: ({ categories }) => categories,
  decode: (stored) => (arePlacesOrNone(stored) ? { kind: 'categorizing', categories: stored } : null),
  parse: ({ categories }) =>
    arePlacesOrNone(categories) &&
    categories.length <= BANK_LIMITS.options &&
    categories.some((it) => it !== null) &&
    categories.every((it) => it === null || it < BANK_LIMITS.categories)
      ? { kind: 'categorizing', categories: [...categories] }
      : undefined,
  misfit: ({ categories }, { options, parts }) => {
    const stray = categories.find((it) => it !== null && it >= parts.categories.length)
    return (
      wrongCount(categories, options?.length ?? 0, 'items') ??
      (stray === undefined ? undefined : `names category ${stray}, and there are ${parts.categories.length}, from 0`)
    )
  },
  // An item's category moves with the item.
  reorder: (value, move) => {
    const categories = [...value.categories]
    for (const [place, category] of value.categories.entries()) categories[move(place)] = category
    return { ...value, categories }
  },
  normalize: (answer) => answer,
  said: ({ categories }, { options, parts }) =>
    (options ?? []).map((item, place) => {
      const category = categories[place] ?? null
      return `${item} → ${category === null ? LEFT_OUT : (parts.categories[category] ?? '')}`
    }),
}
