import { randomBytes } from 'node:crypto'
import type postgres from 'postgres'
import { certificateNumber } from '../../functions/_domain/certificates/certificate-number.ts'

interface CertificateFixture {
  community: string
  /** The slug of a course in the community. */
  course: string
  holder: string
  daysAgo?: number
  /** The instant of its issue; without one, so many days ago. */
  at?: string
}

/** Issues a certificate of a course without completing the course, and returns its number. */
export async function issue(
  sql: postgres.Sql,
  person: string,
  { community, course, holder, daysAgo = 0, at }: CertificateFixture,
): Promise<string> {
  const number = certificateNumber(randomBytes(8))
  const { count } = await sql`
    insert into certificates (number, user_id, community_id, course_id, holder, issued_at)
    select ${number}, ${person}, community_id, id, ${holder},
      coalesce(${at ?? null}::timestamptz, now() - make_interval(days => ${daysAgo}))
    from courses
    where community_id = ${community} and slug = ${course}
  `
  if (count !== 1) throw new Error(`There is no course ${course}.`)
  return number
}
