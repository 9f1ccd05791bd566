import type { MemberAward } from '#contracts/achievements/rewards-of-member.ts'
import { humanize } from '#lib/words.ts'

/** A tier of an achievement, in the query of a URL. */
export const awardId = ({ achievement_id, tier }: Pick<MemberAward, 'achievement_id' | 'tier'>): string =>
  tier ? `${achievement_id}:${tier}` : achievement_id

export const awardText = ({ name, tier }: Pick<MemberAward, 'name' | 'tier'>): string =>
  `${name ?? 'A secret achievement'}${tier ? `, ${humanize(tier).toLowerCase()}` : ''}`
