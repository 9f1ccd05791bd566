import { definition, type AchievementDefinition } from '../../_contracts/achievements/catalogue.ts'
import type { WithClaims } from '../context.ts'
import type { Engine } from '../engine/apply.ts'
import { listCatalogue } from './list-catalogue.ts'

/** The live achievements of a community as the reader may see them, without their awards and progress. */
export async function listDefinitions(
  context: WithClaims<Engine>,
  community: string,
): Promise<AchievementDefinition[]> {
  const entries = await listCatalogue(context, { community })
  return entries.filter(({ status }) => status === 'live').map((entry) => definition.parse(entry))
}
