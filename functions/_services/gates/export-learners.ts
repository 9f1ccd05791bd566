import type { LearnerAtGates, LearnersTableQuery } from '../../_contracts/gates/learners.ts'
import { writeLearners } from '../../_formats/csv/learners.ts'
import { notFound } from '../../_domain/errors.ts'
import type { WithClaims } from '../context.ts'
import type { Engine } from '../engine/apply.ts'
import { findGatedCurriculum } from './find-gated-curriculum.ts'
import { listStandings, matchesState } from './learner-standings.ts'

const BATCH = 200

/** All learners of a query as a CSV file. */
export async function exportLearners(context: WithClaims<Engine>, query: LearnersTableQuery) {
  const { found: curriculum } = await findGatedCurriculum(context, query)
  if (!curriculum) throw notFound('course')
  const { search, user_id, state } = query
  const learners: LearnerAtGates[] = []
  for (let after: string | undefined, more = true; more; after = learners.at(-1)?.learner.id) {
    const rows = await listStandings(context, { curriculum, search, user_id, after, limit: BATCH })
    learners.push(...rows)
    more = rows.length === BATCH
  }
  const titles = curriculum.gates.map(({ title }) => title)
  return {
    text: writeLearners(titles, learners.filter(matchesState(curriculum, state))),
    filename: `${curriculum.of.slug}-learners.csv`,
  }
}
