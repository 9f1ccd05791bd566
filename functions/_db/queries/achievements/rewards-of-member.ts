import { sql } from 'drizzle-orm'
import { iso } from '../../iso.ts'
import type { Transaction } from '../../session.ts'

interface Whose {
  userId: string
  communityId: string
}

interface Revocable extends Record<string, unknown> {
  revoked_at: string | null
  revoked_because: string | null
}

interface AwardOfMember extends Revocable {
  achievement_id: string
  /** Null where row-level security hides it: a secret of a pack. */
  name: string | null
  tier: string | null
  earned_at: string
}

/** All awards of a member of a community, the newest first. */
export const awardsOfMember = (tx: Transaction, { userId, communityId }: Whose) =>
  tx.execute<AwardOfMember>(sql`
    select
      achievement_id, name, award.tier, ${iso(sql`earned_at`)} as earned_at, ${iso(sql`revoked_at`)} as revoked_at,
      revoked_because
    from user_achievements as award
    left join achievements on achievements.id = achievement_id
    where award.user_id = ${userId} and award.community_id = ${communityId}
    order by award.earned_at desc, award.id
    limit 500
  `)

interface CertificateOfMember extends Revocable {
  number: string
  title: string
  issued_at: string
}

export const certificatesOfMember = (tx: Transaction, { userId, communityId }: Whose) =>
  tx.execute<CertificateOfMember>(sql`
    select
      certificates.number, coalesce(courses.title, programs.title) as title, ${iso(sql`issued_at`)} as issued_at,
      ${iso(sql`revoked_at`)} as revoked_at, revoked_because
    from certificates
    left join courses on courses.id = course_id
    left join programs on programs.id = certificates.program_id
    where certificates.user_id = ${userId} and certificates.community_id = ${communityId}
    order by certificates.issued_at desc, certificates.number
    limit 100
  `)
