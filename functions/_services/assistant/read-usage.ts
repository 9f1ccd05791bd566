import type { AssistantUsage } from '../../_contracts/assistant/settings.ts'
import { usageSince } from '../../_db/queries/assistant/usage.ts'
import { withUser } from '../../_db/session.ts'
import { budgetPeriods } from '../../_domain/assistant/budgets.ts'
import { findAdministeredCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** In milliseconds. */
const DAY = 24 * 3_600_000

/** What the assistant cost a community, by day, task and model, over so many days with today. */
export async function readUsage(
  { db, now, claims }: WithClaims<DatabaseContext>,
  { community: slug, days }: { community: string; days: number },
): Promise<AssistantUsage[]> {
  const { day } = budgetPeriods(now() - (days - 1) * DAY)
  const rows = await withUser(db, claims, async (tx) => {
    const { id } = await findAdministeredCommunity(tx, claims, slug, 'Only admins see what the assistant costs.')
    return usageSince(tx, id, day)
  })
  return rows.map(({ cost, ...row }) => ({ ...row, cost_micros: cost }))
}
