import type { LearnersTableQuery } from '../../_contracts/gates/learners.ts'
import { gatesOf, type GateRow } from '../../_db/queries/gates/read.ts'
import { gatedCurricula, type GatedCurriculumRow } from '../../_db/queries/gates/gated-curricula.ts'
import type { Database } from '../../_db/client.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findTaughtCommunity } from '../communities/find.ts'

/** The gates that learners are looked at before, and what they are of. */
export interface GatesOfCurriculum {
  communityId: string
  of: GatedCurriculumRow
  gates: GateRow[]
  /** The place of the gate at which they are to stand as was asked for. */
  at: number | undefined
}

type Asked = Pick<LearnersTableQuery, 'community' | 'course' | 'program' | 'gate'>

/** What was asked for, else the first that has gates; nothing, where nothing has any. */
export function findGatedCurriculum(
  db: Database,
  claims: Claims,
  { community: slug, course, program, gate }: Asked,
): Promise<{ all: GatedCurriculumRow[]; found: GatesOfCurriculum | undefined }> {
  return withUser(db, claims, async (tx, sql) => {
    const community = await findTaughtCommunity(tx, claims, slug, 'How learners stand is for instructors to see.')
    const all = await gatedCurricula(tx, community.id)
    const scope = course === undefined ? 'program' : 'course'
    const asked = course ?? program
    const of = asked === undefined ? all[0] : all.find((it) => it.scope === scope && it.slug === asked)
    if (!of && asked !== undefined) throw notFound(scope)
    if (!of) return { all, found: undefined }
    const gates = await gatesOf(sql, claims.sub, { scope: of.scope, communityId: community.id, slug: of.slug })
    const at = gate === undefined ? undefined : gates.findIndex((it) => it.slug === gate)
    if (at === -1) throw notFound('milestone')
    return { all, found: { communityId: community.id, of, gates, at } }
  })
}
