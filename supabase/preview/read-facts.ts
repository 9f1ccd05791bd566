import type postgres from 'postgres'
import { readAccess, type DatabaseAccess } from './read-access.ts'
import { readSchema, type Schema } from './read-schema.ts'
import { countRows, type RowCounts } from './relations.ts'
import { countVisible, findPeople, type SamplePeople, type VisibleRows } from './visible-rows.ts'

/** What is read of a database before and after the change. */
export interface Facts {
  schema: Schema
  access: DatabaseAccess
  rows: RowCounts
  people: SamplePeople
  visible: VisibleRows
}

/** Afterwards it is read as the same people. */
export async function readFacts(sql: postgres.Sql, people?: SamplePeople): Promise<Facts> {
  const readers = people ?? (await findPeople(sql))
  return {
    schema: await readSchema(sql),
    access: await readAccess(sql),
    rows: await countRows(sql),
    people: readers,
    visible: await countVisible(sql, readers),
  }
}
