import { areChoices, ascending, isList, isPlace, shareOfChoices, strayPlace, textsAt } from './choices.ts'
import { withServerRules, type BoxRules, type KindRules } from './kind-rules.ts'
import { numberToChoose } from './number-to-choose.ts'

/** A part of a picture, in its pixels. */
export type PictureArea =
  | { shape: 'rect'; x: number; y: number; width: number; height: number }
  | { shape: 'circle'; x: number; y: number; radius: number }
  | { shape: 'polygon'; points: [x: number, y: number][] }

export interface Hotspot {
  key: { kind: 'hotspot'; choices: readonly number[] }
  answer: { kind: 'hotspot'; choices: readonly number[] }
  stored: readonly number[]
  bank: {
    /** The names of the areas, for those who do not see them. */
    options: string[]
    fixed_order: true
    /** An area for each option. */
    parts: { picture: string; width: number; height: number; areas: PictureArea[] }
    answer: { choices: number[] }
  }
}

export const hotspotInBox: BoxRules<Hotspot> = {
  credit: (key, answer) => shareOfChoices(key.choices, answer.choices),
  parse: ({ choices }) => (areChoices(choices) ? { kind: 'hotspot', choices: [...choices] } : undefined),
  misfit: ({ choices }, { options }) => strayPlace(choices, options?.length ?? 0),
  rows: (options) => options ?? [],
  places: ({ choices }) => choices,
  text: () => null,
  said: ({ choices }, { options }) => textsAt(choices, options),
}

export const hotspot: KindRules<Hotspot> = /* @__PURE__ */ withServerRules(hotspotInBox, {
  encode: ({ choices }) => choices,
  decode: (stored) => (isList(stored) && stored.every(isPlace) ? { kind: 'hotspot', choices: stored } : null),
  reorder: (value, move) => ({ ...value, choices: value.choices.map(move).toSorted(ascending) }),
  normalize: (answer) => ({ ...answer, choices: [...new Set(answer.choices)].toSorted(ascending) }),
  rowsToChoose: ({ choices }, prompt) => {
    const asked = numberToChoose(prompt)
    return asked === new Set(choices).size ? asked : null
  },
})
