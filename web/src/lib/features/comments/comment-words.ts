import type { MuteDays } from '#domain/comments/mutes.ts'
import type { CommentReportReason, CommentStatus } from '#domain/comments/comments.ts'

export const COMMENT_REASON: Record<CommentReportReason, string> = {
  unkind: 'It is unkind',
  spam: 'It is advertising, or has nothing to do with this',
  wrong: 'It says something wrong',
  personal: 'It tells something personal',
  other: 'Something else',
}

/** What the author of a comment that others do not see reads above it. */
export const STATUS_FOR_AUTHOR: Record<Exclude<CommentStatus, 'shown'>, string> = {
  hidden: 'Others do not see this until an instructor has looked at it.',
  removed: 'An instructor removed this. Only you still see it.',
}

export const MUTED_FOR: Record<MuteDays, string> = { 1: 'A day', 7: 'A week', 30: 'A month', 365: 'A year' }

export const REPORT_OUTCOME: Record<'kept' | 'hidden' | 'removed', string> = {
  kept: 'You reported this. An instructor looked at it, and it stays.',
  hidden: 'You reported a comment here. An instructor hid it.',
  removed: 'You reported a comment here. An instructor removed it.',
}
