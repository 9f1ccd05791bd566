import { z } from 'zod'
import { person } from '../gates/reviews.ts'

export const supportEventKind = z.enum([
  'looked_at',
  'claimed',
  'released',
  'handed_over',
  'snoozed',
  'unsnoozed',
  'resolved',
  'reopened',
  'merged',
])

/** What happened to a thread beside what was said in it, as those who teach see it. */
export const supportEvent = z
  .object({
    id: z.int(),
    kind: supportEventKind.describe('looked_at: somebody looked at the first words of somebody new'),
    actor: person.nullable().describe('who did it: one who teaches, or the learner; null if they are gone'),
    to: person.nullable().describe('to whom it was handed over'),
    until: z.iso.datetime().nullable().describe('when a snoozed one comes back'),
    first: z.string().nullable().describe('the beginning of the question that was merged into this one'),
    at: z.iso.datetime(),
  })
  .meta({ id: 'SupportEvent' })
export type SupportEvent = z.infer<typeof supportEvent>

/** The same as the learner of the thread sees it, without names. */
export const ownSupportEvent = z
  .object({
    kind: z.enum(['resolved', 'reopened']),
    by_me: z.boolean().describe('whether the learner did it'),
    at: z.iso.datetime(),
  })
  .meta({ id: 'OwnSupportEvent' })
export type OwnSupportEvent = z.infer<typeof ownSupportEvent>
