import { earnedEntry, type EarnedEntry } from '../../_contracts/achievements/catalogue.ts'
import type { Database } from '../../_db/client.ts'
import { earnedBy, type EarnedAwardRow } from '../../_db/queries/achievements/earned.ts'
import { askAsUser, type Claims } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { placeOf } from './place-of.ts'
import { holdingOf } from './standing.ts'

/** What the reader earned in a community, in the catalogue's order. */
export async function listEarned(db: Database, claims: Claims, community: string): Promise<EarnedEntry[]> {
  const rows = await askAsUser(db.genericPlans, claims, (sql) => earnedBy(sql, claims.sub, community))
  if (rows.length === 0) throw notFound('community')
  const earned = rows.filter((row) => row.id !== null)
  const sorted = earned.toSorted((a, b) => placeOf(a) - placeOf(b))
  return [...Map.groupBy(sorted, ({ achievement_id }) => achievement_id).values()].map(toEntry)
}

/** Of one achievement all tiers that are held. */
function toEntry(awards: EarnedAwardRow[]): EarnedEntry {
  const held = awards.map((award) => ({ ...award, tier: award.tier_held, earned_at: new Date(award.earned_at) }))
  const [{ achievement_id, ...of } = {}] = awards
  return earnedEntry.parse({ ...of, id: achievement_id, secret: false, ...holdingOf(held) })
}
