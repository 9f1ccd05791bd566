import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readResources } from './resources/read-resources.ts'
import { resourcesSeed, SEED_FILE } from './resources/resources-seed.ts'

// npm run resources:write: the resources as the seed that lists them in a database.

const root = join(import.meta.dirname, '../..')
writeFileSync(join(root, SEED_FILE), resourcesSeed(readResources(join(root, 'seeds/resources'))))
