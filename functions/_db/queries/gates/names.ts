import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface GateName {
  code: string
  slug: string
  id: string
  title: string
}

/** The titles of a community's milestones, by code and by slug. */
export async function gateNames(tx: Transaction, communityId: string): Promise<GateName[]> {
  return tx.execute<GateName & Record<string, unknown>>(sql`
    select 'c' || number as code, slug, id, title from course_milestones where community_id = ${communityId}
    union all
    select 'p' || number, slug, id, title from program_milestones where community_id = ${communityId}
  `)
}
