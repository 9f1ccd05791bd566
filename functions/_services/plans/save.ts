import type { ExamPlanBody, StudyPlan } from '../../_contracts/plans/plans.ts'
import { isLiveTest, storePlan } from '../../_db/queries/plans/plans.ts'
import { withService } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { examDateProblem } from '../../_domain/plans/exam-date.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { todayOf } from '../streaks/status.ts'
import { readPlan } from './read.ts'

/** Sets the caller's exam date and time, in place of what was set before. */
export async function savePlan(
  context: WithClaims<DatabaseContext>,
  { community: slug, ...body }: ExamPlanBody & { community: string },
): Promise<StudyPlan> {
  const { db, now, claims } = context
  await withService(db, async (tx, sql) => {
    const { id } = await findMyCommunity(tx, claims, slug)
    const { local_date } = await todayOf(tx, claims.sub, now())
    const problem = examDateProblem(body.exam_on, local_date)
    if (problem) throw invalid('exam_on', problem)
    if (body.test_id !== null && !(await isLiveTest(sql, id, body.test_id)))
      throw invalid('test_id', 'is no test of this community')
    const rest_days = body.rest_days.toSorted((a, b) => a - b)
    await storePlan(sql, { ...body, rest_days, user_id: claims.sub, community_id: id })
  })
  return readPlan(context, slug)
}

const invalid = (field: string, message: string) =>
  new DomainError('validation_failed', 'Some values are not valid.', { errors: [{ path: `body.${field}`, message }] })
