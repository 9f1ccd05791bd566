import type { Gate, GatesQuery } from '../../_contracts/gates/gates.ts'
import { stateOf } from '../../_db/queries/achievements/state.ts'
import { roleIn } from '../../_db/queries/communities/communities.ts'
import { gateNames } from '../../_db/queries/gates/names.ts'
import { gateById, gatesOf, type GateRow } from '../../_db/queries/gates/read.ts'
import type { Connection } from '../../_db/client.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findMyCommunity, findTaughtCommunity } from '../communities/find.ts'
import type { Engine } from '../engine/apply.ts'
import { toLearner } from '../engine/to-learner.ts'
import { toGate, type LearnerContext } from './to-gate.ts'

const REFUSAL = 'How others stand is for instructors to see.'

/** The gates of a course or program as they stand before the reader, or before one of an instructor's learners. */
export async function readGates(engine: Engine, claims: Claims, query: GatesQuery): Promise<Gate[]> {
  const learner = query.user_id ?? claims.sub
  const read = await withUser(engine.db, claims, async (tx, sql) => {
    const community =
      learner === claims.sub
        ? await findMyCommunity(tx, claims, query.community)
        : await findTaughtCommunity(tx, claims, query.community, REFUSAL)
    if (!(await roleIn(tx, learner, community.id))) throw notFound('member')
    const scope = query.course === undefined ? ('program' as const) : ('course' as const)
    const slug = query.course ?? query.program ?? ''
    const rows = await gatesOf(sql, learner, { scope, communityId: community.id, slug })
    return { rows, ...(await surroundings(tx, learner, community.id)) }
  })
  const reading = await toReading(engine, read)
  return read.rows.map((row) => toGate(row, reading))
}

export async function explainGate(engine: Engine, claims: Claims, id: string, userId = claims.sub): Promise<Gate> {
  const { row, reading } = await readGate(engine, claims, id, userId)
  return toGate(row, reading)
}

export interface LearnerGate {
  row: GateRow
  reading: LearnerContext
}

/** One gate with all that decides how a learner stands there, as far as the reader may know. */
export async function readGate(engine: Engine, claims: Claims, id: string, userId: string): Promise<LearnerGate> {
  const read = await withUser(engine.db, claims, (tx, sql) => gateAnd(tx, sql, claims, id, userId))
  return { row: read.row, reading: await toReading(engine, read) }
}

async function gateAnd(tx: Transaction, sql: Connection['sql'], claims: Claims, id: string, userId: string) {
  const row = await gateById(sql, userId, id)
  if (!row) throw notFound('milestone')
  const mine = await roleIn(tx, claims.sub, row.community_id)
  if (!mine || (userId !== claims.sub && mine === 'student')) throw notFound('milestone')
  if (!(await roleIn(tx, userId, row.community_id))) throw notFound('member')
  return { row, ...(await surroundings(tx, userId, row.community_id)) }
}

async function surroundings(tx: Transaction, userId: string, communityId: string) {
  const stored = await stateOf(tx, userId, communityId)
  if (!stored) throw notFound('community')
  return { communityId, stored, names: await gateNames(tx, communityId) }
}

async function toReading(
  engine: Engine,
  { communityId, stored, names }: Awaited<ReturnType<typeof surroundings>>,
): Promise<LearnerContext> {
  // Only now, so that nobody holds one connection while waiting for another.
  const ruleset = await engine.rulesets.at(communityId, Number(stored.newest), engine.db)
  return { ruleset, learner: toLearner(stored, ruleset.version), names, now: engine.now() }
}
