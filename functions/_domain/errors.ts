/** What can be refused for a reason the caller can act on. Anything else that is thrown is a fault of ours. */
export type ErrorCode =
  | 'not_found'
  | 'not_allowed'
  | 'already_exists'
  | 'conflict'
  | 'unavailable'
  | 'attempt_finished'
  | 'attempt_abandoned'
  | 'attempt_unfinished'
  | 'length_unavailable'
  | 'response_invalid'
  | 'not_protected'
  | 'import_refused'
  | 'not_utf8'
  | 'too_few_questions'
  | 'unsupported_export'
  | 'featured_full'
  | 'award_hidden'
  | 'criteria_invalid'
  | 'not_held'
  | 'name_of_teacher'
  | 'username_reserved'
  | 'username_differs'
  | 'time_zone_unknown'
  | 'sign_in_again'
  | 'gate_locked'
  | 'not_handed_in'
  | 'nothing_handed_in'
  | 'already_submitted'
  | 'already_decided'
  | 'claimed'
  | 'already_validated'
  | 'attempts_used_up'
  | 'too_early'
  | 'milestone_cycle'
  | 'not_reportable'
  | 'unknown_event_type'
  | 'implausible'
  | 'validation_failed'
  | 'number_mistyped'
  | 'name_settled'
  | 'last_admin'
  | 'invitation_expired'
  | 'invitation_used_up'
  | 'invitation_revoked'
  | 'not_ready'
  | 'order_differs'
  | 'no_community'
  | 'sole_admin'
  | 'community_closed'
  | 'exam_running'
  | 'effort_missing'
  | 'no_more_help'
  | 'award_limit'
  | 'too_many_suggestions'
  | 'mail_off'
  | 'link_invalid'
  | 'feedback_later'
  | 'draft_full'
  | 'media_refused'
  | 'media_too_large'
  | 'media_in_use'
  | 'media_off'
  | 'nothing_to_practice'
  | 'goal_ended'
  | 'no_other_goal'
  | 'challenge_begun'
  | 'challenge_over'
  | 'team_chosen'
  | 'group_archived'
  | 'too_many_communities'
  | 'live_running'
  | 'live_moved_on'
  | 'live_over'
  | 'test_running'
  | 'test_not_live'
  | 'join_first'
  | 'comments_off'
  | 'boards_off'
  | 'muted'

export interface DomainErrorOptions extends ErrorOptions {
  /** Which values are wrong, and why. */
  errors?: { path: string; message: string }[]
  /** What to look at instead. */
  see?: { attempt: string } | { live: string }
  /** What was not saved, and what is there instead: the caller decides between them. */
  versus?: { yours: unknown; stored: unknown }
}

export class DomainError extends Error {
  readonly code: ErrorCode
  readonly errors: { path: string; message: string }[]
  readonly see: DomainErrorOptions['see']
  readonly versus: DomainErrorOptions['versus']

  /** The message is for the caller to read: no internals. */
  constructor(code: ErrorCode, message: string, { errors = [], see, versus, ...options }: DomainErrorOptions = {}) {
    super(message, options)
    this.name = 'DomainError'
    this.code = code
    this.errors = errors
    this.see = see
    this.versus = versus
  }
}

export const notFound = (what: string) =>
  new DomainError('not_found', `There is no such ${what}, or you cannot see it.`)
