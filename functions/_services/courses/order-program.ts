import type { OrderBody } from '../../_contracts/courses/authoring.ts'
import type { Program } from '../../_contracts/courses/programs.ts'
import { coursesInOrder, knownCourses, lockProgram, setProgramCourses } from '../../_db/queries/courses/programs.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { refuseStaleOrder } from './refuse-stale-order.ts'
import { findAuthored } from './authored.ts'
import type { Engine } from '../engine/apply.ts'
import { programAt } from './read-program.ts'

/** Says which courses a program has, in which order. Of two who do so at once, the second is told. */
export function orderCourses({ db, now }: Engine, claims: Claims, id: string, body: OrderBody): Promise<Program> {
  return withUser(db, claims, async (tx) => {
    const program = await findAuthored(tx, claims, 'programs', id)
    const ids = [...new Set(body.ids)]
    const known = await knownCourses(tx, program.community_id, ids)
    const errors = ids.flatMap((it, place) =>
      known.has(it) ? [] : [{ path: `body.ids[${place}]`, message: 'is no course of this community' }],
    )
    if (errors.length > 0 || ids.length < body.ids.length)
      throw new DomainError('order_differs', 'A program has courses of its community, each once.', { errors })
    await lockProgram(tx, id)
    refuseStaleOrder(await coursesInOrder(tx, id), body.was)
    await setProgramCourses(tx, { id, community_id: program.community_id }, ids)
    return programAt(tx, claims, program, now())
  })
}
