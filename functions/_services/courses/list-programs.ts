import type { Program } from '../../_contracts/courses/programs.ts'
import { programsSeenBy } from '../../_db/queries/courses/programs.ts'
import { readAsUser, type Transaction } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { listCourseCards } from './course-cards.ts'
import { findReader } from './find-reader.ts'
import type { AddressForReader } from './slug-in-community.ts'

/** The live programs of a community with their courses. Instructors and admins get drafts and retired ones, too. */
export const listPrograms = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  communitySlug: string,
): Promise<Program[]> =>
  readAsUser(db, claims, (tx) => programsOf(tx, { community: communitySlug, claims, now: now() }))

export async function programsOf(tx: Transaction, address: Omit<AddressForReader, 'slug'>): Promise<Program[]> {
  const { community, reader } = await findReader(tx, address)
  const [programs, courses] = await Promise.all([
    programsSeenBy(tx, community.id),
    listCourseCards(tx, { community, reader }),
  ])
  const cards = new Map(courses.map(({ card }) => [card.id, card]))
  return programs.map((program) => ({
    ...program,
    community: { slug: community.slug, name: community.name },
    courses: program.courses.flatMap((id) => cards.get(id) ?? []),
  }))
}
