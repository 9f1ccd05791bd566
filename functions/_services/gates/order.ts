import type { AuthoredGate, OrderGatesBody } from '../../_contracts/gates/authoring.ts'
import { authoredGates, type AuthoredGateRow } from '../../_db/queries/gates/authored.ts'
import { loadSurroundings } from '../../_db/queries/gates/surroundings.ts'
import { lockCurriculum, setGatePositions } from '../../_db/queries/gates/write.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { isReordering } from '../../_domain/courses/order.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { refuseStaleOrder } from '../courses/refuse-stale-order.ts'
import { findCurriculum } from './find-curriculum.ts'
import { toAuthoredGate } from './to-authored.ts'

/** Reorders the gates of a course or program. Of two requests at once, the second gets a conflict. */
export const orderGates = (
  { db, claims }: WithClaims<DatabaseContext>,
  { was, ids, ...named }: OrderGatesBody,
): Promise<AuthoredGate[]> =>
  withUser(db, claims, async (tx) => {
    const { id, scope, community } = await findCurriculum(tx, { claims, ...named })
    if (!isReordering(ids, was))
      throw new DomainError('order_differs', 'The new order must contain the same items, each once.')
    await lockCurriculum(tx, scope, id)
    const inCurriculum = (rows: readonly AuthoredGateRow[]) =>
      rows.filter((gate) => gate.of_id === id && gate.status !== 'retired')
    refuseStaleOrder(inCurriculum(await authoredGates(tx, community.id)), was)
    await setGatePositions(tx, scope, ids)
    const rows = await authoredGates(tx, community.id)
    const surroundings = await loadSurroundings(tx, community.id)
    return inCurriculum(rows).map((row) => toAuthoredGate(row, { rows, surroundings, community: community.slug }))
  })
