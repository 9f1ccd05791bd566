import type { Gate, GatesQuery } from '../../_contracts/gates/gates.ts'
import { stateOf } from '../../_db/queries/achievements/state.ts'
import { roleIn } from '../../_db/queries/communities/communities.ts'
import { gateNames } from '../../_db/queries/gates/names.ts'
import { gateById, gatesOf, type GateRow } from '../../_db/queries/gates/read.ts'
import { readAsUser, type Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findMyCommunity, findTaughtCommunity } from '../communities/find.ts'
import type { WithClaims } from '../context.ts'
import type { Engine } from '../engine/apply.ts'
import { toLearner } from '../engine/to-learner.ts'
import { toGate, type LearnerContext } from './to-gate.ts'

const REFUSAL = 'Only instructors can see the progress of other learners.'

/** The gates of a course or program for the caller, or for one of an instructor's learners. */
export async function readGates(context: WithClaims<Engine>, query: GatesQuery): Promise<Gate[]> {
  const { db, claims } = context
  const user_id = query.user_id ?? claims.sub
  const { rows, ...stored } = await readAsUser(db, claims, async (tx, sql) => {
    const community =
      user_id === claims.sub
        ? await findMyCommunity(tx, claims, query.community)
        : await findTaughtCommunity(tx, claims, query.community, REFUSAL)
    const scope = query.course === undefined ? ('program' as const) : ('course' as const)
    const slug = query.course ?? query.program ?? ''
    const [role, rows, state] = await Promise.all([
      roleIn(tx, user_id, community.id),
      gatesOf(sql, user_id, { scope, communityId: community.id, slug }),
      loadState(tx, { user_id, communityId: community.id }),
    ])
    if (!role) throw notFound('member')
    return { rows, ...state }
  })
  const learnerContext = await toLearnerContext(context, stored)
  return rows.map((row) => toGate(row, learnerContext))
}

export interface GateQuery {
  id: string
  /** Without it, the caller. */
  user_id?: string
}

export async function explainGate(context: WithClaims<Engine>, query: GateQuery): Promise<Gate> {
  const { row, learnerContext } = await readLearnerGate(context, query)
  return toGate(row, learnerContext)
}

export interface LearnerGate {
  row: GateRow
  learnerContext: LearnerContext
}

/** One gate with all that decides how a learner stands at it. Students read only their own standing. */
export async function readLearnerGate(
  context: WithClaims<Engine>,
  { id, user_id = context.claims.sub }: GateQuery,
): Promise<LearnerGate> {
  const { db, claims } = context
  const { row, ...stored } = await readAsUser(db, claims, async (tx, sql) => {
    const row = await gateById(sql, user_id, id)
    if (!row) throw notFound('milestone')
    const role = await roleIn(tx, claims.sub, row.community_id)
    if (!role || (user_id !== claims.sub && role === 'student')) throw notFound('milestone')
    if (!(await roleIn(tx, user_id, row.community_id))) throw notFound('member')
    return { row, ...(await loadState(tx, { user_id, communityId: row.community_id })) }
  })
  return { row, learnerContext: await toLearnerContext(context, stored) }
}

async function loadState(tx: Transaction, { user_id, communityId }: { user_id: string; communityId: string }) {
  const [state, names] = await Promise.all([stateOf(tx, user_id, communityId), gateNames(tx, communityId)])
  if (!state) throw notFound('community')
  return { communityId, state, names }
}

async function toLearnerContext(
  { rulesets, db, now }: Engine,
  { communityId, state, names }: Awaited<ReturnType<typeof loadState>>,
): Promise<LearnerContext> {
  // Only after the transaction: a request that held one connection while it waited for another could deadlock the pool.
  const ruleset = await rulesets.at(communityId, Number(state.newest), db)
  return { ruleset, learner: toLearner(state, ruleset.version), names, now: now() }
}
