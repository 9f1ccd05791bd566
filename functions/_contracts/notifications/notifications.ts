import { z } from 'zod'
import { rarity, tier } from '../achievements/catalogue.ts'
import { slug } from '../wire.ts'

const common = {
  id: z.uuid().describe('version 7: in the order of ids is in the order of time'),
  community: z.string().nullable().describe('its slug; null once it cannot be seen any more'),
  created_at: z.iso.datetime(),
  read: z.boolean(),
}

const toldAchievement = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  icon: z.string().describe('a lucide icon name'),
  color: z.string().describe('a colour token'),
  rarity,
  tier: tier.nullable(),
  xp: z.int().describe('what it pays'),
})
export type ToldAchievement = z.infer<typeof toldAchievement>

const milestoneStatus = z.enum(['available', 'in_progress', 'submitted', 'validated', 'rejected'])
const whole = z.object({ kind: z.enum(['course', 'program']), id: z.uuid(), slug: z.string(), title: z.string() })
const streakKind = z.enum(['daily_login', 'learning'])

/** What a learner is told, as a person reads it. */
export const notification = z
  .discriminatedUnion('kind', [
    z.object({ ...common, kind: z.literal('unlock'), achievement: toldAchievement }),
    z.object({ ...common, kind: z.literal('level_up'), level: z.int(), title: z.string() }),
    z.object({
      ...common,
      kind: z.literal('milestone'),
      milestone: z.object({ id: z.uuid(), name: z.string(), status: milestoneStatus, of: whole }),
      because: z.string().nullable().describe('why it was sent back'),
    }),
    z.object({ ...common, kind: z.literal('completed'), whole: whole.describe('what is complete') }),
    z.object({
      ...common,
      kind: z.literal('certificate'),
      certificate: z.object({ number: z.string(), title: z.string().describe('of what was completed') }),
    }),
    z.object({
      ...common,
      kind: z.literal('digest'),
      achievements: z.array(toldAchievement).describe('what a new rule found long since met'),
    }),
    z.object({
      ...common,
      kind: z.literal('revoked'),
      achievement: toldAchievement.extend({ xp: z.int().describe('what was taken back') }),
      because: z.string().describe('the reason that was given'),
    }),
    z.object({
      ...common,
      kind: z.literal('certificate_revoked'),
      certificate: z.object({ number: z.string(), title: z.string().describe('of what was completed') }),
      because: z.string().describe('the reason that was given'),
    }),
    z.object({
      ...common,
      kind: z.literal('streak_at_risk'),
      streak: z.object({ kind: streakKind, current: z.int() }),
    }),
  ])
  .meta({ id: 'Notification' })
export type Notification = z.infer<typeof notification>

/** What is stored of each: what it is about, without the names. */
export const storedNotice = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('unlock'),
    payload: z.object({ achievement_id: z.uuid(), tier: tier.nullable(), xp: z.int() }),
  }),
  z.object({ kind: z.literal('level_up'), payload: z.object({ level: z.int() }) }),
  z.object({
    kind: z.literal('milestone'),
    payload: z.object({ milestone_id: z.uuid(), status: milestoneStatus, reason: z.string().optional() }),
  }),
  z.object({ kind: z.literal('completed'), payload: z.object({ kind: z.enum(['course', 'program']), id: z.uuid() }) }),
  z.object({ kind: z.literal('certificate'), payload: z.object({ number: z.string() }) }),
  z.object({ kind: z.literal('digest'), payload: z.object({ achievements: z.array(z.uuid()) }) }),
  z.object({
    kind: z.literal('revoked'),
    payload: z.object({ achievement_id: z.uuid(), tier: tier.nullable(), xp: z.int(), because: z.string() }),
  }),
  z.object({
    kind: z.literal('certificate_revoked'),
    payload: z.object({ certificate_id: z.uuid(), because: z.string() }),
  }),
  z.object({
    kind: z.literal('streak_at_risk'),
    payload: z.object({ kind: streakKind, current: z.int() }),
  }),
])
export type StoredNotice = z.infer<typeof storedNotice>

/** Of so many of the newest is counted what is unread: more than anyone reads, and found by the key alone. */
export const UNREAD_CAP = 1000

export const unread = z.object({
  unread: z.int().describe(`of the ${UNREAD_CAP} newest, in all communities: ${UNREAD_CAP} means as many or more`),
})
export type Unread = z.infer<typeof unread>

export const notificationList = z.object({
  data: z.array(notification),
  page: z.object({ next: z.uuid().nullable(), ...unread.shape }),
})

export const notificationQuery = z.object({
  community: slug.optional(),
  unread: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true')
    .describe('true: only those'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.uuid().optional().describe('`page.next` of the page before'),
})
export type NotificationQuery = z.infer<typeof notificationQuery>

export const readBody = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(500) }),
  z.strictObject({ up_to: z.uuid().describe('this one and all before it') }),
])
export type ReadBody = z.infer<typeof readBody>

export const notificationPath = z.object({ id: z.uuid() })

const place = z
  .string()
  .regex(
    /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}(~[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}){0,60}$/,
    'is no id of this stream',
  )
  .optional()

export const streamQuery = z.object({
  after: place.describe('a notification, to be told what came after it; where no Last-Event-ID is sent'),
})
export const streamHeader = z.object({
  'last-event-id': place.describe('the id of the last event that arrived, as browsers send it by themselves'),
})
