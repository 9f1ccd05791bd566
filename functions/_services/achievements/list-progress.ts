import type { CatalogueEntry } from '../../_contracts/achievements/catalogue.ts'
import type { Claims } from '../../_db/session.ts'
import type { Engine } from '../engine/apply.ts'
import { listCatalogue } from './list-catalogue.ts'

/** How far the reader is with what they can still earn, next tiers among it; the nearest first. */
export async function listProgress(engine: Engine, claims: Claims, community: string): Promise<CatalogueEntry[]> {
  const entries = await listCatalogue(engine, claims, { community })
  return entries
    .filter(({ progress }) => progress !== null)
    .toSorted((a, b) => (b.progress?.share ?? 0) - (a.progress?.share ?? 0))
}
