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
