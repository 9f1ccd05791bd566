import type { OrderBody } from '../../_contracts/courses/authoring.ts'
import type { CourseDetail } from '../../_contracts/courses/courses.ts'
import { contentsInOrder, lockCourse, setContentPositions } from '../../_db/queries/courses/contents.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { isReordering } from '../../_domain/courses/order.ts'
import type { Engine } from '../engine/apply.ts'
import { refuseStaleOrder } from './refuse-stale-order.ts'
import { courseAt } from './read.ts'
import { findAuthored } from './authored.ts'

/** Puts all that is not retired into another order. Of two who do so at once, the second is told. */
export function orderContents(
  { db, now }: Engine,
  claims: Claims,
  id: string,
  { was, ids }: OrderBody,
): Promise<CourseDetail> {
  return withUser(db, claims, async (tx) => {
    const course = await findAuthored(tx, claims, 'courses', id)
    if (!isReordering(ids, was))
      throw new DomainError('order_differs', 'The new order has to hold what the old one did, each once.')
    await lockCourse(tx, id)
    refuseStaleOrder(await contentsInOrder(tx, id), was)
    await setContentPositions(tx, id, ids)
    return courseAt(tx, claims, course, now())
  })
}
