import { eq } from 'drizzle-orm'
import { profiles } from '../../schema/communities.ts'
import { milestoneSubmissions } from '../../schema/milestones.ts'
import type { Transaction } from '../../session.ts'

/** A submission, as far as row-level security shows it. */
export async function submissionById(tx: Transaction, id: string) {
  const [row] = await tx.select().from(milestoneSubmissions).where(eq(milestoneSubmissions.id, id))
  if (!row) return undefined
  const { course_milestone_id, program_milestone_id, ...submission } = row
  return { ...submission, milestone_id: course_milestone_id ?? program_milestone_id ?? '' }
}

/** A member's display name, as far as row-level security shows the profile. */
export async function nameOf(tx: Transaction, userId: string) {
  const [row] = await tx.select({ display_name: profiles.display_name }).from(profiles).where(eq(profiles.id, userId))
  return row?.display_name
}
