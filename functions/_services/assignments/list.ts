import type { Assignable, Assignment } from '../../_contracts/assignments/assignments.ts'
import { assignableIn, assignmentsOf } from '../../_db/queries/assignments/assignments.ts'
import { readAsUser } from '../../_db/session.ts'
import type { AssignedKind, AssignmentStatus } from '../../_domain/assignments/kinds.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAssigningCommunity, findAssignment, toAssignment } from './find.ts'

/** The assignments of a community for those who make them, those due first on top. */
export const listAssignments = (
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, status }: { slug: string; status?: AssignmentStatus },
): Promise<Assignment[]> =>
  readAsUser(db, claims, async (tx) => {
    const { id: communityId } = await findAssigningCommunity(tx, claims, slug)
    return (await assignmentsOf(tx, { communityId, status })).map(toAssignment)
  })

export const readAssignment = (
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, assignment }: { slug: string; assignment: string },
): Promise<Assignment> =>
  readAsUser(db, claims, async (tx) => {
    const { id: communityId } = await findAssigningCommunity(tx, claims, slug)
    return findAssignment(tx, communityId, assignment)
  })

/** What can be assigned of a kind. */
export const listAssignable = (
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, kind }: { slug: string; kind: Exclude<AssignedKind, 'mix'> },
): Promise<Assignable[]> =>
  readAsUser(db, claims, async (tx) => {
    const { id: communityId } = await findAssigningCommunity(tx, claims, slug)
    return [...(await assignableIn(tx, { communityId, kind }))]
  })
