import { ANSWER_LIMITS } from '../answer-limits.ts'
import { isList, isPlace, LEFT_OUT, shareInPlace, strayPlace, wrongCount } from './choices.ts'
import { withoutRows, withServerRules, type BoxRules, type KindRules, type WithItems } from './kind-rules.ts'

export interface Matching {
  /** For each stem the place of its option. */
  key: { kind: 'matching'; pairs: readonly number[] }
  answer: { kind: 'matching'; pairs: readonly (number | null)[] }
  stored: readonly (number | null)[]
  bank: WithItems & { parts: { stems: string[] }; answer: { pairs: number[] } }
}

export const matchingInBox: BoxRules<Matching> = {
  ...withoutRows,
  credit: (key, answer) => shareInPlace(key.pairs, answer.pairs),
  parse: ({ pairs }) =>
    arePlacesOrNone(pairs) && pairs.length <= ANSWER_LIMITS.stems && pairs.some((it) => it !== null)
      ? { kind: 'matching', pairs: [...pairs] }
      : undefined,
  misfit: ({ pairs }, { options, parts }) =>
    wrongCount(pairs, parts.stems.length, 'stems') ?? strayPlace(pairs, options?.length ?? 0),
  said: ({ pairs }, { options, parts }) =>
    parts.stems.map((stem, index) => {
      const place = pairs[index] ?? null
      return `${stem} → ${place === null ? LEFT_OUT : (options?.[place] ?? '')}`
    }),
}

export const matching: KindRules<Matching> = /* @__PURE__ */ withServerRules(matchingInBox, {
  encode: ({ pairs }) => pairs,
  decode: (stored) => (arePlacesOrNone(stored) ? { kind: 'matching', pairs: stored } : null),
  reorder: (value, move) => ({ ...value, pairs: value.pairs.map((place) => (place === null ? null : move(place))) }),
  givesAway: ({ pairs }, places) => pairs.every((place, stem) => place === places[stem]),
  normalize: (answer) => answer,
  rowsToChoose: () => null,
})

export const arePlacesOrNone = (value: unknown): value is readonly (number | null)[] =>
  isList(value) && value.every((place) => place === null || isPlace(place))
