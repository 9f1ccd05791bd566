import type { PracticeTest } from '../../_db/queries/practice/candidates.ts'
import { planOf } from '../../_db/queries/plans/plans.ts'
import { cardsToReview } from '../../_db/queries/plans/review.ts'
import { zonesOf } from '../../_db/queries/streaks/streaks.ts'
import { readAsService } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { chooseReview } from '../../_domain/plans/choose-review.ts'
import { examAhead } from '../../_domain/plans/exam-date.ts'
import { dayAt } from '../../_domain/time/days.ts'
import { learnerDay, startOfLearnerDay } from '../../_domain/time/learner-day.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** What the caller should review now of these tests, the most urgent first. */
export const dueLineages = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  { community_id, tests, most }: { community_id: string; tests: readonly PracticeTest[]; most: number | null },
): Promise<string[]> =>
  readAsService(db, claims.sub, async (tx, sql) => {
    const learner = { user_id: claims.sub, community_id }
    const [zones, plan] = await Promise.all([zonesOf(tx, claims.sub), planOf(sql, learner)])
    if (!zones) throw notFound('profile')
    const at = new Date(now())
    const days = { today: dayAt(at.getTime()), exam_on: examAhead(plan, learnerDay(zones, at).local_date) }
    const about = { exam_test: plan?.test?.id ?? null, since: startOfLearnerDay(zones, at).getTime() }
    const query = { ...learner, ...days, ...about, tests: tests.map(({ id }) => id) }
    const cards = await cardsToReview(sql, query, most)
    return chooseReview(cards, days, cards.length).map(({ lineage_id }) => lineage_id)
  })
