import type { LearnerAtGates, LearnersTableQuery } from '../../_contracts/gates/learners.ts'
import type { Claims } from '../../_db/session.ts'
import { writeLearners } from '../../_formats/csv/learners.ts'
import { notFound } from '../../_domain/errors.ts'
import type { Engine } from '../engine/apply.ts'
import { findGatedCurriculum } from './find-gated-curriculum.ts'
import { listStandings, matchesState } from './learner-standings.ts'

const BATCH = 200

/** The same for all of them, as a file. */
export async function exportLearners(engine: Engine, claims: Claims, query: LearnersTableQuery) {
  const { found: gates } = await findGatedCurriculum(engine.db, claims, query)
  if (!gates) throw notFound('course')
  const all: LearnerAtGates[] = []
  for (let after: string | undefined, more = true; more; after = all.at(-1)?.learner.id) {
    const rows = await listStandings(engine, claims, gates, query, { after, limit: BATCH })
    all.push(...rows)
    more = rows.length === BATCH
  }
  const titles = gates.gates.map(({ title }) => title)
  return {
    text: writeLearners(titles, all.filter(matchesState(gates, query))),
    filename: `${gates.of.slug}-learners.csv`,
  }
}
