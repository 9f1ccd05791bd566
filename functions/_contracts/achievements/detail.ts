import { z } from 'zod'
import { catalogueEntry, status, tier } from './catalogue.ts'
import { communityChoice } from '../wire.ts'

const value = z.union([z.string(), z.number(), z.boolean()])
const rule = {
  criteria: z.record(z.string(), z.unknown()).describe('the rule as its author wrote it'),
  tiers: z.partialRecord(tier, z.number()).nullable(),
  says: z.string().describe('the rule in plain words'),
}

/** One answer to "Why do I have this?" */
export const reason = z
  .object({
    tier: tier.nullable(),
    rule_version: z.int(),
    earned_at: z.iso.datetime(),
    unlocked_at: z.iso.datetime().describe('later than earned_at if the rule was published later'),
    revoked_at: z.iso.datetime().nullable(),
    revoked_because: z.string().nullable(),
    satisfied_by: z.record(z.string(), value).describe('the values that met the rule'),
    event: z
      .object({
        id: z.uuid().describe("for a test, the attempt's id"),
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
    sealed: z.boolean().describe('whether the name and rule are hidden from learners who have not earned it'),
    holders: z.int().describe('how many learners of the community hold it, without instructors and admins'),
    learners: z.int().describe('how many learners of the community have any XP, without instructors and admins'),
    public_as: z
      .string()
      .nullable()
      .describe('the username under which the award is shown publicly; null if it is not'),
    versions: z.array(z.object({ ...rule, version: z.int(), points: z.int(), xp: z.int(), since: z.iso.datetime() })),
    why: z.array(reason).describe("the reader's awards, one for each tier"),
  })
  .meta({ id: 'AchievementDetail' })
export type AchievementDetail = z.infer<typeof achievementDetail>

export const inCommunity = z.object({ community: communityChoice })
