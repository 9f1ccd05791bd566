import type { Problem } from '#contracts/wire.ts'
import type { ErrorCode } from '#domain/errors.ts'
import { waitText } from '#domain/locale/spans.ts'

const AGAIN = 'Nothing was changed. Try again in a moment.'
const TAKEN = 'There is already an account with this email. Sign in instead.'

/** What a service refuses. A code without a sentence here does not compile. */
const REFUSED: Record<ErrorCode, string> = {
  not_found: 'This no longer exists, or you have no access to it.',
  not_allowed: 'Your account may not do this. Nothing was changed.',
  already_exists: 'This name is taken. Choose another.',
  conflict: 'Another author changed this in the meantime. Nothing of yours was saved yet.',
  unavailable: `The service is busy. ${AGAIN}`,
  attempt_finished: 'This attempt is finished already. Nothing was changed.',
  attempt_abandoned: 'This attempt was abandoned: a newer one was started instead.',
  attempt_unfinished: 'This attempt is not finished yet.',
  length_unavailable: 'This test has fewer questions than that. Choose a shorter length.',
  response_invalid: 'Some answers do not belong to this attempt. Nothing was saved.',
  not_protected: 'Today can’t be protected: no freeze is left, or today already counts.',
  import_refused: 'The file was not imported: it has errors.',
  not_utf8: 'The file could not be read. Save it as UTF-8 and try again.',
  too_few_questions: 'The test has too few questions to go live.',
  unsupported_export: 'This format can’t hold some of the questions. Choose another format.',
  featured_full: 'Three achievements are featured already. Remove one of them first.',
  award_hidden: 'This achievement is hidden. Show it on your profile before you feature it.',
  criteria_invalid: 'This rule can’t be saved. See the error below.',
  not_held: 'This learner does not have the achievement. Nothing was changed.',
  name_of_teacher:
    'Your name is too close to the name of an instructor or admin here. Change it in your profile first.',
  username_reserved: 'This username is reserved. Choose another.',
  username_differs: 'This is not your username.',
  time_zone_unknown: 'Choose a time zone from the list.',
  sign_in_again: 'Sign out, sign in again and come back within ten minutes. Nothing was deleted.',
  gate_locked: 'This gate is still locked. Its conditions are listed on the page.',
  nothing_handed_in: 'The learner has not handed in any work yet. Send it back and say what you expect.',
  not_handed_in: 'There is nothing to hand in here: the gate is passed as soon as its conditions are met.',
  already_submitted: 'Your work is waiting for an instructor already. Nothing was changed.',
  already_decided: 'This submission has been decided already. Nothing was changed.',
  claimed: 'Another instructor has claimed this. Nothing was changed.',
  already_validated: 'This gate is passed already. Nothing was changed.',
  attempts_used_up: 'No attempts are left. Talk to your instructor.',
  too_early: 'You can’t hand in again yet. The page shows from when you can.',
  milestone_cycle: 'Gates that need each other never open.',
  not_reportable: 'This can’t be reported from your account. Nothing was recorded.',
  unknown_event_type: 'There is no such event type in this community. Check its spelling.',
  implausible: 'This is more than fits into a day. Nothing was recorded.',
  validation_failed: 'Some fields need your attention.',
  number_mistyped: 'No certificate can have this number. Check it letter by letter.',
  name_settled: 'The name on this certificate can no longer be corrected. Nothing was changed.',
  no_community: 'You do not belong to a community yet. Join one first.',
  community_closed: 'This community is closed: no one can join it or start a test in it anymore.',
  exam_running: 'You are taking an exam that asks this question. Help is there again once it is finished.',
  effort_missing: 'Each step needs something new of you. Write a sentence on what you think, or try another answer.',
  no_more_help: 'That was all the help there is with this question.',
  sole_admin: 'Choose what happens to each of your communities first. Nothing was deleted.',
  mail_off: 'This site sends no mail, so there is none to ask for.',
  link_invalid: 'This link is not valid. Copy it from the mail once more.',
  media_refused: 'This file cannot be taken. Choose another picture or sound.',
  media_too_large: 'The file is too large: a picture has up to 5 MB, a sound up to 10 MB.',
  media_in_use: 'A question shows it, maybe in an older version of its test.',
  media_off: 'This server has no place for pictures and sounds. Ask whoever runs it.',
  last_admin: 'A community needs at least one admin. Make another member an admin first.',
  invitation_expired: 'This invitation has expired. Ask for a new one.',
  invitation_used_up: 'This invitation has been used as often as it allows. Ask for a new one.',
  invitation_revoked: 'This invitation was revoked. Ask for a new one.',
  nothing_to_practice: 'No question fits that you can practice now. Change the filters.',
  goal_ended: 'This goal is over already.',
  no_other_goal: 'No other goal fits today. Tomorrow brings new ones.',
  challenge_begun: 'This challenge has begun. You can end it instead.',
  challenge_over: 'This challenge is over.',
  team_chosen: 'You have joined another team of this challenge.',
  too_many_communities:
    'You have made as many communities as one person can for now. Try again tomorrow, or archive one.',
  group_archived: 'This group is archived. Restore it first.',
  live_running: 'You take this test in a live session. Go on there.',
  live_moved_on: 'The session has moved on. The page shows where it is now.',
  live_over: 'This session is over.',
  test_running: 'You have begun this test already. Finish it first, or give it up to join.',
  test_not_live: 'Only a test that is live can be run. Publish it first.',
  join_first: 'This session is for members of its community. Join the community first.',
  comments_off: 'Comments are switched off in this community.',
  boards_off: 'This community has no leaderboards.',
  muted: 'You can’t write comments here for now. The page says until when, and why.',
  not_ready: 'This isn’t ready for learners yet.',
  award_limit: 'You have given as many XP today as one person can. Give the rest tomorrow.',
  too_many_suggestions: 'Five of your suggestions wait for an instructor. You can suggest more once they are decided.',
  feedback_later: 'What is right is shown later: the instructor set a date.',
  draft_full: 'A test has at most 500 questions.',
  order_differs: 'The list changed in the meantime. Check the order and try again.',
}

/** What is refused before a service is called, or failed; and what Auth answers. */
const OTHERS: Record<string, string> = {
  token_missing: 'Sign in first.',
  token_expired: 'Your session has expired. Sign in again.',
  token_invalid: 'Your session is not valid. Sign in again.',
  session_ended: 'Your session has ended. Sign in again.',
  route_not_found: 'This page does not exist.',
  method_not_allowed: 'This can’t be done here. Nothing was changed.',
  body_too_large: 'This is too large to send. Shorten it and try again.',
  malformed_json: `The form could not be read. ${AGAIN}`,
  not_json: `The form could not be read. ${AGAIN}`,
  rate_limited: 'That was a lot at once. Wait a moment, then go on.',
  read_only:
    'Laude can be read, but nothing can be saved for a moment. Nothing was changed. Try again in a few minutes.',
  not_batchable: 'This can’t be loaded together with other things. Nothing was changed.',
  bad_request: `The form could not be read. ${AGAIN}`,
  internal: `Something went wrong on our side. ${AGAIN}`,
  invalid_credentials: 'Email and password do not match an account.',
  email_not_confirmed: 'Confirm your email first: the link is in your inbox.',
  user_already_exists: TAKEN,
  email_exists: TAKEN,
  weak_password: 'Choose a longer or less common password.',
  email_address_invalid: 'This email address can’t be used.',
  signup_disabled: 'New accounts are closed at the moment.',
  invitation_decided: 'An admin changed your membership after this link was made. Ask for a new one.',
  invitation_unclear: 'Choose a role and how long the link works. The number of people is 1 to 1,000, or empty.',
  otp_expired: 'This link was used already, or has expired. Ask for a new one.',
  over_email_send_rate_limit: 'An email was sent just now. Wait a minute before you ask for another.',
  same_password: 'This is your password already. Choose another.',
  report_unsigned: 'The signature of this request is not valid. Nothing was changed.',
  over_request_rate_limit: 'Too many tries. Wait a minute, then try again.',
}

const SENTENCES: Readonly<Record<string, string | undefined>> = { ...REFUSED, ...OTHERS }

/** The sentence of a problem code; undefined for a code that has none. */
export const problemSentence = (code: string): string | undefined => SENTENCES[code]

/** The sentence of a problem that the functions sent. Who has to wait is told how long. */
export const sentenceOf = ({
  code,
  retry_after: seconds,
}: Pick<Problem, 'code' | 'retry_after'>): string | undefined =>
  code === 'rate_limited' && seconds !== undefined
    ? `That was a lot at once. You can go on in ${waitText(seconds)}.`
    : problemSentence(code)

/** The sentence above a form for a problem code of Auth or the functions; without a code the service did not respond. */
export const formProblem = (code: string | undefined) =>
  code === undefined
    ? `The sign-in service did not answer. ${AGAIN}`
    : (problemSentence(code) ?? `That did not work. ${AGAIN}`)
