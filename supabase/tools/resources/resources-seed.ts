import type { LearningResource } from '../../../functions/_contracts/resources/resources.ts'
import { normalizeAddress } from '../../../functions/_domain/resources/address.ts'

export const SEED_FILE = 'seeds/22_resources.sql'

const HEAD = `-- What to learn from outside of Laude. Written by npm run resources:write from resources/, one entry a line.
`

/** The seed that lists resources in their communities. */
export const resourcesSeed = (communities: ReadonlyMap<string, readonly LearningResource[]>): string =>
  [HEAD, ...[...communities].map(([community, resources]) => statement(community, resources))].join('\n')

const statement = (community: string, resources: readonly LearningResource[]) => {
  const entries = resources.map((resource) => JSON.stringify({ ...resource, address: normalizeAddress(resource.url) }))
  return `select private.write_resources('${community}', $resources$[\n${entries.join(',\n')}\n]$resources$);\n`
}
