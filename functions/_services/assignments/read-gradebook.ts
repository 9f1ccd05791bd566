import { GRADEBOOK_PAGE, type Gradebook, type GradebookQuery } from '../../_contracts/assignments/gradebook.ts'
import { assignmentsOf, type AssignmentRow } from '../../_db/queries/assignments/assignments.ts'
import { categoriesOf } from '../../_db/queries/assignments/gradebook.ts'
import { gradesOf, type GradesOf } from '../../_db/queries/assignments/grades.ts'
import { countLearners, learnersInOrder } from '../../_db/queries/assignments/learners-in-order.ts'
import { readAsService, readAsUser, type Transaction } from '../../_db/session.ts'
import { weightedTotal } from '../../_domain/assignments/total.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAssigningCommunity } from './find.ts'
import { toGrade } from './to-grade.ts'

/** A page of learners with their grades: 50 rows in the order asked for. */
export async function readGradebook(
  { db, claims, now: clock }: WithClaims<DatabaseContext>,
  { slug, group, search, sort, order, page }: { slug: string } & GradebookQuery,
): Promise<Gradebook> {
  const { id: communityId } = await readAsUser(db, claims, (tx) => findAssigningCommunity(tx, claims, slug))
  return readAsService(db, claims.sub, async (tx) => {
    const of: GradesOf = { communityId, now: clock(), group, search }
    const total = await countLearners(tx, of)
    const pages = Math.max(1, Math.ceil(total / GRADEBOOK_PAGE))
    const shown = Math.min(page, pages)
    const assignments = (await assignmentsOf(tx, { communityId })).filter(({ status }) => status !== 'draft')
    if (sort !== 'name' && sort !== 'total' && !assignments.some(({ id }) => id === sort)) throw notFound('assignment')
    const learners = await gradebookRows(tx, of, {
      ...{ sort, isDescending: order === 'desc' },
      ...{ limit: GRADEBOOK_PAGE, offset: (shown - 1) * GRADEBOOK_PAGE },
    })
    const categories = await categoriesOf(tx, communityId)
    return { assignments: assignments.map(toColumn), categories: [...categories], learners, total, page: shown, pages }
  })
}

const toColumn = ({ id, title, kind, due_at, category, weight, status }: AssignmentRow) => ({
  ...{ id, title, kind, due_at, category, weight },
  archived: status === 'archived',
})

/** Learners in an order, with their grades and totals. */
export async function gradebookRows(
  tx: Transaction,
  of: GradesOf,
  paged: { sort: string; isDescending: boolean; limit: number; offset: number },
) {
  const learners = await learnersInOrder(tx, { ...of, ...paged })
  const users = learners.map(({ user_id }) => user_id)
  const { communityId, now } = of
  const grades = users.length === 0 ? [] : await gradesOf(tx, { communityId, now, users })
  const weights = new Map<string | null, number>(
    (await categoriesOf(tx, communityId)).map(({ name, weight }) => [name, weight]),
  )
  const byLearner = Map.groupBy(grades, ({ user_id }) => user_id)
  return learners.map(({ user_id, display_name, username }) => {
    const theirs = byLearner.get(user_id) ?? []
    return {
      ...{ user_id, display_name, username },
      total: weightedTotal(theirs, weights),
      grades: theirs.map(toGrade),
    }
  })
}
