import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, withCluster } from '../../bench/cluster.ts'
import { Failure } from '../local/failure.ts'
import { SCHEMA_PAGE, schemaPage } from './schema-page/schema-page.ts'

// npm run docs:schema: the page about the database, from a Postgres that has just had every migration.
try {
  const page = await withCluster(({ sql }) => schemaPage(sql, root))
  const file = join(root, SCHEMA_PAGE)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, page)
  console.log(`Wrote ${SCHEMA_PAGE}.`)
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.error(`${error.message}\n${error.advice}`.trimEnd())
  process.exitCode = 1
}
