import type { QuestionKind } from '../attempts/kinds/kinds.ts'
import type { Answer, BankFields } from '../attempts/kinds/rules.ts'

type BankAnswer<Kind extends QuestionKind> = BankFields<Kind>['answer']

/** What a bank would say if a learner's answer were right; null where it is not whole, or nobody can say so in advance. */
const AS_KEYS: { [Kind in QuestionKind]: (answer: Answer<Kind>) => BankAnswer<Kind> | null } = {
  single_choice: ({ choice }) => ({ choice }),
  multiple_choice: ({ choices }) => ({ choices: [...choices] }),
  true_false: ({ truth }) => ({ truth }),
  numeric: ({ value }) => ({ value, tolerance: 0 }),
  short_text: ({ text }) => ({ accepted: [text] }),
  matching: ({ pairs }) => wholeOf(pairs, (pairs) => ({ pairs })),
  ordering: ({ order }) => ({ order: [...order] }),
  categorizing: ({ categories }) => wholeOf(categories, (categories) => ({ categories })),
  cloze: ({ gaps }) =>
    wholeOf(gaps, (gaps) => ({
      gaps: gaps.map((gap) => (typeof gap === 'number' ? { choice: gap } : { accepted: [gap] })),
    })),
  hotspot: ({ choices }) => ({ choices: [...choices] }),
  essay: () => null,
  case: () => null,
}

function wholeOf<Value, Key>(values: readonly (Value | null)[], write: (values: Value[]) => Key): Key | null {
  const whole = values.filter((value) => value !== null)
  return whole.length === values.length ? write(whole) : null
}

/** The key that a learner's answer would be, as a bank holds it; null where it can be none. */
export const answerAsKey = <Kind extends QuestionKind>(kind: Kind, answer: Answer<Kind>): BankAnswer<Kind> | null =>
  AS_KEYS[kind](answer)
