import type { OrderBody } from '../../_contracts/courses/authoring.ts'
import type { CourseDetail } from '../../_contracts/courses/courses.ts'
import { contentsInOrder, lockCourse, setContentPositions } from '../../_db/queries/courses/contents.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { isReordering } from '../../_domain/courses/order.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAuthored } from './authored.ts'
import { courseAt } from './read.ts'
import { refuseStaleOrder } from './refuse-stale-order.ts'

/** Reorders the contents that are not retired. Of two requests at once, the second gets a conflict. */
export const orderContents = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  { id, was, ids }: OrderBody & { id: string },
): Promise<CourseDetail> =>
  withUser(db, claims, async (tx) => {
    const course = await findAuthored(tx, { claims, table: 'courses', id })
    if (!isReordering(ids, was))
      throw new DomainError('order_differs', 'The new order must contain the same items, each once.')
    await lockCourse(tx, id)
    refuseStaleOrder(await contentsInOrder(tx, id), was)
    await setContentPositions(tx, id, ids)
    return courseAt(tx, { ...course, claims, now: now() })
  })
