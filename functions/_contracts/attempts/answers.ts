import { z } from 'zod'
import type { QuestionKind } from '../../_domain/attempts/kinds/kinds.ts'
import type { Answer, AnswerKey } from '../../_domain/attempts/kinds/rules.ts'
import type { PartKind } from '../../_domain/attempts/kinds/case.ts'
import { SELF_CHECKS } from '../../_domain/attempts/kinds/essay.ts'
import { schemasOf } from '../tests/question-kind.ts'
import { storable } from '../storable.ts'

const place = z.int().min(0).max(7).describe('which option, as they are shown, from 0')

const choices = z
  .array(place)
  .min(1)
  .max(8)
  .refine((choices) => new Set(choices).size === choices.length, 'names an option twice')
  .readonly()

const isSome = (places: readonly unknown[]) => places.some((place) => place !== null)
const NOTHING = 'says nothing'

const category = z.int().min(0).max(5).describe('which category, from 0')
const gap = storable(200).refine((text) => text.trim() !== '', 'is blank; null leaves the gap out')

/** An answer of each kind that a part of a case may have. */
const partAnswers = {
  single_choice: z.strictObject({ kind: z.literal('single_choice'), choice: place }),
  multiple_choice: z.strictObject({
    kind: z.literal('multiple_choice'),
    choices,
  }),
  true_false: z.strictObject({ kind: z.literal('true_false'), truth: z.boolean() }),
  numeric: z.strictObject({ kind: z.literal('numeric'), value: z.number().min(-1e15).max(1e15) }),
  short_text: z.strictObject({
    kind: z.literal('short_text'),
    text: storable(200).min(1),
  }),
  matching: z.strictObject({
    kind: z.literal('matching'),
    pairs: z
      .array(place.nullable())
      .min(2)
      .max(8)
      .refine(isSome, NOTHING)
      .readonly()
      .describe('for each stem its option'),
  }),
  categorizing: z.strictObject({
    kind: z.literal('categorizing'),
    categories: z
      .array(category.nullable())
      .min(2)
      .max(8)
      .refine(isSome, NOTHING)
      .readonly()
      .describe('for each option, as they are shown, its category'),
  }),
  cloze: z.strictObject({
    kind: z.literal('cloze'),
    gaps: z
      .array(z.union([place, gap]).nullable())
      .min(1)
      .max(8)
      .refine(isSome, NOTHING)
      .readonly()
      .describe('for each gap the place of a choice, or a text'),
  }),
} satisfies { [Kind in PartKind]: z.ZodType<Answer<Kind>> }

/** An answer of each kind. */
const answers = {
  ...partAnswers,
  ordering: z.strictObject({
    kind: z.literal('ordering'),
    order: choices.describe('all options, first to last'),
  }),
  hotspot: z.strictObject({ kind: z.literal('hotspot'), choices }),
  essay: z.strictObject({
    kind: z.literal('essay'),
    text: storable(5000).refine((text) => text.trim() !== '', 'is blank'),
    self: z
      .literal(SELF_CHECKS)
      .meta({ type: 'number', enum: [...SELF_CHECKS] })
      .optional()
      .describe("the learner's own check, in practice; an exam leaves it out"),
  }),
  case: z.strictObject({
    kind: z.literal('case'),
    parts: z
      .array(z.discriminatedUnion('kind', schemasOf(partAnswers)).nullable())
      .min(2)
      .max(6)
      .refine(isSome, NOTHING)
      .readonly(),
  }),
} satisfies { [Kind in QuestionKind]: z.ZodType<Answer<Kind>> }

/** What a learner answers. Options are named by their place on the screen, which tells nothing about the bank. */
export const answer = z.discriminatedUnion('kind', schemasOf(answers)).meta({ id: 'Answer' })
export type WireAnswer = z.infer<typeof answer>

const number = { value: z.number(), tolerance: z.number() }
const places = z.array(z.int()).readonly()

/** What is right, of each kind that a part of a case may have. */
const partRights = {
  single_choice: z.object({ kind: z.literal('single_choice'), choice: place }),
  multiple_choice: z.object({
    kind: z.literal('multiple_choice'),
    choices: places,
    partial: z.literal(true).optional(),
  }),
  true_false: z.object({ kind: z.literal('true_false'), truth: z.boolean() }),
  numeric: z.object({
    kind: z.literal('numeric'),
    ...number,
    also: z.array(z.object(number)).readonly().optional(),
  }),
  short_text: z.object({ kind: z.literal('short_text'), accepted: z.array(z.string()).readonly() }),
  matching: z.object({ kind: z.literal('matching'), pairs: places }),
  categorizing: z.object({ kind: z.literal('categorizing'), categories: places }),
  cloze: z.object({
    kind: z.literal('cloze'),
    gaps: z
      .array(z.union([z.object({ choice: z.int() }), z.object({ accepted: z.array(z.string()) }), z.object(number)]))
      .readonly(),
  }),
} satisfies { [Kind in PartKind]: z.ZodType<AnswerKey<Kind>> }

/** What is right, of each kind. */
const rights = {
  ...partRights,
  ordering: z.object({ kind: z.literal('ordering'), order: places }),
  hotspot: z.object({ kind: z.literal('hotspot'), choices: places }),
  essay: z.object({
    kind: z.literal('essay'),
    model: z.string().describe('a good answer, in Markdown'),
    points: z.array(z.string()).readonly().describe('what a good answer mentions'),
  }),
  case: z.object({
    kind: z.literal('case'),
    parts: z.array(z.discriminatedUnion('kind', schemasOf(partRights))).readonly(),
  }),
} satisfies { [Kind in QuestionKind]: z.ZodType<AnswerKey<Kind>> }

/** What is right. Options are named as in an answer. */
export const right = z.discriminatedUnion('kind', schemasOf(rights))

/** What is right, and why. */
export const revealed = z
  .object({
    right,
    also: z.array(right).optional().describe('other keys that are right, too: the one counts that gives most'),
    void: z.literal(true).optional().describe('everybody has it right'),
    explanation: z.string().describe('Markdown'),
    tip: z.string().describe('Markdown; empty where there is none'),
    option_notes: z
      .array(z.string().describe('Markdown; empty where there is nothing to say'))
      .nullable()
      .describe(
        'for each option, in the order shown, why it tempts or why it is right; of true or false in this order',
      ),
  })
  .meta({ id: 'Revealed' })
export type Revealed = z.infer<typeof revealed>
