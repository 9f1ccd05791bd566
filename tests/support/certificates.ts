import { randomBytes } from 'node:crypto'
import type postgres from 'postgres'
import { certificateNumber } from '../../functions/_domain/certificates/certificate-number.ts'

export interface Issued {
  community: string
  /** Its slug, one of a course there. */
  course: string
  holder: string
  daysAgo?: number
}

/** Issues a certificate of a course past the engine, which does it when the course is completed. Gives its number. */
export async function issue(sql: postgres.Sql, person: string, issued: Issued): Promise<string> {
  const { community, course, holder, daysAgo = 0 } = issued
  const number = certificateNumber(randomBytes(8))
  const { count } = await sql`
    insert into certificates (number, user_id, community_id, course_id, holder, issued_at)
    select ${number}, ${person}, community_id, id, ${holder}, now() - make_interval(days => ${daysAgo})
    from courses
    where community_id = ${community} and slug = ${course}
  `
  if (count !== 1) throw new Error(`There is no course ${course}.`)
  return number
}
