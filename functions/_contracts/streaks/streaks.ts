import { z } from 'zod'
import { communityChoice } from '../wire.ts'

export const streakKind = z.enum(['learning', 'daily_login'])
export type StreakKindName = z.infer<typeof streakKind>
const day = z.iso.date()

/** The effect of an activity on a streak. */
export const streakStep = z
  .object({
    result: z.enum(['started', 'maintained', 'increased', 'frozen', 'broken']),
    current: z.int(),
    bonus_open: z
      .boolean()
      .default(false)
      .describe('whether the streak bonus of the day is still to come: with its first test at 60% or more'),
  })
  .meta({ id: 'StreakStep' })
export type StreakStep = z.infer<typeof streakStep>

export const streakStatus = z
  .object({
    kind: streakKind,
    state: z.enum(['none', 'active_today', 'at_risk', 'frozen', 'broken']).describe('today, on the learner’s calendar'),
    current: z.int(),
    longest: z.int(),
    freezes: z.int().describe('left for today, without those that missed days will take'),
    days_to_freeze: z.int().describe('active days in a row until one is earned back'),
    can_protect: z.boolean().describe('whether a freeze can be charged for today by hand'),
    days: z
      .array(z.object({ day, state: z.enum(['active', 'frozen', 'paused']) }))
      .describe('of the last six weeks; on a day that is not listed the learner did nothing'),
  })
  .meta({ id: 'StreakStatus' })
export type StreakStatusShown = z.infer<typeof streakStatus>

export const streaks = z.object({ today: day, streaks: z.array(streakStatus) }).meta({ id: 'Streaks' })
export type Streaks = z.infer<typeof streaks>

export const freezeBody = z.strictObject({ community: communityChoice, kind: streakKind.default('learning') })
export const visitBody = z.strictObject({ community: communityChoice })
