import { z } from 'zod'
import { QUESTION_POOLS } from '../../_domain/attempts/bank.ts'
import { BANK_LIMITS } from '../../_domain/attempts/bank-limits.ts'
import { DIFFICULTIES } from '../../_domain/tests/difficulty.ts'
import { line, markdown, optionalMarkdown } from './bank-texts.ts'

const NO_SUCH_OPTION = 'names an option that is not there'
/** What is wrong with an answer as a whole. */
export const THERE = { path: ['answer'], error: NO_SUCH_OPTION }

// JSON has no negative zero, and comparisons do not tell it from zero.
const number = z
  .number()
  .min(-BANK_LIMITS.number, 'is too far from zero')
  .max(BANK_LIMITS.number, 'is too far from zero')
  .transform((value) => value + 0)

/** A number that is right, and how far from it an answer may be. */
export const range = {
  value: number,
  tolerance: number.refine((tolerance) => tolerance >= 0, 'is below zero'),
}

export const accepted = z
  .array(line(BANK_LIMITS.spelling))
  .min(1, 'has none')
  .max(BANK_LIMITS.accepted, `has more than ${BANK_LIMITS.accepted}`)

export const place = z.int().min(0, NO_SUCH_OPTION)

export const choices = z
  .array(place)
  .min(1, 'names no option')
  .refine((choices) => new Set(choices).size === choices.length, 'names an option twice')
  .transform((choices) => choices.toSorted((a, b) => a - b))

/** What every question says. */
const texts = {
  topic: line(BANK_LIMITS.topic),
  prompt: markdown(BANK_LIMITS.prompt),
  explanation: markdown(BANK_LIMITS.explanation),
  tip: optionalMarkdown(BANK_LIMITS.tip).default(''),
  tags: z
    .array(line(BANK_LIMITS.tag))
    .transform((tags) => [...new Set(tags)])
    .pipe(z.array(z.string()).max(BANK_LIMITS.tags, `has more than ${BANK_LIMITS.tags}`))
    .default([]),
  difficulty: z.enum(DIFFICULTIES).nullable().default(null),
  pool: z.enum(QUESTION_POOLS).default('all'),
  external_id: line(BANK_LIMITS.externalId).optional(),
}

const note = optionalMarkdown(BANK_LIMITS.note)

/** Notes that say nothing are none. */
const notes = (min: number, max: number) =>
  z
    .array(note)
    .min(min, 'has fewer notes than options')
    .max(max, 'has more notes than options')
    .transform((notes) => (notes.some((note) => note !== '') ? notes : null))
    .nullable()
    .default(null)

const noParts = z.null('a question of this kind has no parts').default(null)
const noOptions = z.null('only choices have options').default(null)
const noOrder = z.literal(false, 'only choices have an order').default(false)

export const optionList = z
  .array(markdown(BANK_LIMITS.option))
  .min(2, 'has fewer than 2')
  .max(BANK_LIMITS.options, `has more than ${BANK_LIMITS.options}`)

export const distinct = <Text extends z.ZodType<string[]>>(texts: Text, error: string) =>
  texts.refine((texts) => new Set(texts).size === texts.length, error)

const optionNotes = notes(2, BANK_LIMITS.options)

/** A question with options that a learner chooses from. */
export const withOptions = {
  ...texts,
  options: optionList,
  fixed_order: z.boolean().default(false),
  option_notes: optionNotes,
}

/** A question whose options are put somewhere: two that look the same could not be told apart. */
export const withItems = {
  ...texts,
  options: distinct(optionList, 'has the same option twice'),
  fixed_order: z.literal(false, 'is shown in another order every time').default(false),
  option_notes: optionNotes,
}

export const withoutOptions = {
  ...texts,
  options: noOptions,
  fixed_order: noOrder,
  option_notes: z.null('only options have notes').default(null),
}

/** True and false are rows without being options of their own: a note on each. */
export const withTruths = { ...withoutOptions, option_notes: notes(2, 2) }

export const withoutParts = { parts: noParts }

/** Whether there is a note for each option, if there is any. */
export const notesFit = ({ options, option_notes }: { options: string[]; option_notes: string[] | null }) =>
  option_notes === null || option_notes.length === options.length

export const ONE_NOTE_EACH = { path: ['option_notes'], error: 'has not as many notes as there are options' }
