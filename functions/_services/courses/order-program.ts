import type { OrderBody } from '../../_contracts/courses/authoring.ts'
import type { Program } from '../../_contracts/courses/programs.ts'
import { coursesInOrder, knownCourses, lockProgram, setProgramCourses } from '../../_db/queries/courses/programs.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAuthored } from './authored.ts'
import { programAt } from './read-program.ts'
import { refuseStaleOrder } from './refuse-stale-order.ts'

/** Says which courses a program has, and in which order. Of two requests at once, the second gets a conflict. */
export const orderCourses = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  { id, ...order }: OrderBody & { id: string },
): Promise<Program> =>
  withUser(db, claims, async (tx) => {
    const program = await findAuthored(tx, { claims, table: 'programs', id })
    const { community_id } = program
    const ids = [...new Set(order.ids)]
    const known = await knownCourses(tx, community_id, ids)
    const errors = ids.flatMap((courseId, place) =>
      known.has(courseId) ? [] : [{ path: `body.ids[${place}]`, message: 'is no course of this community' }],
    )
    if (errors.length > 0 || ids.length < order.ids.length)
      throw new DomainError('order_differs', 'A program can contain courses of its own community, each once.', {
        errors,
      })
    await lockProgram(tx, id)
    refuseStaleOrder(await coursesInOrder(tx, id), order.was)
    await setProgramCourses(tx, { id, community_id }, ids)
    return programAt(tx, { ...program, claims, now: now() })
  })
