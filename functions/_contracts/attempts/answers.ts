import { z } from 'zod'
import type { QuestionKind } from '../../_domain/attempts/kinds/kinds.ts'
import type { Answer, AnswerKey } from '../../_domain/attempts/kinds/rules.ts'
import { schemasOf } from '../tests/question-kind.ts'
import { storable } from '../storable.ts'

const place = z.int().min(0).max(7).describe('which option, as they are shown, from 0')

/** An answer of each kind. */
const answers = {
  single_choice: z.strictObject({ kind: z.literal('single_choice'), choice: place }),
  multiple_choice: z.strictObject({
    kind: z.literal('multiple_choice'),
    choices: z
      .array(place)
      .min(1)
      .max(8)
      .refine((choices) => new Set(choices).size === choices.length, 'names an option twice')
      .readonly(),
  }),
  true_false: z.strictObject({ kind: z.literal('true_false'), truth: z.boolean() }),
  numeric: z.strictObject({ kind: z.literal('numeric'), value: z.number().min(-1e15).max(1e15) }),
  short_text: z.strictObject({
    kind: z.literal('short_text'),
    text: storable(200).min(1),
  }),
} satisfies { [Kind in QuestionKind]: z.ZodType<Answer<Kind>> }

/** What a learner answers. Options are named by their place on the screen, which tells nothing about the bank. */
export const answer = z.discriminatedUnion('kind', schemasOf(answers)).meta({ id: 'Answer' })
export type WireAnswer = z.infer<typeof answer>

/** What is right, of each kind. */
const rights = {
  single_choice: z.object({ kind: z.literal('single_choice'), choice: place }),
  multiple_choice: z.object({ kind: z.literal('multiple_choice'), choices: z.array(place).readonly() }),
  true_false: z.object({ kind: z.literal('true_false'), truth: z.boolean() }),
  numeric: z.object({
    kind: z.literal('numeric'),
    value: z.number(),
    tolerance: z.number(),
    also: z
      .array(z.object({ value: z.number(), tolerance: z.number() }))
      .readonly()
      .optional(),
  }),
  short_text: z.object({ kind: z.literal('short_text'), accepted: z.array(z.string()).readonly() }),
} satisfies { [Kind in QuestionKind]: z.ZodType<AnswerKey<Kind>> }

/** What is right, and why. Options are named as in an answer. */
export const revealed = z
  .object({
    right: z.discriminatedUnion('kind', schemasOf(rights)),
    explanation: z.string().describe('Markdown'),
    tip: z.string().describe('Markdown; empty where there is none'),
  })
  .meta({ id: 'Revealed' })
export type Revealed = z.infer<typeof revealed>
