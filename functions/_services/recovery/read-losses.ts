import type { Database } from '../../_db/client.ts'
import { findAccount, readFacts, readStandings } from '../../_db/queries/recovery/read-record.ts'
import { inTransaction } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { compareRecords, type CommunityLoss } from '../../_domain/recovery/compare.ts'
import type { LearnerRecord } from '../../_domain/recovery/record.ts'

/** What a learner had at the time of another database and has not in this one. */
export async function readLosses(db: Database, then: Database, userId: string): Promise<CommunityLoss[]> {
  return compareRecords(await readRecord(then, userId), await readRecord(db, userId))
}

/** The account that an id, a mail address or a username names, if it still exists. */
export async function requireAccount(db: Database, named: string): Promise<string> {
  const id = await inTransaction(db, ({ sql }) => findAccount(sql, named))
  if (id === undefined) throw notFound('account')
  return id
}

const readRecord = (db: Database, userId: string): Promise<LearnerRecord> =>
  inTransaction(db, async ({ sql }) => {
    await sql`set transaction isolation level repeatable read, read only`
    return { facts: await readFacts(sql, userId), standings: [...(await readStandings(sql, userId))] }
  })
