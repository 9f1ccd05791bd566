import { z } from 'zod'
import { rewardFields } from '../rewards/rewards.ts'
import { type AboutCommunity, communityChoice } from '../wire.ts'
import { key, trimmed } from '../storable.ts'

/** The level that a number of XP reaches. */
export const levelFields = {
  level: z.int(),
  title: z.string(),
  total: z.int().describe('XP in this community'),
  into: z.int().describe('XP since that level was reached'),
  needed: z.int().describe('XP from that level to the next; 0 at the last'),
}
export const level = z.object(levelFields).meta({ id: 'Level' })
export type Level = z.infer<typeof level>

export const inCommunity = z.object({ community: communityChoice })

export const awardBody = z.strictObject({
  community: communityChoice,
  user_id: z.uuid(),
  amount: z.int().min(1).max(10_000),
  reason: trimmed(200).min(1),
})
export type AwardBody = AboutCommunity<z.infer<typeof awardBody>>

export const awardHeader = z.object({
  'idempotency-key': key.describe('for one learner the same key is the same award, however often it is sent'),
})

export const awarded = z
  .object({
    amount: z.int(),
    level: z.object({ ...levelFields, before: z.int(), after: z.int() }),
    ...rewardFields,
    replayed: z.boolean().describe('true if an earlier request had given it'),
  })
  .meta({ id: 'Awarded' })
export type AwardedXp = z.infer<typeof awarded>

export const xpReason = z.enum([
  'test',
  'practice',
  'content',
  'achievement',
  'milestone',
  'streak',
  'award',
  'revocation',
  'correction',
])

export const xpEntry = z
  .object({
    id: z.uuid(),
    amount: z.int(),
    reason: xpReason,
    what: z.string().nullable().describe('the name of the test, achievement or milestone it was for'),
    note: z.string().nullable().describe('the reason that the person gave, where it was given or taken by hand'),
    local_date: z.iso.date(),
    created_at: z.iso.datetime({ offset: true }),
  })
  .meta({ id: 'XpEntry' })
export type XpEntryShown = z.infer<typeof xpEntry>

export const historyQuery = inCommunity.extend({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.uuid().optional().describe('`page.next` of the page before'),
})

export const xpStats = z
  .object({
    today: z.iso.date(),
    total: z.int(),
    last_7_days: z.int(),
    last_30_days: z.int(),
    by_reason: z.array(z.object({ reason: xpReason, xp: z.int() })).describe('the largest first'),
    days: z.array(z.object({ day: z.iso.date(), xp: z.int() })).describe('the last 30; a day without XP is 0'),
  })
  .meta({ id: 'XpStats' })
export type XpStats = z.infer<typeof xpStats>
