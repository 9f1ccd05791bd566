import type { Wording } from './error-pages.ts'

const UNREACHABLE = 'Nothing you did is lost. Wait a moment, then try again.'

const PAGES: Record<string, Wording> = {
  api_unreachable: {
    title: 'Laude is not answering',
    happened: 'The service that holds your tests did not answer.',
    todo: UNREACHABLE,
  },
  read_only: {
    title: 'This can’t be done at the moment',
    happened: 'Laude can be read, but can’t save anything for a moment.',
    todo: 'Nothing you did is lost. Try again in a few minutes.',
  },
  auth_unreachable: {
    title: 'You can’t sign in right now',
    happened: 'The sign-in service did not answer.',
    todo: UNREACHABLE,
  },
  session_ended: {
    title: 'You are signed out',
    happened: 'This session was ended, here or on another device.',
    todo: 'Sign in again to continue. What you saved is safe.',
  },
  community_not_found: {
    title: 'Community not found',
    happened: 'It does not exist, or you are not a member of it.',
    todo: 'See your communities and those you can join.',
  },
  no_community: {
    title: 'No community yet',
    happened: 'You do not belong to a community, so there is nothing to show here.',
    todo: 'Join an open community, or ask for an invitation to another one.',
  },
  community_closed: {
    title: 'This community is closed',
    happened: 'No one can join it or start a test in it anymore. Your results are safe.',
    todo: 'Everything you earned is still there. Choose another community to continue.',
  },
  boards_off: {
    title: 'No leaderboards here',
    happened: 'The admins of this community do without them.',
    todo: 'Your progress shows what you have reached.',
  },
  member_not_found: {
    title: 'Member not found',
    happened: 'This person left, or another admin removed them first.',
    todo: 'See the list of members.',
  },
  group_not_found: {
    title: 'Group not found',
    happened: 'It does not exist, or it belongs to another community.',
    todo: 'See the list of groups.',
  },
  assignment_not_found: {
    title: 'Assignment not found',
    happened: 'It does not exist, is not assigned to this learner, or belongs to another community.',
    todo: 'See the list of assignments.',
  },
  invitation_not_found: {
    title: 'Invitation not found',
    happened: 'The link may be mistyped, or the invitation was deleted.',
    todo: 'Ask the person who sent it for a new one.',
  },
  achievement_not_found: {
    title: 'No such achievement here',
    happened: 'It does not exist, was deleted, or belongs to another community.',
    todo: 'See the list of achievements.',
  },
  reports_not_found: {
    title: 'No open reports here',
    happened: 'All reports on this question were decided, or it belongs to another community.',
    todo: 'See the list of reported questions.',
  },
  correction_not_found: {
    title: 'No such correction here',
    happened: 'It does not exist, or belongs to another community.',
    todo: 'See the corrections of a test.',
  },
  test_not_found: {
    title: 'Test not found',
    happened: 'It does not exist, was retired, or belongs to another community.',
    todo: 'Finished attempts stay in your history. Pick another test to continue.',
  },
  submission_not_found: {
    title: 'Nothing to review here',
    happened: 'This submission does not exist, its learner has left, or it is in another community.',
    todo: 'See the list of open reviews.',
  },
  learner_not_found: {
    title: 'Learner not found',
    happened: 'This person is not a learner in this community, or the gate belongs to another one.',
    todo: 'See the table of learners.',
  },
  course_not_found: {
    title: 'Course not found',
    happened: 'It does not exist, is not open yet, was retired, or belongs to another community.',
    todo: 'What you did stays yours. See the courses of your community.',
  },
  content_not_found: {
    title: 'Page not found in this course',
    happened: 'It does not exist, is not open yet, or was retired.',
    todo: 'See what is in the course now.',
  },
  program_not_found: {
    title: 'Program not found',
    happened: 'It does not exist, is not open yet, was retired, or belongs to another community.',
    todo: 'What you did stays yours. See the courses of your community.',
  },
  resource_not_found: {
    title: 'Resource not found',
    happened: 'It does not exist, was retired, or belongs to another community.',
    todo: 'See the resources of your community.',
  },
  gate_not_found: {
    title: 'Gate not found',
    happened: 'It does not exist, was deleted, or belongs to another course.',
    todo: 'See the gates of the course or program.',
  },
  profile_not_found: {
    title: 'No public profile here',
    happened: 'No one has this username, or their profile is private.',
    todo: 'If it is yours, sign in and make it public in your profile settings.',
  },
  certificate_not_found: {
    title: 'No certificate has this number',
    happened: 'No certificate was issued with this number, or its holder deleted their account.',
    todo: 'Compare the number with the certificate, letter by letter.',
  },
  live_not_found: {
    title: 'No such session',
    happened: 'It may be over, or you have not joined it yet.',
    todo: 'Type its code at /live to join.',
  },
  attempt_not_found: {
    title: 'Attempt not found',
    happened: 'It does not exist, belongs to another learner, or to another community.',
    todo: 'Each of your attempts is listed with its test.',
  },
  practice_not_found: {
    title: 'Practice not found',
    happened: 'It does not exist, belongs to another learner, or to another community.',
    todo: 'Start another one from Practice.',
  },
  attempt_finished: {
    title: 'This attempt is finished',
    happened: 'It was finished before, perhaps in another tab. Everything you saved until then counts.',
    todo: 'You can open its result and its review.',
  },
  attempt_abandoned: {
    title: 'This attempt was abandoned',
    happened: 'You started this test again, here or on another device, which ended this attempt.',
    todo: 'Open the test to find the newer attempt.',
  },
  attempt_unfinished: {
    title: 'Not finished yet',
    happened: 'The result and the review open once the attempt is finished. Your answers are saved.',
    todo: 'Resume it from the tests, and finish it there.',
  },
  exam_running: {
    title: 'No help during an exam',
    happened: 'You are taking an exam that asks this question. Your answers are safe.',
    todo: 'Finish the exam first; then the help is here again.',
  },
  length_unavailable: {
    title: 'This test is not that long',
    happened: 'It has fewer questions than you asked for. Nothing was started.',
    todo: 'Go back and choose a shorter length.',
  },
}

const byStatus = (status: number): Wording => {
  if (status === 404)
    return {
      title: 'Page not found',
      happened: 'The page was moved, or the link may be mistyped.',
      todo: 'Go to the home page to find your way.',
    }
  if (status === 401 || status === 403)
    return {
      title: 'You can’t open this page',
      happened: 'Your account has no access to this page.',
      todo: 'Sign in with another account, or ask an admin of the community.',
    }
  if (status === 429)
    return {
      title: 'Too many requests',
      happened: 'There were too many requests in a short time. Wait a minute, then try again.',
      todo: 'Nothing you did is lost.',
    }
  if (status < 500)
    return {
      title: 'That did not work',
      happened: 'The site could not do what you asked.',
      todo: 'Go back and try again.',
    }
  return {
    title: 'Something went wrong on our side',
    happened: 'The error was recorded.',
    todo: 'What you saved is safe. Try again in a moment.',
  }
}

/**
 * What an error page says. A code without a page of its own has the sentence that forms show. The server sends it along with the
 * error, so that no page loads a table of them all.
 */
export const describe = (status: number, { code, says }: { code?: string; says?: string } = {}): Wording => {
  const page = code === undefined ? undefined : PAGES[code]
  if (page) return page
  const wording = byStatus(status)
  return code === undefined || GENERAL.has(code) ? wording : { ...wording, happened: says ?? wording.happened }
}

/** Codes whose status says as much. */
const GENERAL: ReadonlySet<string> = new Set(['not_found', 'not_allowed', 'route_not_found', 'bad_request', 'internal'])
