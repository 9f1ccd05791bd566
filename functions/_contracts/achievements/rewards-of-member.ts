import { z } from 'zod'
import { instant } from '../wire.ts'
import { tier } from './catalogue.ts'

const revoked = z.object({ at: instant, reason: z.string() }).nullable()

const memberAward = z.object({
  achievement_id: z.uuid(),
  name: z.string().nullable().describe('null: a secret that you have not earned yourself'),
  tier: tier.nullable(),
  earned_at: instant,
  revoked: revoked.describe('null while it is held; what was revoked cannot be earned again'),
})
export type MemberAward = z.infer<typeof memberAward>

/** What a member earned in a community, as those who teach see it. */
export const memberRewards = z
  .object({
    awards: z.array(memberAward).describe('achievements, each tier by itself, the newest first'),
    certificates: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        issued_at: instant,
        revoked: revoked.describe('null: it holds'),
      }),
    ),
  })
  .meta({ id: 'MemberRewards' })
export type MemberRewards = z.infer<typeof memberRewards>
