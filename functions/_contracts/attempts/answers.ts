import { z } from 'zod'

const place = z.int().min(0).max(7).describe('which option, as they are shown, from 0')

/** Postgres keeps no text with a NUL in it, and half a character is none. */
const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0')

/** What somebody answers. Options are named by where they are shown, which tells nothing about the bank. */
export const answer = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('single_choice'), choice: place }),
    z.strictObject({
      kind: z.literal('multiple_choice'),
      choices: z
        .array(place)
        .min(1)
        .max(8)
        .refine((choices) => new Set(choices).size === choices.length, 'names an option twice')
        .readonly(),
    }),
    z.strictObject({ kind: z.literal('true_false'), truth: z.boolean() }),
    z.strictObject({ kind: z.literal('numeric'), value: z.number().min(-1e15).max(1e15) }),
    z.strictObject({
      kind: z.literal('short_text'),
      text: z.string().min(1).max(200).refine(isStorable, 'has a character that is none'),
    }),
  ])
  .meta({ id: 'Answer' })
export type WireAnswer = z.infer<typeof answer>

/** What is right, and why. Options are named as in an answer. */
export const revealed = z
  .object({
    right: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('single_choice'), choice: place }),
      z.object({ kind: z.literal('multiple_choice'), choices: z.array(place).readonly() }),
      z.object({ kind: z.literal('true_false'), truth: z.boolean() }),
      z.object({ kind: z.literal('numeric'), value: z.number(), tolerance: z.number() }),
      z.object({ kind: z.literal('short_text'), accepted: z.array(z.string()).readonly() }),
    ]),
    explanation: z.string().describe('Markdown'),
    tip: z.string().describe('Markdown; empty where there is none'),
  })
  .meta({ id: 'Revealed' })
export type Revealed = z.infer<typeof revealed>
