import type postgres from 'postgres'
import { format, resolveConfig } from 'prettier'
import { join } from 'node:path'
import { readCatalog } from './catalog.ts'
import { groupByConcern } from './concerns.ts'
import { schemaMarkdown } from './markdown.ts'

export const SCHEMA_PAGE = 'docs/schema.md'

/** The page about a database, as it is committed: the same for the same migrations, on every machine. */
export async function schemaPage(sql: postgres.Sql, root: string): Promise<string> {
  const concerns = groupByConcern(await readCatalog(sql))
  const filepath = join(root, SCHEMA_PAGE)
  return format(schemaMarkdown(concerns), { ...(await resolveConfig(filepath, { editorconfig: true })), filepath })
}
