import { z } from 'zod'
import { slug } from './wire.ts'

/** Where so many XP put a learner. */
export const levelFields = {
  level: z.int(),
  title: z.string(),
  total: z.int().describe('XP in this community'),
  into: z.int().describe('XP since that level was reached'),
  needed: z.int().describe('XP from that level to the next; 0 at the last'),
}
export const level = z.object(levelFields).meta({ id: 'Level' })
export type Level = z.infer<typeof level>

export const inCommunity = z.object({ community: slug })
