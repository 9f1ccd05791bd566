import { ascending, isPlace } from './choices.ts'
import type { KindRules, WithOptions } from './kind-rules.ts'
import { numberToChoose } from './number-to-choose.ts'

export interface MultipleChoice {
  key: { kind: 'multiple_choice'; choices: readonly number[] }
  answer: { kind: 'multiple_choice'; choices: readonly number[] }
  stored: readonly number[]
  bank: WithOptions & { answer: { choices: number[] } }
}

export const multipleChoice: KindRules<MultipleChoice> = {
  isRight: (key, answer) => sameChoices(key.choices, answer.choices),
  encode: ({ choices }) => choices,
  decode: (stored) => (isList(stored) ? { kind: 'multiple_choice', choices: stored } : null),
  parse: ({ choices }) =>
    isList(choices) && choices.length > 0 && choices.every(isPlace) && new Set(choices).size === choices.length
      ? { kind: 'multiple_choice', choices: [...choices] }
      : undefined,
  reorder: (value, move) => ({ ...value, choices: value.choices.map(move).toSorted(ascending) }),
  normalize: (answer) => ({ ...answer, choices: [...new Set(answer.choices)].toSorted(ascending) }),
  rows: (options) => options ?? [],
  places: ({ choices }) => choices,
  rowsToChoose: ({ choices }, prompt) => {
    const asked = numberToChoose(prompt)
    return asked === new Set(choices).size ? asked : null
  },
  text: () => null,
  expected: () => [],
}

function sameChoices(right: readonly number[], given: readonly number[]): boolean {
  const [a, b] = [new Set(right), new Set(given)]
  return a.size === b.size && [...a].every((choice) => b.has(choice))
}

const isList = (value: unknown): value is readonly number[] => Array.isArray(value)
