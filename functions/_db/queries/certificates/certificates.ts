import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

interface CertificateFields extends Record<string, unknown> {
  number: string
  kind: 'course' | 'program'
  title: string
  community: string
  holder: string
  visibility: 'private' | 'public'
  /** Milliseconds since 1970. */
  issued: number
  /** A date. */
  issued_on: string
  /** Milliseconds since 1970. */
  revoked: number | null
}

const fields = sql`
  certificates.number, case when course_id is null then 'program' else 'course' end as kind,
  coalesce(courses.title, programs.title) as title, communities.name as community, holder, visibility,
  extract(epoch from issued_at)::float8 * 1000 as issued, issued_on::text as issued_on,
  extract(epoch from revoked_at)::float8 * 1000 as revoked
`
const sources = sql`
  certificates
  join communities on communities.id = certificates.community_id
  left join courses on courses.id = course_id
  left join programs on programs.id = program_id
`

export interface CertificateRow extends CertificateFields {
  user_id: string
  because: string | null
  /** The titles of milestones that the holder passed; waived ones are not listed. */
  gates: string[]
  /** Whether the reader teaches in the community that issued it. */
  taught: boolean
}

/** A certificate by its number, for the service role: the caller decides what the reader sees of it. */
export async function certificateByNumber(tx: Transaction, number: string, readerId: string | undefined) {
  const [certificate] = await tx.execute<CertificateRow>(sql`
    select
      ${fields}, certificates.user_id, revoked_because as because,
      (
        select coalesce(json_agg(gate.title order by gate.position, gate.number), '[]')
        from (
          select title, position, course_milestones.number
          from user_milestone_progress as progress
          join course_milestones on course_milestones.id = course_milestone_id
          where progress.user_id = certificates.user_id and course_milestones.course_id = certificates.course_id
            and progress.status = 'validated' and not waived
          union all
          select title, position, program_milestones.number
          from user_milestone_progress as progress
          join program_milestones on program_milestones.id = program_milestone_id
          where progress.user_id = certificates.user_id and program_milestones.program_id = certificates.program_id
            and progress.status = 'validated' and not waived
        ) as gate
      ) as gates,
      exists (
        select
        from memberships
        where memberships.user_id = ${readerId ?? null}::uuid
          and memberships.community_id = certificates.community_id
          and role in ('instructor', 'admin')
      ) as taught
    from ${sources}
    where certificates.number = ${number}
  `)
  return certificate
}

/** The certificates of a user, the latest first. */
export const certificatesOf = (tx: Transaction, userId: string) =>
  tx.execute<CertificateFields>(sql`
    select ${fields}
    from ${sources}
    where user_id = ${userId}
    order by issued_at desc, number
  `)

interface CertificateChange {
  holder?: string
  visibility?: 'private' | 'public'
}

export const updateCertificate = (tx: Transaction, number: string, { holder, visibility }: CertificateChange) =>
  tx.execute(sql`
    update certificates
    set holder = coalesce(${holder ?? null}, holder), visibility = coalesce(${visibility ?? null}, visibility)
    where number = ${number}
  `)

interface CertificateRevocation {
  number: string
  userId: string
  reason: string
}

/** Of concurrent revocations the first one's reason stays: the others match no row any more. */
export const markCertificateRevoked = (tx: Transaction, { number, userId, reason }: CertificateRevocation) =>
  tx.execute(sql`
    update certificates
    set revoked_at = now(), revoked_by = ${userId}, revoked_because = ${reason}
    where number = ${number} and revoked_at is null
  `)
