import type { OrderGatesBody, WrittenGate } from '../../_contracts/gates/authoring.ts'
import type { Database } from '../../_db/client.ts'
import { lockWhole, placeGates } from '../../_db/queries/gates/write.ts'
import { surroundingsOf, writtenGates } from '../../_db/queries/gates/written.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { isReordering } from '../../_domain/courses/order.ts'
import { expectOrder } from '../courses/expect-order.ts'
import { toWritten } from './to-written.ts'
import { findCurriculum } from './curriculum.ts'

/** Puts the gates of a course or program into another order. Of two who do so at once, the second is told. */
export const orderGates = (
  db: Database,
  claims: Claims,
  { was, ids, ...named }: OrderGatesBody,
): Promise<WrittenGate[]> =>
  withUser(db, claims, async (tx) => {
    const { id, scope, community } = await findCurriculum(tx, claims, named)
    if (!isReordering(ids, was))
      throw new DomainError('order_differs', 'The new order has to hold what the old one did, each once.')
    await lockWhole(tx, scope, id)
    const own = (rows: Awaited<ReturnType<typeof writtenGates>>) =>
      rows.filter((gate) => gate.of_id === id && gate.status !== 'retired')
    expectOrder(own(await writtenGates(tx, community.id)), was)
    await placeGates(tx, scope, ids)
    const rows = await writtenGates(tx, community.id)
    const there = await surroundingsOf(tx, community.id)
    return own(rows).map((row) => toWritten(row, rows, community.slug, there))
  })
