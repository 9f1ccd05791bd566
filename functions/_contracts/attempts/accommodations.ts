import { z } from 'zod'
import { ACCOMMODATION_KINDS, ACCOMMODATION_LIMITS } from '../../_domain/attempts/accommodations.ts'
import { member, memberPath } from '../communities/members.ts'
import { trimmed } from '../storable.ts'
import { instant, list } from '../wire.ts'

const everyTest = 'null: every test of the community'
const LIMITS = ACCOMMODATION_LIMITS

const factor = z
  .number()
  .min(1)
  .max(LIMITS.factor)
  .multipleOf(0.01)
  .describe('how many times as long as others the learner has in an exam')
const minutes = z
  .int()
  .min(1)
  .max(LIMITS.minutes)
  .describe('how many minutes more the learner has in an exam, on top of the factor')
const given = { reason: trimmed(LIMITS.reason).min(1).describe('the learner reads it') }
const someTests = { ...given, test_id: z.uuid().toLowerCase().nullable().default(null).describe(everyTest) }

export const accommodationBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('extra_factor'), factor, ...someTests }),
  z.strictObject({ kind: z.literal('extra_minutes'), minutes, ...someTests }),
  z.strictObject({ kind: z.literal('excused'), test_id: z.uuid().toLowerCase(), ...given }),
])
export type AccommodationBody = z.infer<typeof accommodationBody>

const byWhom = z.string().nullable().describe('display name; null where nobody is known')

export const accommodation = z
  .object({
    id: z.uuid(),
    kind: z.enum(ACCOMMODATION_KINDS),
    test: z.object({ id: z.uuid(), title: z.string() }).nullable().describe(everyTest),
    factor: z.number().nullable(),
    minutes: z.int().nullable(),
    reason: z.string(),
    made_by: byWhom,
    created_at: instant,
    ended_by: byWhom,
    ended_at: instant.nullable().describe('null while it applies'),
  })
  .meta({ id: 'Accommodation' })
export type Accommodation = z.infer<typeof accommodation>

export const accommodationList = list(accommodation).extend({ learner: member })
export type AccommodationList = z.infer<typeof accommodationList>

export const madeAccommodation = z
  .object({ accommodation, exams_moved: z.int().describe('how many running exams end at another time now') })
  .meta({ id: 'MadeAccommodation' })
export type MadeAccommodation = z.infer<typeof madeAccommodation>

export const accommodationPath = memberPath.extend({ id: z.uuid() })
