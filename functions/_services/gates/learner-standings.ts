import type { LearnerAtGates, LearnersTableQuery } from '../../_contracts/gates/learners.ts'
import { learnersAtGates, type LearnerRow } from '../../_db/queries/gates/learners-at-gates.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import type { Ruleset } from '../../_domain/rules/ruleset.ts'
import type { Engine } from '../engine/apply.ts'
import { toLearner } from '../engine/to-learner.ts'
import { standingAt } from './to-gate.ts'
import type { GatesOfCurriculum } from './find-gated-curriculum.ts'

interface Page {
  after: string | undefined
  limit: number
}

/** The next learners by name, and how each stands at each gate: as the gates would explain themselves. */
export async function listStandings(
  engine: Engine,
  claims: Claims,
  gates: GatesOfCurriculum,
  { search, user_id }: Pick<LearnersTableQuery, 'search' | 'user_id'>,
  page: Page,
): Promise<LearnerAtGates[]> {
  const { communityId, of } = gates
  const rows = await withUser(engine.db, claims, (tx) =>
    learnersAtGates(tx, { communityId, curriculumId: of.id, search, user_id, ...page }),
  )
  const [first] = rows
  if (!first) return []
  // Only now, so that nobody holds one connection while waiting for another.
  const ruleset = await engine.rulesets.at(communityId, Number(first.newest), engine.db)
  return rows.map((row) => toStandings(row, gates, ruleset, engine.now()))
}

function toStandings(row: LearnerRow, { gates }: GatesOfCurriculum, ruleset: Ruleset, now: number): LearnerAtGates {
  const { id, display_name, username, completed_at } = row
  const learner = toLearner(row, ruleset.version)
  return {
    learner: { id, display_name, username },
    completed_at,
    gates: gates.map((gate) => {
      const been = row.been.find((it) => it.id === gate.id)
      const attempts = been?.attempts ?? 0
      const sent_back_at = been?.sent_back_at == null ? null : String(been.sent_back_at)
      const { state } = standingAt({ ...gate, attempts, sent_back_at }, { ruleset, learner, now })
      return { id: gate.id, state, attempts, decided_at: been?.decided_at ?? null, waived: been?.waived ?? false }
    }),
  }
}

/** Whether somebody stands at the gate as was asked for, if it was. */
export const matchesState =
  ({ at }: GatesOfCurriculum, { state }: Pick<LearnersTableQuery, 'state'>) =>
  ({ gates }: LearnerAtGates): boolean =>
    at === undefined || gates[at]?.state === state
