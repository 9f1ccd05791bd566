import type { Program } from '../../_contracts/courses/programs.ts'
import { programsSeenBy } from '../../_db/queries/courses/programs.ts'
import { withUser, type Transaction } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { listCourseCards } from './course-cards.ts'
import type { AddressForReader } from './slug-in-community.ts'

/** The live programs of a community with their courses. Instructors and admins get drafts and retired ones, too. */
export const listPrograms = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  communitySlug: string,
): Promise<Program[]> => withUser(db, claims, (tx) => programsOf(tx, { community: communitySlug, claims, now: now() }))

export async function programsOf(
  tx: Transaction,
  { community: communitySlug, claims, now }: Omit<AddressForReader, 'slug'>,
): Promise<Program[]> {
  const community = await findMyCommunity(tx, claims, communitySlug)
  const programs = await programsSeenBy(tx, community.id)
  const courses = await listCourseCards(tx, { community, claims, now })
  const cards = new Map(courses.map(({ card }) => [card.id, card]))
  return programs.map((program) => ({
    ...program,
    community: { slug: community.slug, name: community.name },
    courses: program.courses.flatMap((id) => cards.get(id) ?? []),
  }))
}
