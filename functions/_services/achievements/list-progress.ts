import type { CatalogueEntry } from '../../_contracts/achievements/catalogue.ts'
import type { WithClaims } from '../context.ts'
import type { Engine } from '../engine/apply.ts'
import { listCatalogue } from './list-catalogue.ts'

/** The achievements and next tiers that the reader can still earn, the nearest to completion first. */
export async function listProgress(context: WithClaims<Engine>, community: string): Promise<CatalogueEntry[]> {
  const entries = await listCatalogue(context, { community })
  return entries
    .filter(({ progress }) => progress !== null)
    .toSorted((a, b) => (b.progress?.share ?? 0) - (a.progress?.share ?? 0))
}
