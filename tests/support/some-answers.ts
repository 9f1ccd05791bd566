import fc from 'fast-check'
import type { QuestionKind } from '../../functions/_domain/attempts/kinds/kinds.ts'
import type { PartKind } from '../../functions/_domain/attempts/kinds/case.ts'
import { SELF_CHECKS } from '../../functions/_domain/attempts/kinds/essay.ts'
import type { Answer } from '../../functions/_domain/attempts/kinds/rules.ts'

const place = fc.integer({ min: 0, max: 7 })

const placeOrNone = fc.option(place)
const someText = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '')

/** A list with at least one thing in it. */
const partly = <Value>(value: fc.Arbitrary<Value | null>, size: { minLength: number; maxLength: number }) =>
  fc.array(value, size).filter((values) => values.some((it) => it !== null))

const PART_ANSWERS: { [Kind in PartKind]: fc.Arbitrary<Answer<Kind>> } = {
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
  matching: fc.record({ kind: fc.constant('matching'), pairs: partly(placeOrNone, { minLength: 2, maxLength: 8 }) }),
  categorizing: fc.record({
    kind: fc.constant('categorizing'),
    categories: partly(fc.option(fc.nat(5)), { minLength: 2, maxLength: 8 }),
  }),
  cloze: fc.record({
    kind: fc.constant('cloze'),
    gaps: partly(fc.option(fc.oneof(place, someText)), { minLength: 1, maxLength: 8 }),
  }),
}

const ANSWERS: { [Kind in QuestionKind]: fc.Arbitrary<Answer<Kind>> } = {
  ...PART_ANSWERS,
  ordering: fc.record({
    kind: fc.constant('ordering'),
    order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 2 }),
  }),
  hotspot: fc.record({ kind: fc.constant('hotspot'), choices: fc.uniqueArray(place, { minLength: 1 }) }),
  essay: fc.record(
    { kind: fc.constant('essay'), text: someText, self: fc.constantFrom(...SELF_CHECKS) },
    { requiredKeys: ['kind', 'text'] },
  ),
  case: fc.record({
    kind: fc.constant('case'),
    parts: partly(fc.option(fc.oneof(...Object.values(PART_ANSWERS))), { minLength: 2, maxLength: 6 }),
  }),
}

/** Any answer that a learner may give to a question of a kind. */
export const someAnswerTo = (kind: QuestionKind): fc.Arbitrary<Answer> => ANSWERS[kind]
