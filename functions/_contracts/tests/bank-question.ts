import { z } from 'zod'
import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import type { PartKind } from '../../_domain/attempts/kinds/case.ts'
import type { QuestionKind } from '../../_domain/attempts/kinds/kinds.ts'
import { caseQuestion } from './bank-case.ts'
import {
  accepted,
  choices,
  notesFit,
  ONE_NOTE_EACH,
  place,
  range,
  THERE,
  withItems,
  withOptions,
  withoutOptions,
  withoutParts,
  withTruths,
} from './bank-fields.ts'
import * as part from './bank-parts.ts'
import { line, markdown } from './bank-texts.ts'
import { schemasOf } from './question-kind.ts'

/** A question of each kind that may also be a part of a case. */
const single = {
  single_choice: z
    .strictObject({
      kind: z.literal('single_choice'),
      ...withOptions,
      ...withoutParts,
      answer: z.strictObject({ choice: place }),
    })
    .refine(notesFit, ONE_NOTE_EACH)
    .refine(({ options, answer }) => answer.choice < options.length, THERE),
  multiple_choice: z
    .strictObject({
      kind: z.literal('multiple_choice'),
      ...withOptions,
      ...withoutParts,
      answer: z.strictObject({ choices, partial: z.literal(true).optional() }),
    })
    .refine(notesFit, ONE_NOTE_EACH)
    .refine(({ options, answer }) => answer.choices.every((choice) => choice < options.length), THERE)
    .overwrite(part.withoutEmptyPartial),
  true_false: z.strictObject({
    kind: z.literal('true_false'),
    ...withTruths,
    ...withoutParts,
    answer: z.strictObject({ truth: z.boolean() }),
  }),
  numeric: z.strictObject({
    kind: z.literal('numeric'),
    ...withoutOptions,
    ...withoutParts,
    answer: z.strictObject({
      ...range,
      unit: line(BANK_LIMITS.unit).optional(),
      also: z
        .array(z.strictObject(range))
        .min(1, 'has none')
        .max(BANK_LIMITS.ranges - 1, `has more than ${BANK_LIMITS.ranges - 1}`)
        .optional(),
    }),
  }),
  short_text: z.strictObject({
    kind: z.literal('short_text'),
    ...withoutOptions,
    ...withoutParts,
    answer: z.strictObject({ accepted }),
  }),
  matching: z
    .strictObject({
      kind: z.literal('matching'),
      ...withItems,
      parts: part.stems,
      answer: z.strictObject({ pairs: z.array(place) }),
    })
    .refine(notesFit, ONE_NOTE_EACH)
    .refine(({ parts, answer }) => answer.pairs.length === parts.stems.length, {
      path: ['answer'],
      error: 'has to name an option for each stem',
    })
    .refine(({ options, answer }) => answer.pairs.every((place) => place < options.length), THERE)
    .overwrite((question) => part.sortOptions(question, ({ pairs }, move) => ({ pairs: pairs.map(move) }))),
  categorizing: z
    .strictObject({
      kind: z.literal('categorizing'),
      ...withItems,
      parts: part.categories,
      answer: z.strictObject({ categories: z.array(place) }),
    })
    .refine(notesFit, ONE_NOTE_EACH)
    .refine(({ options, answer }) => answer.categories.length === options.length, {
      path: ['answer'],
      error: 'has to name a category for each option',
    })
    .refine(({ parts, answer }) => answer.categories.every((category) => category < parts.categories.length), {
      path: ['answer'],
      error: 'names a category that is not there',
    })
    .overwrite((question) =>
      part.sortOptions(question, ({ categories }, _, order) => ({
        categories: order.map((place) => categories[place] ?? 0),
      })),
    ),
  cloze: z
    .strictObject({ kind: z.literal('cloze'), ...withoutOptions, parts: part.gaps, answer: part.gapKeys })
    .refine(part.hasGaps, part.GAPS_IN_PROMPT)
    .refine(part.gapsFit, part.GAPS_FIT)
    .overwrite(part.sortGaps),
} satisfies { [Kind in PartKind]: z.ZodType<BankQuestion<Kind>> }

export type PartSchemas = typeof single

/** A question of each kind. */
const questions = {
  ...single,
  ordering: z
    .strictObject({
      kind: z.literal('ordering'),
      ...withItems,
      ...withoutParts,
      answer: z.strictObject({ order: z.array(place) }),
    })
    .refine(notesFit, ONE_NOTE_EACH)
    .refine(({ options, answer }) => isOrderOf(answer.order, options.length), {
      path: ['answer'],
      error: 'has to name every option once',
    })
    .overwrite((question) => part.sortOptions(question, ({ order }, move) => ({ order: order.map(move) }))),
  hotspot: z
    .strictObject({
      kind: z.literal('hotspot'),
      ...withOptions,
      fixed_order: z.literal(true, 'is always shown in the order of its areas').default(true),
      parts: part.picture,
      answer: z.strictObject({ choices }),
    })
    .refine(notesFit, ONE_NOTE_EACH)
    .refine(({ options, parts }) => options.length === parts.areas.length, part.AREA_EACH)
    .refine(part.isInside, part.INSIDE)
    .refine(({ options, answer }) => answer.choices.every((choice) => choice < options.length), THERE),
  essay: z.strictObject({
    kind: z.literal('essay'),
    ...withoutOptions,
    parts: z.strictObject({ words: z.int().min(1).max(BANK_LIMITS.words).nullable().default(null) }),
    answer: z.strictObject({
      model: markdown(BANK_LIMITS.model),
      points: z
        .array(line(BANK_LIMITS.point))
        .max(BANK_LIMITS.points, `has more than ${BANK_LIMITS.points}`)
        .default([]),
    }),
  }),
  case: caseQuestion(single),
} satisfies { [Kind in QuestionKind]: z.ZodType<BankQuestion<Kind>> }

const isOrderOf = (order: readonly number[], size: number) =>
  order.length === size && new Set(order).size === size && order.every((place) => place < size)

/** A question as it may come into a bank. Says the same as the database, which has the last word. */
export const bankQuestion: z.ZodType<BankQuestion> = z.discriminatedUnion('kind', schemasOf(questions))
