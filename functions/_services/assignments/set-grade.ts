import type { GradeBody, GradeDetails } from '../../_contracts/assignments/gradebook.ts'
import { gradeSetter, setGrade, withdrawGrade } from '../../_db/queries/assignments/gradebook.ts'
import { gradesOf } from '../../_db/queries/assignments/grades.ts'
import { memberOf } from '../../_db/queries/communities/members.ts'
import { readAsUser, withService, type Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAssigningCommunity, findAssignment } from './find.ts'
import { toGrade } from './to-grade.ts'

interface GradeOf {
  slug: string
  assignment: string
  user: string
}

export const readGrade = async (context: WithClaims<DatabaseContext>, of: GradeOf): Promise<GradeDetails> => {
  const found = await findGraded(context, of)
  return withService(context.db, (tx) => gradeDetails(tx, context, { ...of, ...found }))
}

/** Sets a grade by hand, or excuses the learner, unless somebody else did since this revision. */
export async function setGradeByHand(
  context: WithClaims<DatabaseContext>,
  { slug, assignment, user, ...body }: GradeOf & GradeBody,
): Promise<GradeDetails> {
  const { db, claims } = context
  const found = await findGraded(context, { slug, assignment, user })
  if (user === claims.sub) throw new DomainError('not_allowed', 'You cannot grade yourself.')
  return withService(db, async (tx) => {
    const of = { slug, assignment, user, ...found }
    // What was not assigned to them has no grade.
    await gradeDetails(tx, context, of)
    const { communityId } = found
    const named = { assignmentId: assignment, userId: user, communityId, setBy: claims.sub }
    if ((await setGrade(tx, { ...named, ...body })) === undefined) throw overtaken(await gradeDetails(tx, context, of))
    return gradeDetails(tx, context, of)
  })
}

/** Withdraws what was set by hand: what follows from what the learner did counts again. */
export async function withdrawGradeByHand(
  context: WithClaims<DatabaseContext>,
  { revision, ...of }: GradeOf & { revision: number },
): Promise<GradeDetails> {
  const { db, claims } = context
  const found = await findGraded(context, of)
  return withService(db, async (tx) => {
    const named = { assignmentId: of.assignment, userId: of.user, setBy: claims.sub, revision }
    if (!(await withdrawGrade(tx, named))) throw overtaken(await gradeDetails(tx, context, { ...of, ...found }))
    return gradeDetails(tx, context, { ...of, ...found })
  })
}

const overtaken = ({ set_by, grade }: GradeDetails) =>
  new DomainError('conflict', `${set_by ?? 'Somebody else'} set this grade meanwhile. Yours is not saved yet.`, {
    errors: [{ path: 'body.revision', message: `is not the newest: that is ${grade.revision}` }],
  })

const findGraded = ({ db, claims }: WithClaims<DatabaseContext>, { slug, assignment, user }: GradeOf) =>
  readAsUser(db, claims, async (tx) => {
    const { id: communityId } = await findAssigningCommunity(tx, claims, slug)
    const learner = await memberOf(tx, communityId, user)
    if (!learner) throw notFound('member')
    const { title } = await findAssignment(tx, communityId, assignment)
    return { communityId, title, name: learner.display_name }
  })

async function gradeDetails(
  tx: Transaction,
  { now }: DatabaseContext,
  { communityId, assignment, user, title, name }: GradeOf & { communityId: string; title: string; name: string },
): Promise<GradeDetails> {
  const [row] = await gradesOf(tx, { communityId, assignments: [assignment], users: [user], now: now() })
  if (!row) throw notFound('assignment')
  const by = row.set_by_hand && (await gradeSetter(tx, { assignmentId: assignment, userId: user }))
  return {
    learner: { user_id: user, display_name: name },
    assignment: { id: assignment, title },
    grade: toGrade(row),
    set_by: by?.display_name ?? null,
    set_at: by?.set_at ?? null,
  }
}
