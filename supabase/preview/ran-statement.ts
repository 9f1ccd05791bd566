import type { KnownRelations } from './relations.ts'
import type { SqlStatement } from './split-statements.ts'
import { difference, type Sight } from './transaction-sight.ts'

export interface RanStatement {
  statement: SqlStatement
  ms: number
  /** Tables that Postgres wrote anew, row by row. */
  rewritten: string[]
  /** Tables that it emptied. */
  emptied: string[]
  /** Rows read by scans of whole tables. */
  scanned: { table: string; rows: number }[]
}

interface Sights {
  known: KnownRelations
  before: Sight
  after: Sight
}

/** What a statement of a transaction did, from a look before and one after it. */
export function ranStatement(statement: SqlStatement, ms: number, { known, before, after }: Sights): RanStatement {
  const replaced = new Set<string>()
  for (const [oid, file] of Object.entries(after.files)) {
    const relation = known.get(oid)
    if (relation?.hasRows && before.files[oid] !== undefined && before.files[oid] !== file) replaced.add(relation.table)
  }
  const isTruncate = /^truncate\s/i.test(statement.text)
  return {
    statement,
    ms,
    rewritten: isTruncate ? [] : [...replaced],
    emptied: isTruncate ? [...replaced] : [],
    scanned: difference(known, before, after).flatMap(({ table, read }) => (read > 0 ? [{ table, rows: read }] : [])),
  }
}
