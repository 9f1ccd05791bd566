import { z } from 'zod'
import { hasYear, NO_YEAR } from '../storable.ts'
import { communityChoice } from '../wire.ts'

export const memoryQuery = z.object({
  community: communityChoice,
  on: z.iso
    .date()
    .refine(hasYear, NO_YEAR)
    .optional()
    .describe('the day for which recall is predicted, such as that of an exam; today without it, or if it has passed'),
})
export type MemoryQuery = z.infer<typeof memoryQuery>

const figures = {
  seen: z.int().describe('questions that you have answered and that are still asked'),
  due: z.int().describe('those that it is time to answer again'),
  lasting: z
    .int()
    .min(0)
    .max(100)
    .nullable()
    .describe('how much of what you have seen should last to that day, in percent; null if you have seen nothing'),
}

export const memory = z
  .object({
    today: z.iso.date().describe('in UTC, as all days here'),
    on: z.iso.date().describe('the day that `lasting` is about'),
    behind: z.boolean().describe('whether finished attempts are still to be looked at; that takes a moment'),
    ...figures,
    topics: z.array(z.object({ topic: z.string(), ...figures })).describe('those that you have seen, by name'),
  })
  .meta({ id: 'Memory' })
export type Memory = z.infer<typeof memory>
