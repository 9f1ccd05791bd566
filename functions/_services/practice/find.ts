import { loadPractice, type PracticeRow } from '../../_db/queries/practice/load.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** A session of the caller; for everybody else there is none. */
export async function findPractice(
  { db, claims }: WithClaims<Pick<DatabaseContext, 'db'>>,
  id: string,
): Promise<PracticeRow> {
  const [row] = await loadPractice(db, claims.sub, [id])
  if (!row) throw notFound('practice session')
  return row
}
