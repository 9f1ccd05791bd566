import type { LearnerAtGates, LearnersTableQuery } from '../../_contracts/gates/learners.ts'
import { learnersAtGates, type LearnerRow } from '../../_db/queries/gates/learners-at-gates.ts'
import { readAsUser } from '../../_db/session.ts'
import type { Ruleset } from '../../_domain/rules/ruleset.ts'
import type { WithClaims } from '../context.ts'
import type { Engine } from '../engine/apply.ts'
import { toLearner } from '../engine/to-learner.ts'
import { standingAt } from './to-gate.ts'
import type { GatesOfCurriculum } from './find-gated-curriculum.ts'

interface StandingsQuery extends Pick<LearnersTableQuery, 'search' | 'user_id'> {
  curriculum: GatesOfCurriculum
  /** The last learner of the page before. */
  after: string | undefined
  limit: number
}

/** A page of learners by name, and how each stands at each gate: the same as the gate explains itself to them. */
export async function listStandings(
  { db, rulesets, now, claims }: WithClaims<Engine>,
  { curriculum, ...page }: StandingsQuery,
): Promise<LearnerAtGates[]> {
  const { communityId, of } = curriculum
  const rows = await readAsUser(db, claims, (tx) => learnersAtGates(tx, { communityId, curriculumId: of.id, ...page }))
  const [first] = rows
  if (!first) return []
  // Only after the transaction: a request that held one connection while it waited for another could deadlock the pool.
  const ruleset = await rulesets.at(communityId, Number(first.newest), db)
  const at = now()
  return rows.map((row) => toStandings(row, { gates: curriculum.gates, ruleset, now: at }))
}

interface StandingRules {
  gates: GatesOfCurriculum['gates']
  ruleset: Ruleset
  now: number
}

function toStandings(row: LearnerRow, { gates, ruleset, now }: StandingRules): LearnerAtGates {
  const { id, display_name, username, completed_at } = row
  const learner = toLearner(row, ruleset.version)
  return {
    learner: { id, display_name, username },
    completed_at,
    gates: gates.map((gate) => {
      const progress = row.progress.find((it) => it.id === gate.id)
      const attempts = progress?.attempts ?? 0
      const sent_back_at = progress?.sent_back_at == null ? null : String(progress.sent_back_at)
      const { state } = standingAt({ ...gate, attempts, sent_back_at }, { ruleset, learner, now })
      return {
        id: gate.id,
        state,
        attempts,
        decided_at: progress?.decided_at ?? null,
        waived: progress?.waived ?? false,
      }
    }),
  }
}

/** Whether a learner stands at the filtered gate as the query says. Without a filter every learner matches. */
export const matchesState =
  ({ filteredGate }: GatesOfCurriculum, state: LearnersTableQuery['state']) =>
  ({ gates }: LearnerAtGates): boolean =>
    filteredGate === undefined || gates[filteredGate]?.state === state
