import { ANSWER_LIMITS } from '../answer-limits.ts'
import { LEFT_OUT, shareInPlace, wrongCount } from './choices.ts'
import { withoutRows, withServerRules, type BoxRules, type KindRules, type WithItems } from './kind-rules.ts'
import { arePlacesOrNone } from './matching.ts'

export interface Categorizing {
  /** For each option the place of its category. */
  key: { kind: 'categorizing'; categories: readonly number[] }
  answer: { kind: 'categorizing'; categories: readonly (number | null)[] }
  stored: readonly (number | null)[]
  bank: WithItems & { parts: { categories: string[] }; answer: { categories: number[] } }
}

export const categorizingInBox: BoxRules<Categorizing> = {
  ...withoutRows,
  credit: (key, answer) => shareInPlace(key.categories, answer.categories),
  parse: ({ categories }) =>
    arePlacesOrNone(categories) &&
    categories.length <= ANSWER_LIMITS.options &&
    categories.some((it) => it !== null) &&
    categories.every((it) => it === null || it < ANSWER_LIMITS.categories)
      ? { kind: 'categorizing', categories: [...categories] }
      : undefined,
  misfit: ({ categories }, { options, parts }) => {
    const stray = categories.find((it) => it !== null && it >= parts.categories.length)
    return (
      wrongCount(categories, options?.length ?? 0, 'items') ??
      (stray === undefined ? undefined : `names category ${stray}, and there are ${parts.categories.length}, from 0`)
    )
  },
  said: ({ categories }, { options, parts }) =>
    (options ?? []).map((item, place) => {
      const category = categories[place] ?? null
      return `${item} → ${category === null ? LEFT_OUT : (parts.categories[category] ?? '')}`
    }),
}

export const categorizing: KindRules<Categorizing> = /* @__PURE__ */ withServerRules(categorizingInBox, {
  encode: ({ categories }) => categories,
  decode: (stored) => (arePlacesOrNone(stored) ? { kind: 'categorizing', categories: stored } : null),
  // An item's category moves with the item.
  reorder: (value, move) => {
    const categories = [...value.categories]
    for (const [place, category] of value.categories.entries()) categories[move(place)] = category
    return { ...value, categories }
  },
  normalize: (answer) => answer,
  rowsToChoose: () => null,
})
