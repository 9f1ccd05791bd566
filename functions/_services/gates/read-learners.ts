import type { LearnerAtGates, LearnersPage, LearnersQuery } from '../../_contracts/gates/learners.ts'
import type { Claims } from '../../_db/session.ts'
import type { Engine } from '../engine/apply.ts'
import { findGatedCurriculum, type GatesOfCurriculum } from './find-gated-curriculum.ts'
import { listStandings, matchesState } from './learner-standings.ts'

/** How many are looked at together, and at the most, where most may not be what is looked for. */
const BATCH = 200
const MOST = 5 * BATCH

/** The students of a community and how they stand at the gates of a course or program, a page at a time. */
export async function readLearners(engine: Engine, claims: Claims, query: LearnersQuery): Promise<LearnersPage> {
  const { all, found } = await findGatedCurriculum(engine.db, claims, query)
  if (!found) return { data: [], page: { next: null, of: null, all, gates: [] } }
  const { data, next } = await search(engine, claims, found, query)
  const { scope, id, slug, title } = found.of
  const gates = found.gates.map(({ id, slug, title, type, required }) => ({ id, slug, title, type, required }))
  return { data, page: { next, of: { scope, id, slug, title }, all, gates } }
}

/** Who stands where is decided by the rules and not by a query, so whoever does not fit has to be looked at, too. */
async function search(engine: Engine, claims: Claims, gates: GatesOfCurriculum, query: LearnersQuery) {
  const { limit, cursor } = query
  // One more than asked for says whether there is a next page.
  const size = gates.at === undefined ? limit + 1 : BATCH
  const found: LearnerAtGates[] = []
  let after = cursor
  for (let looked = 0; looked < MOST; looked += size) {
    const rows = await listStandings(engine, claims, gates, query, { after, limit: size })
    found.push(...rows.filter(matchesState(gates, query)))
    const data = found.slice(0, limit)
    if (found.length > limit) return { data, next: data.at(-1)?.learner.id ?? null }
    if (rows.length < size) return { data, next: null }
    after = rows.at(-1)?.learner.id
  }
  return { data: found, next: after ?? null }
}
