import type { Program } from '../../_contracts/courses/programs.ts'
import { programsSeenBy } from '../../_db/queries/courses/programs.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import { listCourseCards } from './course-cards.ts'
import type { Engine } from '../engine/apply.ts'

/** The live programs of a community over their courses; to who teaches there, all. */
export const listPrograms = ({ db, now }: Engine, claims: Claims, communitySlug: string): Promise<Program[]> =>
  withUser(db, claims, (tx) => programsOf(tx, claims, communitySlug, now()))

export async function programsOf(tx: Transaction, claims: Claims, communitySlug: string, now: number) {
  const community = await findMyCommunity(tx, claims, communitySlug)
  const programs = await programsSeenBy(tx, community.id)
  const shelf = await listCourseCards(tx, claims, community, now)
  const cards = new Map(shelf.map(({ card }) => [card.id, card]))
  return programs.map((program) => ({
    ...program,
    community: { slug: community.slug, name: community.name },
    courses: program.courses.flatMap((id) => cards.get(id) ?? []),
  }))
}
