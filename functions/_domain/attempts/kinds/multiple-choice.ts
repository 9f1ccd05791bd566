import { areChoices, ascending, sameChoices, shareOfChoices, strayPlace, textsAt } from './choices.ts'
import { withServerRules, type BoxRules, type KindRules, type WithOptions } from './kind-rules.ts'
import { numberToChoose } from './number-to-choose.ts'

export interface MultipleChoice {
  /** All or nothing, unless it says `partial`. */
  key: { kind: 'multiple_choice'; choices: readonly number[]; partial?: true | undefined }
  answer: { kind: 'multiple_choice'; choices: readonly number[] }
  stored: readonly number[]
  bank: WithOptions & { parts: null; answer: { choices: number[]; partial?: true | undefined } }
}

export const multipleChoiceInBox: BoxRules<MultipleChoice> = {
  credit: (key, answer) =>
    key.partial ? shareOfChoices(key.choices, answer.choices) : Number(sameChoices(key.choices, answer.choices)),
  parse: ({ choices }) => (areChoices(choices) ? { kind: 'multiple_choice', choices: [...choices] } : undefined),
  misfit: ({ choices }, { options }) => strayPlace(choices, options?.length ?? 0),
  rows: (options) => options ?? [],
  places: ({ choices }) => choices,
  text: () => null,
  said: ({ choices }, { options }) => textsAt(choices, options),
}

export const multipleChoice: KindRules<MultipleChoice> = /* @__PURE__ */ withServerRules(multipleChoiceInBox, {
  encode: ({ choices }) => choices,
  decode: (stored) => (isList(stored) ? { kind: 'multiple_choice', choices: stored } : null),
  reorder: (value, move) => ({ ...value, choices: value.choices.map(move).toSorted(ascending) }),
  normalize: (answer) => ({ ...answer, choices: [...new Set(answer.choices)].toSorted(ascending) }),
  rowsToChoose: ({ choices }, prompt) => {
    const asked = numberToChoose(prompt)
    return asked === new Set(choices).size ? asked : null
  },
  // Any set of options but none.
  blindChance: (options) => 1 / (2 ** options - 1),
})

const isList = (value: unknown): value is readonly number[] => Array.isArray(value)
