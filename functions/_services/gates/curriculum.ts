import { curriculumBySlug } from '../../_db/queries/gates/written.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import { FOR_AUTHORS } from './written.ts'

export interface CurriculumName {
  community: string
  course?: string
  program?: string
}

/** The course or program that an instructor names. */
export async function findCurriculum(
  tx: Transaction,
  claims: Claims,
  { community: slug, course, program }: CurriculumName,
) {
  const community = await findTaughtCommunity(tx, claims, slug, FOR_AUTHORS)
  const scope = course === undefined ? ('program' as const) : ('course' as const)
  const whole = await curriculumBySlug(tx, scope, community.id, course ?? program ?? '')
  if (!whole) throw notFound(scope)
  return { ...whole, scope, community }
}
