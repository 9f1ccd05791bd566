import type { Test } from '../../_contracts/tests/tests.ts'
import { liveTestsIn } from '../../_db/queries/tests/tests.ts'
import { askAsUser } from '../../_db/session.ts'
import { lengthsByMode } from '../../_domain/attempts/lengths.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { toStanding } from './to-standing.ts'

/** The live tests of a community, by category, with the reader's standing in each. */
export async function listTests({ db, claims }: WithClaims<DatabaseContext>, communitySlug: string): Promise<Test[]> {
  const rows = await askAsUser(db.genericPlans, claims, (sql) => liveTestsIn(sql, claims.sub, communitySlug))
  if (rows.length === 0) throw notFound('community')
  return rows.flatMap((row) => {
    if (row.id === null) return []
    const { running, last, best, finished, practice, ...test } = row
    const lengths = lengthsByMode({ ...test, practice })
    return { ...test, lengths, mine: toStanding({ running, last, best, finished }) }
  })
}
