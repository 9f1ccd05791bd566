import fc from 'fast-check'
import type { QuestionKind } from '../../functions/_domain/attempts/kinds/kinds.ts'
import type { Answer } from '../../functions/_domain/attempts/kinds/rules.ts'

const place = fc.integer({ min: 0, max: 7 })

const ANSWERS: { [Kind in QuestionKind]: fc.Arbitrary<Answer<Kind>> } = {
  single_choice: fc.record({ kind: fc.constant('single_choice'), choice: place }),
  multiple_choice: fc.record({
    kind: fc.constant('multiple_choice'),
    choices: fc.uniqueArray(place, { minLength: 1 }),
  }),
  true_false: fc.record({ kind: fc.constant('true_false'), truth: fc.boolean() }),
  numeric: fc.record({
    kind: fc.constant('numeric'),
    value: fc.double({ min: -1e15, max: 1e15, noNaN: true }).map((it) => it + 0),
  }),
  short_text: fc.record({ kind: fc.constant('short_text'), text: fc.string({ minLength: 1, maxLength: 20 }) }),
}

/** Any answer that a learner may give to a question of a kind. */
export const someAnswerTo = (kind: QuestionKind): fc.Arbitrary<Answer> => ANSWERS[kind]
