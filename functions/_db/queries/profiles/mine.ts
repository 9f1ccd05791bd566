import { eq, getTableColumns } from 'drizzle-orm'
import { profiles } from '../../schema/communities.ts'
import type { MutableKind } from '../../../_domain/notifications/mutable.ts'
import type { Transaction } from '../../session.ts'

// No role of the API reads the home community, which would tell an instructor of another one.
const { home_community_id: _, ...readable } = getTableColumns(profiles)

export type ProfileRow = NonNullable<Awaited<ReturnType<typeof profileOf>>>

export async function profileOf(tx: Transaction, userId: string) {
  const [profile] = await tx.select(readable).from(profiles).where(eq(profiles.id, userId))
  return profile
}

export interface ProfileChange {
  username?: string
  display_name?: string
  bio?: string
  visibility?: 'private' | 'public'
  leaderboard?: 'hidden' | 'community' | 'global'
  streak_reminders?: boolean
  comments_hidden?: boolean
  award_comments_off?: boolean
  muted?: MutableKind[]
}

export const updateProfile = (tx: Transaction, userId: string, change: ProfileChange) =>
  tx.update(profiles).set(change).where(eq(profiles.id, userId))
