import type { LearnerAtGates, LearnersPage, LearnersQuery } from '../../_contracts/gates/learners.ts'
import type { WithClaims } from '../context.ts'
import type { Engine } from '../engine/apply.ts'
import { findGatedCurriculum, type GatesOfCurriculum } from './find-gated-curriculum.ts'
import { listStandings, matchesState } from './learner-standings.ts'

/** With a filter, how many learners one statement reads, and how many one request reads in all. */
const BATCH = 200
const MAX_READ = 5 * BATCH

/** The students of a community and how they stand at the gates of a course or program, a page at a time. */
export async function readLearners(context: WithClaims<Engine>, query: LearnersQuery): Promise<LearnersPage> {
  const { all, found } = await findGatedCurriculum(context, query)
  const { community } = query
  if (!found) return { community, data: [], page: { next: null, of: null, all, gates: [] } }
  const { data, next } = await findMatches(context, { curriculum: found, query })
  const { scope, id, slug, title } = found.of
  const gates = found.gates.map(({ id, slug, title, type, required }) => ({ id, slug, title, type, required }))
  return { community, data, page: { next, of: { scope, id, slug, title }, all, gates } }
}

/** The rules decide how a learner stands, not a query, so the learners who do not match are read, too. */
async function findMatches(
  context: WithClaims<Engine>,
  { curriculum, query }: { curriculum: GatesOfCurriculum; query: LearnersQuery },
) {
  const { limit, cursor, search, user_id, state } = query
  // One more than the page holds says whether there is a next page.
  const size = curriculum.filteredGate === undefined ? limit + 1 : BATCH
  const matches: LearnerAtGates[] = []
  let after = cursor
  for (let read = 0; read < MAX_READ; read += size) {
    const rows = await listStandings(context, { curriculum, search, user_id, after, limit: size })
    matches.push(...rows.filter(matchesState(curriculum, state)))
    const data = matches.slice(0, limit)
    if (matches.length > limit) return { data, next: data.at(-1)?.learner.id ?? null }
    if (rows.length < size) return { data, next: null }
    after = rows.at(-1)?.learner.id
  }
  return { data: matches, next: after ?? null }
}
