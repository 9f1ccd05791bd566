import type { StudyPlan } from '../../_contracts/plans/plans.ts'
import { feedSince } from '../../_db/queries/plans/feeds.ts'
import { readAsService } from '../../_db/session.ts'
import { lastExamDate } from '../../_domain/plans/exam-date.ts'
import { instant } from '../attempts/instant.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { readStanding } from './read-standing.ts'
import { toTodaysReview } from './to-todays-review.ts'

/** The caller's plan, with all days until the exam, computed from today. */
export const readPlan = ({ db, now, claims }: WithClaims<DatabaseContext>, slug: string): Promise<StudyPlan> =>
  readAsService(db, claims.sub, async (tx, sql) => {
    const { id } = await findMyCommunity(tx, claims, slug)
    const learner = { user_id: claims.sub, community_id: id }
    const [standing, since] = await Promise.all([
      readStanding(tx, sql, { ...learner, now: now() }),
      feedSince(sql, learner),
    ])
    const { today, plan, exam_on, figures, days, covered, minutes_for_all, tests } = standing
    return {
      today: toTodaysReview(standing, id),
      latest: lastExamDate(today),
      plan: plan && { ...plan, rest_days: [...plan.rest_days], updated_at: instant(plan.updated_at) },
      passed: plan !== null && exam_on === null,
      days: [...days],
      ...{ questions: figures.questions, seen: figures.seen, covered, minutes_for_all },
      tests: tests.map(({ id, title }) => ({ id, title })),
      calendar: since === null ? null : { created_at: instant(since) },
    }
  })
