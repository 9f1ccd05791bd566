import type { Assignment } from '../../_contracts/assignments/assignments.ts'
import { assignmentsOf, type AssignmentRow } from '../../_db/queries/assignments/assignments.ts'
import type { Claims, Transaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findTaughtCommunity } from '../communities/find.ts'

/** A community whose assignments and grades the caller manages. */
export const findAssigningCommunity = (tx: Transaction, claims: Claims, slug: string) =>
  findTaughtCommunity(tx, claims, slug, 'Only instructors and admins can manage assignments and grades.')

export const toAssignment = ({ subject, ...row }: AssignmentRow): Assignment => ({
  ...row,
  subject: toSubject(subject),
})

export const toSubject = (subject: AssignmentRow['subject']): Assignment['subject'] => {
  if (!subject) return null
  const { inside, ...it } = subject
  return { ...it, inside: inside && { kind: inside[0], slug: inside[1] } }
}

export async function findAssignment(tx: Transaction, communityId: string, id: string): Promise<Assignment> {
  const [row] = await assignmentsOf(tx, { communityId, id })
  if (!row) throw notFound('assignment')
  return toAssignment(row)
}
