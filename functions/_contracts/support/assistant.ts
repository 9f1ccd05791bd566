import { z } from 'zod'
import { communityChoice } from '../wire.ts'
import { assistantEnding, citation } from './support.ts'

export const assistantOfferQuery = z.object({ community: communityChoice })

/** Whether the assistant answers what the caller asks. */
export const assistantOffer = z
  .object({
    answers: z.boolean(),
    why: z
      .enum(['no_model', 'switched_off', 'exam_running', 'first_words'])
      .nullable()
      .describe('why it does not; first_words: a person looks at the first question of somebody new'),
  })
  .meta({ id: 'AssistantOffer' })
export type AssistantOffer = z.infer<typeof assistantOffer>

/** The events of the stream in which the assistant answers. */
export const assistantEvent = z
  .discriminatedUnion('event', [
    z.object({
      event: z.literal('start'),
      data: z.object({ replayed: z.boolean().describe('whether the answer is stored, or being given, already') }),
    }),
    z.object({ event: z.literal('text'), data: z.object({ text: z.string().describe('Markdown, to be appended') }) }),
    z.object({ event: z.literal('citation'), data: citation }),
    z.object({
      event: z.literal('end'),
      data: z.object({
        complete: z.boolean(),
        reason: assistantEnding,
        message: z.string().nullable().describe('what to say instead of an answer, or below the part that came'),
      }),
    }),
  ])
  .meta({ id: 'AssistantEvent' })
export type AssistantEvent = z.infer<typeof assistantEvent>
