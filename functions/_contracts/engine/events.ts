import { z } from 'zod'

export const drained = z
  .object({
    taken: z.int().describe('events that were due and taken from the queue'),
    applied: z.int().describe('how many of those are in the log now'),
    failed: z.int().describe('how many of those failed, and were put back or parked'),
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

export const requeueBody = z.object({ ids: z.array(z.int().min(1).max(1e15)).min(1).max(1000) })
export const requeued = z.object({ requeued: z.int() })

export const swept = z
  .object({
    expired: z.int().describe('attempts whose time was up, finished by this call'),
    assigned: z.int().describe('notifications that something is assigned, or due'),
    announced: z.int().describe('notifications that something is announced'),
    invited: z.int().describe('notifications that somebody is invited'),
    reminded: z.int().describe('learners who were notified that a streak is at risk'),
    pages: z.int().describe('pages of learners that were checked against new rules'),
    looked: z.int().describe('learners whose windows and leaderboards were checked'),
    gained: z.int().describe('learners of both who were awarded something'),
    failed: z.int().describe('learners of both for whom the award failed'),
    refreshed: z.int().describe('learners whose leaderboard scores were refreshed'),
    mailed: z.int().describe('mails that were sent'),
    regraded: z.int().describe('learners whose attempts were looked at because of a correction'),
    followed: z.int().describe('learners whose memory follows their finished attempts again'),
    challenged: z.int().describe('challenges that learners met'),
    more: z
      .boolean()
      .describe(
        'whether there are rules left to sweep for, scores to refresh, corrections or memories to go on with, or mails to send',
      ),
  })
  .meta({ id: 'Swept' })
export type SweepResult = z.infer<typeof swept>
