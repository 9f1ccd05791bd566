import { z } from 'zod'
import { COLORS } from '../../_domain/colors.ts'
import { ROLES } from '../../_domain/communities/roles.ts'
import { instant, slug } from '../wire.ts'

export const role = z.enum(ROLES)

/** A community as the reader sees it: one they belong to, or one that is open to join. */
export const community = z
  .object({
    id: z.uuid(),
    slug,
    name: z.string(),
    tagline: z.string(),
    color: z.enum(COLORS).describe('of its mark'),
    role: role.nullable().describe('null: not a member yet'),
    closed: z.boolean().describe('no one can join or start a test here anymore'),
    closed_at: instant.nullable().describe('since when it is closed; null: open'),
    comments: z
      .boolean()
      .describe('whether you are shown comments here: neither the community nor you have turned them off'),
    boards: z.boolean().describe('whether the community has leaderboards'),
    tests: z.int().nullable().describe('live tests; null: not a member yet'),
  })
  .meta({ id: 'Community' })
export type Community = z.infer<typeof community>
