import type { Insights } from '../../_contracts/insights/insights.ts'
import { listAtRisk, listChanges, listFigures, readCountedAt } from '../../_db/queries/insights/read.ts'
import { listEarnable } from '../../_db/queries/ops/series.ts'
import { readAsUser, withService } from '../../_db/session.ts'
import { CHANGES, INSIGHTS_VERSION } from '../../_domain/insights/definitions.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { toInsights } from './to-insights.ts'

/** How many learners are listed by name. */
const LISTED = 50

/** What goes on in a community, for those who teach in it, as the worker counted it last. */
export async function readInsights({ db, claims }: WithClaims<DatabaseContext>, slug: string): Promise<Insights> {
  const { id } = await readAsUser(db, claims, (tx) =>
    findTaughtCommunity(tx, claims, slug, 'Only instructors and admins can see insights.'),
  )
  // No token reaches what has not been checked for numbers of few.
  return withService(db, async (tx) => {
    const [counted, figures, earnable, changes, risks] = await Promise.all([
      readCountedAt(tx, id),
      listFigures(tx, id),
      listEarnable(tx, id),
      listChanges(tx, id, CHANGES),
      listAtRisk(tx, id, LISTED),
    ])
    return counted ? toInsights(counted, { figures, earnable, changes, risks }) : NOTHING
  })
}

const NOTHING: Insights = {
  version: INSIGHTS_VERSION,
  counted_at: null,
  learners: null,
  days: [],
  weeks: [],
  cohorts: [],
  funnel: [],
  earning: [],
  achievements: [],
  topics: [],
  changes: [],
  at_risk: [],
}
