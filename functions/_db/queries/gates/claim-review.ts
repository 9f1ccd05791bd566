import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface ClaimRequest {
  id: string
  by: string
  /** In milliseconds. */
  now: number
  until: number
}

/** Of several instructors who claim at once, one gets the lease: the others wait for the row lock, then match no row. */
export async function claimReview(tx: Transaction, { id, by, now, until }: ClaimRequest): Promise<boolean> {
  const rows = await tx.execute(sql`
    update milestone_submissions
    set claimed_by = ${by}, claimed_until = to_timestamp(${until / 1000}::float8)
    where id = ${id}
      and decision is null
      and (claimed_by is null or claimed_by = ${by} or claimed_until <= to_timestamp(${now / 1000}::float8))
    returning id
  `)
  return rows.length > 0
}

/** Ends the instructor's own lease; that of another instructor stays. */
export const releaseReview = (tx: Transaction, { id, by }: Pick<ClaimRequest, 'id' | 'by'>) =>
  tx.execute(sql`
    update milestone_submissions set claimed_by = null, claimed_until = null where id = ${id} and claimed_by = ${by}
  `)
