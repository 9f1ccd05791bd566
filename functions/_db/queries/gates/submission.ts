import { eq } from 'drizzle-orm'
import { profiles } from '../../schema/communities.ts'
import { milestoneSubmissions } from '../../schema/milestones.ts'
import type { Transaction } from '../../session.ts'

/** What was handed in, as far as the reader may see it. */
export async function submissionById(tx: Transaction, id: string) {
  const [row] = await tx.select().from(milestoneSubmissions).where(eq(milestoneSubmissions.id, id))
  if (!row) return undefined
  const { course_milestone_id, program_milestone_id, ...submission } = row
  return { ...submission, milestone_id: course_milestone_id ?? program_milestone_id ?? '' }
}

/** What somebody is called in a community, for who teaches there. */
export async function nameOf(tx: Transaction, userId: string) {
  const [row] = await tx.select({ display_name: profiles.display_name }).from(profiles).where(eq(profiles.id, userId))
  return row?.display_name
}
