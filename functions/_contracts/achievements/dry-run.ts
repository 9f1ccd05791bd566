import { z } from 'zod'
import { pack, tier } from './catalogue.ts'
import { criteria } from '../rules/criteria.ts'

const TIERS = tier.options

const increasing = z.partialRecord(tier, z.number().positive().max(1e12)).superRefine((given, context) => {
  const named = TIERS.flatMap((tier) => {
    const at = given[tier]
    return at === undefined ? [] : [{ tier, at }]
  })
  if (named.length === 0) context.addIssue({ code: 'custom', message: 'expected a threshold for some tier' })
  named.forEach(({ tier, at }, index) => {
    if (at <= (named[index - 1]?.at ?? 0))
      context.addIssue({ code: 'custom', path: [tier], message: 'expected a threshold above the tier before' })
  })
})
export const tiers = increasing.meta({ example: { bronze: 10, silver: 25, gold: 50 } })

/** A rule that an author is about to publish. */
export const dryRunBody = z
  .object({
    criteria,
    tiers: tiers.optional(),
    xp: z.int().min(0).max(10_000),
    pack: pack.default('custom').describe('the pack whose achievements the rule may require'),
    achievement_id: z.uuid().optional().describe('the achievement it is a new version of; its holders gain nothing'),
  })
  .refine(({ criteria, tiers }) => !tiers || ('gte' in criteria && typeof criteria.gte === 'number'), {
    path: ['tiers'],
    message: 'only a rule with one threshold (gte) can have tiers',
  })
export type DryRunBody = z.infer<typeof dryRunBody>

export const dryRunResult = z
  .object({
    gains: z.int().describe('learners who would gain the achievement now'),
    examples: z
      .array(
        z.object({
          user_id: z.uuid(),
          display_name: z.string(),
          username: z.string(),
          tiers: z.array(tier),
          values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        }),
      )
      .max(10),
    xp: z.int().describe('XP that would be paid in total'),
    notifications: z.int().describe('notifications that would be sent: one to each learner'),
  })
  .meta({ id: 'DryRunResult' })
export type DryRunResult = z.infer<typeof dryRunResult>
