import type { Assignment, AssignmentBody } from '../../_contracts/assignments/assignments.ts'
import { insertAssignment, replaceTargets, subjectIn } from '../../_db/queries/assignments/assignments.ts'
import { writeFor } from '../../_db/queries/audit/write-for.ts'
import { readAsUser, withService, type Transaction } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAssigningCommunity, findAssignment } from './find.ts'

/** A draft, which learners do not see before it is published. */
export async function createAssignment(
  { db, claims }: WithClaims<DatabaseContext>,
  { slug, body }: { slug: string; body: AssignmentBody },
): Promise<Assignment> {
  const { id: communityId } = await readAsUser(db, claims, (tx) => findAssigningCommunity(tx, claims, slug))
  const { subject_id, questions, groups, users, ...settings } = body
  const id = crypto.randomUUID()
  return withService(db, async (tx) => {
    await writeFor(tx, claims.sub)
    const isOfProgram = await findSubject(tx, communityId, body)
    await insertAssignment(tx, {
      ...settings,
      ...{ id, communityId, isOfProgram, createdBy: claims.sub },
      subjectId: body.kind === 'mix' ? null : subject_id,
      questions: body.kind === 'mix' ? questions : null,
      ...lateness(settings),
    })
    await replaceTargets(tx, { id, communityId, groups, users })
    return findAssignment(tx, communityId, id)
  })
}

/** Percents are kept only where they are taken off. */
export const lateness = ({
  late_policy,
  late_percent,
  late_floor,
}: Pick<AssignmentBody, 'late_policy' | 'late_percent' | 'late_floor'>) =>
  late_policy === 'percent_off' ? { late_percent, late_floor } : { late_percent: null, late_floor: null }

/** Whether it is a gate of a program. What is not live is no subject. */
async function findSubject(tx: Transaction, communityId: string, { kind, subject_id }: AssignmentBody) {
  if (kind === 'mix' || subject_id === null) return false
  const found = await subjectIn(tx, { communityId, kind, id: subject_id })
  if (!found?.live)
    throw new DomainError('validation_failed', 'What is assigned has to be there for learners.', {
      errors: [{ path: 'body.subject_id', message: found ? 'is not open to learners' : 'does not exist' }],
    })
  return found.isOfProgram
}
