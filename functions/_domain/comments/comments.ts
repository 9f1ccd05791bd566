/** The longest comment. The database checks the same. */
export const COMMENT_LENGTH = 2000

export const REACTIONS = ['helpful', 'thanks'] as const
export type Reaction = (typeof REACTIONS)[number]

export const COMMENT_REPORT_REASONS = ['unkind', 'spam', 'wrong', 'personal', 'other'] as const
export type CommentReportReason = (typeof COMMENT_REPORT_REASONS)[number]

export const COMMENT_STATUSES = ['shown', 'hidden', 'removed'] as const
export type CommentStatus = (typeof COMMENT_STATUSES)[number]

/** What came of reports on a comment. */
export const COMMENT_OUTCOMES = ['kept', 'hidden', 'removed'] as const
export type CommentOutcome = (typeof COMMENT_OUTCOMES)[number]

export const COMMENT_DECISIONS = ['keep', 'hide', 'remove'] as const
export type CommentDecision = (typeof COMMENT_DECISIONS)[number]

/** So many people who report a comment hide it until an instructor has looked at it. */
export const REPORTS_THAT_HIDE = 3

export const EDITABLE_MINUTES = 15

/** Whether its author may still change the words of a comment, which others may have read. */
export const isEditable = (createdAt: number, now: number): boolean => now - createdAt < EDITABLE_MINUTES * 60_000

/** What a decision makes of a comment, and of the reports on it. */
export const DECIDED: Record<CommentDecision, { status: CommentStatus; outcome: CommentOutcome; action: string }> = {
  keep: { status: 'shown', outcome: 'kept', action: 'comment.kept' },
  hide: { status: 'hidden', outcome: 'hidden', action: 'comment.hidden' },
  remove: { status: 'removed', outcome: 'removed', action: 'comment.removed' },
}
