import { memberRewards, type MemberRewards } from '../../_contracts/achievements/rewards-of-member.ts'
import { awardsOfMember, certificatesOfMember } from '../../_db/queries/achievements/rewards-of-member.ts'
import { roleIn } from '../../_db/queries/communities/communities.ts'
import { readAsUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

const REFUSED = 'Only instructors and admins can see what others earned.'

/** What a member earned in a community, and what was revoked since, for its instructors and admins. */
export const readRewardsOfMember = (
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, user: userId }: { slug: string; user: string },
): Promise<MemberRewards> =>
  readAsUser(db, claims, async (tx) => {
    const { id: communityId } = await findTaughtCommunity(tx, claims, slug, REFUSED)
    if ((await roleIn(tx, userId, communityId)) === undefined) throw notFound('member')
    const awards = await awardsOfMember(tx, { userId, communityId })
    const certificates = await certificatesOfMember(tx, { userId, communityId })
    return memberRewards.parse({ awards: awards.map(withRevocation), certificates: certificates.map(withRevocation) })
  })

const withRevocation = (row: { revoked_at: string | null; revoked_because: string | null }) => ({
  ...row,
  revoked: row.revoked_at === null ? null : { at: row.revoked_at, reason: row.revoked_because ?? '' },
})
