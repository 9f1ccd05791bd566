import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { getTableName, is } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { Failure } from '../../local/failure.ts'
import type { Relation } from './catalog.ts'

export interface SchemaChapter {
  title: string
  /** What stands between the title and the tables. */
  about: string
  relations: Relation[]
}

const FOLDER = 'functions/_db/schema'
const PRIVATE = 'The schema `private` is exposed by no API: no token reaches these tables, services and triggers do.'
const VIEWS = 'Views, with the columns that they show.'

/** Tables by the file that describes them to the code, then what has no such file; in the order of the relations. */
export async function groupByConcern(relations: Relation[], root: string): Promise<SchemaChapter[]> {
  const files = await describedTables(root)
  const concerns = new Map<string, SchemaChapter>()
  for (const relation of relations.toSorted((a, b) => rank(a) - rank(b))) {
    const [title, about] = place(relation, files)
    const concern = concerns.get(title) ?? { title, about, relations: [] }
    concern.relations.push(relation)
    concerns.set(title, concern)
  }
  return [...concerns.values()]
}

const rank = ({ schema, kind }: Relation) => (kind === 'view' ? 2 : schema === 'private' ? 1 : 0)

function place(relation: Relation, files: Map<string, string>): [title: string, about: string] {
  if (relation.kind === 'view') return ['Views', VIEWS]
  if (relation.schema === 'private') return ['Private', PRIVATE]
  const file = files.get(relation.name)
  if (file === undefined)
    throw new Failure(`${FOLDER} does not describe the table ${relation.name}.`, 'Describe it there, then try again.')
  const noun = file.replace(/\.ts$/, '')
  return [noun.charAt(0).toUpperCase() + noun.slice(1), `The code knows these tables from \`${FOLDER}/${file}\`.`]
}

async function describedTables(root: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const file of readdirSync(join(root, FOLDER))) {
    const module: Record<string, unknown> = await import(join(root, FOLDER, file))
    for (const value of Object.values(module)) if (is(value, PgTable)) files.set(getTableName(value), file)
  }
  return files
}
