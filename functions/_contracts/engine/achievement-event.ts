import { z } from 'zod'
import { eventName } from '../communities/event-types.ts'
import { storable } from '../storable.ts'

/** The version of events that this code reads and writes. */
export const EVENT_VERSION = 1

/** As our own services make them, some ids have no version. */
const id = z.guid().transform((text) => text.toLowerCase())

const MAX_VALUES = 32

const atMost = (values: object) => Object.keys(values).length <= MAX_VALUES

/** An event as it travels through Kafka, with the learner's id as the key. */
export const achievementEvent = z
  .object({
    version: z.literal(EVENT_VERSION),
    id: id.describe('of the producer’s choice; the same id is the same event'),
    user_id: id,
    community_id: id,
    type: eventName,
    occurred_at: z.iso.datetime({ offset: true }),
    content_id: id.nullable().default(null).describe('the lesson, WOD, scenario or test that it is about'),
    dims: z
      .record(eventName, z.union([storable(200), z.boolean()]))
      .refine(atMost, `at most ${MAX_VALUES}`)
      .default({}),
    metrics: z.record(eventName, z.number().min(-1e12).max(1e12)).refine(atMost, `at most ${MAX_VALUES}`).default({}),
    decided: z
      .object({
        local_date: z.iso.date(),
        local_hour: z.int().min(0).max(23),
        forgiven: z.array(z.iso.date()).max(8).optional(),
      })
      .optional()
      .describe('the learner’s day, for events of our own services; without it the consumer decides'),
  })
  .meta({ id: 'AchievementEvent' })
export type AchievementEvent = z.infer<typeof achievementEvent>
