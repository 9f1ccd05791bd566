import type { MyAssignment } from '../../_contracts/assignments/assignments.ts'
import { assignmentsOf, type AssignmentRow } from '../../_db/queries/assignments/assignments.ts'
import { gradesOf, type GradeRow } from '../../_db/queries/assignments/grades.ts'
import { memberOf } from '../../_db/queries/communities/members.ts'
import { readAsService, readAsUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findAssigningCommunity, toSubject } from './find.ts'

/** What is assigned to the caller, those due first on top. What follows from their practice no policy tells instructors. */
export async function readMyAssignments(
  context: WithClaims<DatabaseContext>,
  { slug }: { slug: string },
): Promise<MyAssignment[]> {
  const { db, claims } = context
  const { id } = await readAsUser(db, claims, (tx) => findMyCommunity(tx, claims, slug))
  return assignmentsFor(context, { communityId: id, user: claims.sub })
}

/** What is assigned to a learner, for instructors and admins. */
export async function readAssignmentsOfLearner(
  context: WithClaims<DatabaseContext>,
  { slug, user }: { slug: string; user: string },
): Promise<MyAssignment[]> {
  const { db, claims } = context
  const communityId = await readAsUser(db, claims, async (tx) => {
    const { id } = await findAssigningCommunity(tx, claims, slug)
    if (!(await memberOf(tx, id, user))) throw notFound('member')
    return id
  })
  return assignmentsFor(context, { communityId, user })
}

const assignmentsFor = (
  { db, claims, now }: WithClaims<DatabaseContext>,
  { communityId, user }: { communityId: string; user: string },
): Promise<MyAssignment[]> =>
  readAsService(db, claims.sub, async (tx) => {
    const rows = await assignmentsOf(tx, { communityId })
    // Most communities assign nothing, and to plan the statement of grades takes longer than all else here.
    if (rows.every(({ status }) => status === 'draft')) return []
    const grades = await gradesOf(tx, { communityId, users: [user], now: now() })
    const byId = new Map(grades.map((it) => [it.assignment_id, it]))
    return rows
      .flatMap((row) => {
        const mine = byId.get(row.id)
        // What is archived stays with those who have something in it.
        if (!mine || (row.status === 'archived' && mine.handed_in_at === null && mine.set_by_hand === null)) return []
        return [toMyAssignment(row, mine)]
      })
      .toSorted((a, b) => dueAt(a) - dueAt(b))
  })

const dueAt = ({ due_at }: MyAssignment) => (due_at === null ? Number.MAX_SAFE_INTEGER : Date.parse(due_at))

const toMyAssignment = (row: AssignmentRow, it: GradeRow): MyAssignment => ({
  id: row.id,
  kind: row.kind,
  subject: toSubject(row.subject),
  questions: row.questions,
  title: row.title,
  note: row.note,
  zone: row.zone,
  late_policy: row.late_policy,
  late_percent: row.late_percent,
  late_floor: row.late_floor,
  counts: row.counts,
  pass_percent: row.pass_percent,
  opens_at: it.opens_at,
  due_at: it.due_at,
  closes_at: it.closes_at,
  attempts_allowed: it.attempts_allowed,
  extended: it.extended,
  state: it.state,
  score: it.score,
  late: it.late,
  passed: it.passed,
  handed_in_at: it.handed_in_at,
  attempt_id: it.attempt_id,
  attempts: it.attempts,
  set_by_hand: it.set_by_hand,
})
