import { z } from 'zod'
import { catalogueEntry, status, tier } from './catalogue.ts'
import { slug } from '../wire.ts'

const value = z.union([z.string(), z.number(), z.boolean()])
const rule = {
  criteria: z.record(z.string(), z.unknown()).describe('the rule, as it is written'),
  tiers: z.partialRecord(tier, z.number()).nullable(),
  says: z.string().describe('the rule in plain words'),
}

/** One answer to "why do I have this?" */
export const reason = z
  .object({
    tier: tier.nullable(),
    rule_version: z.int(),
    earned_at: z.iso.datetime(),
    unlocked_at: z.iso.datetime().describe('later than earned, where the rule came later'),
    revoked_at: z.iso.datetime().nullable(),
    revoked_because: z.string().nullable(),
    satisfied_by: z.record(z.string(), value).describe('the values that met the rule'),
    event: z
      .object({
        id: z.uuid().describe('of a test, its attempt'),
        type: z.string(),
        occurred_at: z.iso.datetime(),
        content_id: z.uuid().nullable(),
        dims: z.record(z.string(), value),
        metrics: z.record(z.string(), z.number()),
      })
      .nullable(),
  })
  .meta({ id: 'Reason' })
export type WhyEarned = z.infer<typeof reason>

export const achievementDetail = catalogueEntry
  .extend({
    ...rule,
    type: z.string(),
    status,
    sealed: z.boolean().describe('whether its name and rule are hidden from those who have not earned it'),
    holders: z.int().describe('how many of the community have it'),
    learners: z.int().describe('how many of the community have any XP'),
    public_as: z.string().nullable().describe('the username under which everybody may see that the reader has it'),
    versions: z.array(z.object({ ...rule, version: z.int(), points: z.int(), xp: z.int(), since: z.iso.datetime() })),
    why: z.array(reason).describe("the reader's own, one for each tier"),
  })
  .meta({ id: 'AchievementDetail' })
export type AchievementDetail = z.infer<typeof achievementDetail>

export const inCommunity = z.object({ community: slug })
