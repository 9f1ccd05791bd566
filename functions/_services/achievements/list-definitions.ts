import { definition, type AchievementDefinition } from '../../_contracts/achievements/catalogue.ts'
import type { Claims } from '../../_db/session.ts'
import type { Engine } from '../engine/apply.ts'
import { listCatalogue } from './list-catalogue.ts'

/** The catalogue of a community as the reader may know it, without the reader in it. */
export async function listDefinitions(
  engine: Engine,
  claims: Claims,
  community: string,
): Promise<AchievementDefinition[]> {
  const entries = await listCatalogue(engine, claims, { community })
  return entries.filter(({ status }) => status === 'live').map((entry) => definition.parse(entry))
}
