import { z } from 'zod'
import { tidy, tidyLine, type BankQuestion } from '../../_domain/attempts/bank.ts'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import type { QuestionKind } from '../../_domain/attempts/kinds/kinds.ts'
import { schemasOf } from './question-kind.ts'

// Neither Postgres nor XML takes these characters, and no reader sees them.
const UNPRINTABLE = /(?![\n\t])[\p{Cc}\p{Cs}]|[\uFFFE\uFFFF]/u

/** Code shows a picture's markup; anywhere else it would be one. */
const PICTURE = /(?<!\\)(?:!\[[^\]\n]{0,200}\]\(|<(img|video|audio|iframe|object|embed)\b)/i
const CODE = /```[^`]*```|`[^`\n]*`/g

/** Callers recognize the issue by this, not by its message. */
const MEDIA = { refusal: 'media' }

const NO_SUCH_OPTION = 'names an option that is not there'
const THERE = { path: ['answer'], error: NO_SUCH_OPTION }

const printable = (text: string) => !UNPRINTABLE.test(text)
const unpictured = (text: string) => !PICTURE.test(text.replaceAll(CODE, ''))

const text = (max: number, tidied: (text: string) => string) =>
  z
    .string()
    .transform(tidied)
    .pipe(
      z
        .string()
        // A text that is too long is not checked further.
        .max(max, { error: `at most ${max} characters`, abort: true })
        .refine(printable, { error: 'has characters that cannot be printed', abort: true }),
    )

const line = (max: number) => text(max, tidyLine).refine((line) => line !== '', 'is empty')

const optionalMarkdown = (max: number) =>
  text(max, tidy).refine(unpictured, {
    error: 'has a picture or other media, which cannot be kept here',
    params: MEDIA,
  })

const markdown = (max: number) => optionalMarkdown(max).refine((text) => text !== '', 'is empty')

// JSON has no negative zero, and comparisons do not tell it from zero.
const number = z
  .number()
  .min(-BANK_LIMITS.number, 'is too far from zero')
  .max(BANK_LIMITS.number, 'is too far from zero')
  .transform((value) => value + 0)

const range = {
  value: number,
  tolerance: number.refine((tolerance) => tolerance >= 0, 'is below zero'),
}

const texts = {
  topic: line(BANK_LIMITS.topic),
  prompt: markdown(BANK_LIMITS.prompt),
  explanation: markdown(BANK_LIMITS.explanation),
  tip: optionalMarkdown(BANK_LIMITS.tip).default(''),
}

const withOptions = {
  ...texts,
  options: z
    .array(markdown(BANK_LIMITS.option))
    .min(2, 'has fewer than 2')
    .max(BANK_LIMITS.options, `has more than ${BANK_LIMITS.options}`),
  fixed_order: z.boolean().default(false),
}

const withoutOptions = {
  ...texts,
  options: z.null('only choices have options').default(null),
  fixed_order: z.literal(false, 'only choices have an order').default(false),
}

const place = z.int().min(0, NO_SUCH_OPTION)

const choices = z
  .array(place)
  .min(1, 'names no option')
  .refine((choices) => new Set(choices).size === choices.length, 'names an option twice')
  .transform((choices) => choices.toSorted((a, b) => a - b))

/** A question of each kind. */
const questions = {
  single_choice: z
    .strictObject({ kind: z.literal('single_choice'), ...withOptions, answer: z.strictObject({ choice: place }) })
    .refine(({ options, answer }) => answer.choice < options.length, THERE),
  multiple_choice: z
    .strictObject({ kind: z.literal('multiple_choice'), ...withOptions, answer: z.strictObject({ choices }) })
    .refine(({ options, answer }) => answer.choices.every((choice) => choice < options.length), THERE),
  true_false: z.strictObject({
    kind: z.literal('true_false'),
    ...withoutOptions,
    answer: z.strictObject({ truth: z.boolean() }),
  }),
  numeric: z.strictObject({
    kind: z.literal('numeric'),
    ...withoutOptions,
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
    answer: z.strictObject({
      accepted: z
        .array(line(BANK_LIMITS.spelling))
        .min(1, 'has none')
        .max(BANK_LIMITS.accepted, `has more than ${BANK_LIMITS.accepted}`),
    }),
  }),
} satisfies { [Kind in QuestionKind]: z.ZodType<BankQuestion<Kind>> }

/** A question as it may come into a bank. Says the same as the database, which has the last word. */
export const bankQuestion: z.ZodType<BankQuestion> = z.discriminatedUnion('kind', schemasOf(questions))
