import { z } from 'zod'

export const drained = z
  .object({
    taken: z.int().describe('events that were due'),
    applied: z.int().describe('of those, now in the log'),
    failed: z.int().describe('of those, put back or parked'),
  })
  .meta({ id: 'Drained' })

export const parkedEvent = z
  .object({
    id: z.int().describe('its place in the queue'),
    event_id: z.string(),
    type: z.string(),
    tries: z.int(),
    error: z.string(),
    parked_at: z.string(),
  })
  .meta({ id: 'ParkedEvent' })
export type ParkedEvent = z.infer<typeof parkedEvent>

export const requeueBody = z.object({ ids: z.array(z.int().positive()).min(1).max(1000) })
export const requeued = z.object({ requeued: z.int() })

export const swept = z
  .object({
    expired: z.int().describe('attempts whose time was up, and that are finished now'),
    reminded: z.int().describe('streaks at risk that somebody was told of'),
    pages: z.int().describe('pages of learners that were held against new rules'),
    looked: z.int().describe('learners whose windows and boards were looked at'),
    gained: z.int().describe('of both, learners who were given something'),
    failed: z.int().describe('of both, learners for whom that failed'),
    refreshed: z.int().describe('learners whose scores on boards were brought up to date'),
    more: z.boolean().describe('whether new rules are left to sweep for, or boards to be put in order'),
  })
  .meta({ id: 'Swept' })
export type SweepResult = z.infer<typeof swept>
