import type { LearnersTableQuery } from '../../_contracts/gates/learners.ts'
import { gatesOf, type GateRow } from '../../_db/queries/gates/read.ts'
import { gatedCurricula, type GatedCurriculumRow } from '../../_db/queries/gates/gated-curricula.ts'
import { readAsUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findTaughtCommunity } from '../communities/find.ts'

/** A course or program and its live gates, to show how learners stand at them. */
export interface GatesOfCurriculum {
  communityId: string
  of: GatedCurriculumRow
  gates: GateRow[]
  /** The index of the gate by which learners are filtered. */
  filteredGate: number | undefined
}

type CurriculumQuery = Pick<LearnersTableQuery, 'community' | 'course' | 'program' | 'gate'>

/** The curriculum that the query names, or the first that has gates. Undefined where none has any. */
export function findGatedCurriculum(
  { db, claims }: WithClaims<DatabaseContext>,
  { community: communitySlug, course, program, gate }: CurriculumQuery,
): Promise<{ all: GatedCurriculumRow[]; found: GatesOfCurriculum | undefined }> {
  return readAsUser(db, claims, async (tx, sql) => {
    const community = await findTaughtCommunity(
      tx,
      claims,
      communitySlug,
      'How learners stand is for instructors to see.',
    )
    const all = await gatedCurricula(tx, community.id)
    const scope = course === undefined ? 'program' : 'course'
    const named = course ?? program
    const of = named === undefined ? all[0] : all.find((it) => it.scope === scope && it.slug === named)
    if (!of && named !== undefined) throw notFound(scope)
    if (!of) return { all, found: undefined }
    const gates = await gatesOf(sql, claims.sub, { scope: of.scope, communityId: community.id, slug: of.slug })
    const filteredGate = gate === undefined ? undefined : gates.findIndex((it) => it.slug === gate)
    if (filteredGate === -1) throw notFound('milestone')
    return { all, found: { communityId: community.id, of, gates, filteredGate } }
  })
}
