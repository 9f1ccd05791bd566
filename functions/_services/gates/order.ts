import type { OrderGatesBody, AuthoredGate } from '../../_contracts/gates/authoring.ts'
import type { Database } from '../../_db/client.ts'
import { lockCurriculum, setGatePositions } from '../../_db/queries/gates/write.ts'
import { loadSurroundings, authoredGates } from '../../_db/queries/gates/authored.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { isReordering } from '../../_domain/courses/order.ts'
import { refuseStaleOrder } from '../courses/refuse-stale-order.ts'
import { toAuthoredGate } from './to-authored.ts'
import { findCurriculum } from './find-curriculum.ts'

/** Puts the gates of a course or program into another order. Of two who do so at once, the second is told. */
export const orderGates = (
  db: Database,
  claims: Claims,
  { was, ids, ...named }: OrderGatesBody,
): Promise<AuthoredGate[]> =>
  withUser(db, claims, async (tx) => {
    const { id, scope, community } = await findCurriculum(tx, claims, named)
    if (!isReordering(ids, was))
      throw new DomainError('order_differs', 'The new order has to hold what the old one did, each once.')
    await lockCurriculum(tx, scope, id)
    const own = (rows: Awaited<ReturnType<typeof authoredGates>>) =>
      rows.filter((gate) => gate.of_id === id && gate.status !== 'retired')
    refuseStaleOrder(own(await authoredGates(tx, community.id)), was)
    await setGatePositions(tx, scope, ids)
    const rows = await authoredGates(tx, community.id)
    const there = await loadSurroundings(tx, community.id)
    return own(rows).map((row) => toAuthoredGate(row, rows, community.slug, there))
  })
