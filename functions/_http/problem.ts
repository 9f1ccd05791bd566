import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Problem } from '../_contracts/wire.ts'
import type { ErrorCode } from '../_domain/errors.ts'

/** Every error code with its status and title. Nothing else maps codes to statuses. */
export const PROBLEMS = {
  // Refused by services or the domain.
  not_found: [404, 'Not found'],
  not_allowed: [403, 'Not allowed'],
  already_exists: [409, 'Already exists'],
  conflict: [409, 'Conflict'],
  unavailable: [503, 'Not available right now'],
  attempt_finished: [409, 'The attempt is finished'],
  attempt_abandoned: [409, 'The attempt was given up'],
  attempt_unfinished: [409, 'The attempt is not finished'],
  length_unavailable: [422, 'The test is not that long'],
  not_protected: [409, 'Today cannot be protected'],
  response_invalid: [422, 'Some answers do not fit'],
  import_refused: [422, 'The file was not imported'],
  not_utf8: [422, 'The file is not UTF-8'],
  too_few_questions: [422, 'Too few questions to go live'],
  unsupported_export: [422, 'The format cannot hold this test'],
  featured_full: [409, 'Three awards are featured already'],
  award_hidden: [409, 'The award is hidden'],
  criteria_invalid: [422, 'The rule is not valid'],
  not_held: [409, 'The learner does not have it'],
  name_of_teacher: [409, 'The name of an instructor'],
  username_reserved: [422, 'The username is reserved'],
  username_differs: [422, 'Not your username'],
  time_zone_unknown: [422, 'No such time zone'],
  sign_in_again: [403, 'Sign in again first'],
  gate_locked: [409, 'The gate is locked'],
  not_handed_in: [409, 'The gate takes no submissions'],
  nothing_handed_in: [409, 'The learner has handed nothing in'],
  already_submitted: [409, 'Already submitted'],
  already_decided: [409, 'Already decided'],
  claimed: [409, 'Another instructor is reviewing it'],
  already_validated: [409, 'Already passed'],
  attempts_used_up: [409, 'No attempts are left'],
  too_early: [409, 'Too early to try again'],
  milestone_cycle: [422, 'Milestones require each other'],
  not_reportable: [403, 'You cannot report this'],
  unknown_event_type: [422, 'No such event type'],
  implausible: [422, 'Not plausible'],
  number_mistyped: [422, 'The number is mistyped'],
  name_settled: [409, 'The name cannot be changed'],
  last_admin: [409, 'The last admin'],
  invitation_expired: [410, 'The invitation has expired'],
  invitation_used_up: [410, 'The invitation is used up'],
  invitation_revoked: [410, 'The invitation was revoked'],
  not_ready: [422, 'Not ready for learners'],
  order_differs: [422, 'Not the same items'],
  no_community: [409, 'No community yet'],
  sole_admin: [409, 'The only admin of a community'],
  community_closed: [409, 'The community is closed'],
  exam_running: [403, 'Not while an exam asks it'],
  effort_missing: [422, 'Your turn first'],
  no_more_help: [409, 'No more help'],
  award_limit: [409, 'The limit of the day is reached'],
  too_many_suggestions: [409, 'Too many open suggestions'],
  mail_off: [409, 'This server sends no mail'],
  link_invalid: [422, 'The link is not valid'],
  feedback_later: [409, 'Not shown yet'],
  draft_full: [409, 'The test is full'],
  media_refused: [422, 'The file was not taken'],
  media_too_large: [413, 'The file is too large'],
  media_in_use: [409, 'A question shows it'],
  media_off: [409, 'This server keeps no files'],
  nothing_to_practice: [409, 'Nothing to practice'],
  goal_ended: [409, 'The goal is over'],
  no_other_goal: [409, 'No other goal today'],
  challenge_begun: [409, 'The challenge has begun'],
  challenge_over: [409, 'The challenge is over'],
  team_chosen: [409, 'You have a team'],
  too_many_communities: [409, 'Enough communities for now'],
  group_archived: [409, 'The group is archived'],
  live_running: [409, 'A live session is running'],
  live_moved_on: [409, 'The live session has moved on'],
  live_over: [409, 'The live session is over'],
  test_running: [409, 'You are taking this test already'],
  test_not_live: [409, 'The test is not live'],
  join_first: [409, 'Join the community first'],
  comments_off: [409, 'Comments are switched off'],
  boards_off: [403, 'Leaderboards are switched off'],
  muted: [409, 'Muted for a time'],
  // Refused before a service is called, or failed.
  token_missing: [401, 'Sign in first'],
  token_expired: [401, 'The access token has expired'],
  report_unsigned: [403, 'The request is not signed'],
  token_invalid: [401, 'The session is not valid'],
  session_ended: [401, 'The session has ended'],
  route_not_found: [404, 'No such address'],
  method_not_allowed: [405, 'Method not allowed'],
  body_too_large: [413, 'The body is too large'],
  malformed_json: [400, 'The body is not JSON'],
  not_json: [415, 'The body is not sent as JSON'],
  bad_request: [400, 'Bad request'],
  validation_failed: [422, 'Some values are not valid'],
  rate_limited: [429, 'Too many requests'],
  read_only: [503, 'Only reading works right now'],
  not_batchable: [422, 'Not for a batch'],
  internal: [500, 'Something failed on our side'],
} as const satisfies Record<ErrorCode, readonly [ContentfulStatusCode, string]> &
  Record<string, readonly [ContentfulStatusCode, string]>

export type ProblemCode = keyof typeof PROBLEMS

/** The same as a list, for the functions' documents. */
export const PROBLEM_CODES = Object.entries(PROBLEMS).map(([code, [status, title]]) => ({ code, status, title }))

export class HttpProblem extends Error {
  readonly code: ProblemCode
  readonly errors: Problem['errors']
  readonly headers: Record<string, string>
  readonly location: string | undefined
  readonly versus: { yours: unknown; stored: unknown } | undefined
  /** In seconds. */
  readonly retryAfter: number | undefined

  constructor(
    code: ProblemCode,
    detail: string,
    {
      errors = [],
      headers = {},
      location,
      versus,
      retryAfter,
      cause,
    }: {
      errors?: Problem['errors']
      headers?: Record<string, string>
      location?: string
      versus?: HttpProblem['versus']
      retryAfter?: number
      cause?: unknown
    } = {},
  ) {
    super(detail, { cause })
    this.name = 'HttpProblem'
    this.code = code
    this.errors = errors
    this.headers = {
      ...headers,
      ...(location !== undefined && { Location: location }),
      ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
    }
    this.location = location
    this.versus = versus
    this.retryAfter = retryAfter
  }
}

/** The body of a problem response, without the request id. */
export function problemBody({
  code,
  message,
  errors,
  location,
  versus,
  retryAfter,
}: HttpProblem): Omit<Problem, 'request_id'> {
  const [status, title] = PROBLEMS[code]
  return {
    type: `urn:laude:problem:${code}`,
    title,
    status,
    detail: message,
    code,
    errors,
    location,
    retry_after: retryAfter,
    ...versus,
  }
}

export function problemResponse(problem: HttpProblem, requestId: string): Response {
  const body: Problem = { ...problemBody(problem), request_id: requestId }
  return new Response(JSON.stringify(body), {
    status: PROBLEMS[problem.code][0],
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...problem.headers },
  })
}
