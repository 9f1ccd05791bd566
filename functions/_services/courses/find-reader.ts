import type { Reader } from '../../_db/queries/courses/contents.ts'
import type { Transaction } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import { todayOf } from '../streaks/status.ts'
import type { AddressForReader } from './slug-in-community.ts'

/** The community that the caller reads in, and what day it is for them. */
export async function findReader(tx: Transaction, { community: slug, claims, now }: Omit<AddressForReader, 'slug'>) {
  const [community, { local_date: today }] = await Promise.all([
    findMyCommunity(tx, claims, slug),
    todayOf(tx, claims.sub, now),
  ])
  const reader: Reader = { id: claims.sub, today }
  return { community, reader }
}
