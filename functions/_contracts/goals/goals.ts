import { z } from 'zod'
import { GOAL_KINDS } from '../../_domain/goals/kinds.ts'
import { communityChoice } from '../wire.ts'

const day = z.iso.date()

export const goal = z
  .object({
    id: z.uuid(),
    kind: z.enum(GOAL_KINDS),
    title: z.string().describe('what to do, such as “Answer 40 questions”'),
    reason: z.string().describe('why this goal, with the learner’s own figures'),
    progress: z.string().describe('how far it is, such as “12 of 40 questions”'),
    test_id: z.uuid().nullable().describe('the test of a score to reach'),
    start: z.int().describe('what counted when it was set'),
    now: z.int(),
    target: z.int(),
    share: z.number().min(0).max(1),
    met: z.boolean(),
    last_day: day.describe('the last day on which it can be met; afterwards it just goes away'),
  })
  .meta({ id: 'Goal' })
export type GoalShown = z.infer<typeof goal>

export const goals = z
  .object({
    today: day,
    off: z.boolean().describe('whether the learner wants no goals here'),
    swaps_left: z.int().describe('how many goals can still be swapped for another today'),
    goals: z.array(goal).describe('up to three; those that were met today are among them'),
    nears: z
      .object({ level: z.int(), needed: z.int().describe('XP') })
      .nullable()
      .describe('the level that all of them bring nearer; null at the highest'),
  })
  .meta({ id: 'Goals' })
export type Goals = z.infer<typeof goals>

export const goalsQuery = z.object({ community: communityChoice })

export const goalSettingsBody = z.strictObject({
  community: communityChoice,
  off: z.boolean().describe('true: no goals here until it is false again'),
})
export type GoalSettingsBody = z.infer<typeof goalSettingsBody>

export const goalPath = z.object({ id: z.uuid() })
