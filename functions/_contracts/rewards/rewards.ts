import { z } from 'zod'
import { rarity, tier } from '../achievements/catalogue.ts'

/** A course or program that the learner completed. */
export const completed = z.object({
  kind: z.enum(['course', 'program']),
  id: z.uuid(),
  slug: z.string(),
  title: z.string(),
})

/** What one event earned. */
export const rewardFields = {
  achievements: z.array(
    z.object({
      id: z.uuid(),
      slug: z.string(),
      name: z.string(),
      icon: z.string(),
      rarity,
      tier: tier.nullable(),
      xp: z.int(),
      late: z.boolean().describe('the rule is newer than what met it'),
    }),
  ),
  milestones: z.array(
    z.object({ id: z.uuid(), name: z.string(), status: z.enum(['validated', 'submitted', 'rejected']) }),
  ),
  completed: z.array(completed).describe('courses and programs that it completed'),
}
const rewards = z.object(rewardFields)
export type Rewards = z.infer<typeof rewards>
