import { curriculumBySlug } from '../../_db/queries/gates/authored.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import { GATE_AUTHORS_ONLY } from './authored.ts'

export interface CurriculumName {
  claims: Claims
  community: string
  course?: string
  program?: string
}

/** The course or program that an instructor names. */
export async function findCurriculum(tx: Transaction, { claims, community: slug, course, program }: CurriculumName) {
  const community = await findTaughtCommunity(tx, claims, slug, GATE_AUTHORS_ONLY)
  const scope = course === undefined ? ('program' as const) : ('course' as const)
  const curriculum = await curriculumBySlug(tx, scope, community.id, course ?? program ?? '')
  if (!curriculum) throw notFound(scope)
  return { ...curriculum, scope, community }
}
