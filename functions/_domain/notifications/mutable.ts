/** Kinds of notifications that a person may turn off. The others say what somebody decided about them, or answer them. */
export const MUTABLE_KINDS = [
  'unlock',
  'digest',
  'level_up',
  'goal_reached',
  'milestone',
  'completed',
  'certificate',
  'assigned',
  'assignment_due',
  'announcement',
  'comment_mention',
  'comment_answer',
  'comment_endorsed',
  'comment_report_settled',
  'invited',
] as const
export type MutableKind = (typeof MUTABLE_KINDS)[number]
