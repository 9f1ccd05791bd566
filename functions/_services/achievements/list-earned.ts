import { earnedEntry, type EarnedEntry } from '../../_contracts/achievements/catalogue.ts'
import { earnedBy, type EarnedAwardRow } from '../../_db/queries/achievements/earned-by.ts'
import { askAsUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { catalogueOrder } from './catalogue-order.ts'
import { holdingOf } from './learner-fields.ts'

/** The achievements that the reader earned in a community, in the catalogue's order. */
export async function listEarned(
  { db, claims }: WithClaims<DatabaseContext>,
  community: string,
): Promise<EarnedEntry[]> {
  const rows = await askAsUser(db.genericPlans, claims, (sql) => earnedBy(sql, claims.sub, community))
  if (rows.length === 0) throw notFound('community')
  const earned = rows.filter((row) => row.id !== null)
  const sorted = earned.toSorted((a, b) => catalogueOrder(a) - catalogueOrder(b))
  return [...Map.groupBy(sorted, ({ achievement_id }) => achievement_id).values()].map(toEntry)
}

/** One entry from the rows of one achievement, a row for each tier held. */
function toEntry(rows: EarnedAwardRow[]): EarnedEntry {
  const awards = rows.map((row) => ({ ...row, tier: row.tier_held, earned_at: new Date(row.earned_at) }))
  const [{ achievement_id, ...achievement } = {}] = rows
  return earnedEntry.parse({ ...achievement, id: achievement_id, secret: false, ...holdingOf(awards) })
}
