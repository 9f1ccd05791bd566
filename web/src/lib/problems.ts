/** The text of an error page: what happened, what is safe, what to do. */
export interface Wording {
  title: string
  happened: string
  todo: string
}

const UNREACHABLE = 'Nothing you did is lost. Wait a moment, then try again.'

const PROBLEMS: Record<string, Wording> = {
  api_unreachable: {
    title: 'Laude is catching its breath',
    happened: 'The service that holds your tests did not answer.',
    todo: UNREACHABLE,
  },
  auth_unreachable: {
    title: 'Signing in is not possible right now',
    happened: 'The service that checks who you are did not answer.',
    todo: UNREACHABLE,
  },
  session_ended: {
    title: 'You are signed out',
    happened: 'This session was ended, here or on another device.',
    todo: 'Sign in again to go on. What you saved is safe.',
  },
  community_not_found: {
    title: 'No such community here',
    happened: 'It does not exist, or you are not a member of it.',
    todo: 'Your communities, and those open to join, are one step away.',
  },
  no_community: {
    title: 'No community yet',
    happened: 'You do not belong to a community, so there is nothing to show here.',
    todo: 'Join an open community, or ask for an invitation to another one.',
  },
  member_not_found: {
    title: 'No such member here',
    happened: 'They left, or somebody removed them before you.',
    todo: 'The list of members has everybody there is.',
  },
  invitation_not_found: {
    title: 'No such invitation',
    happened: 'The link has a slip in it, or whoever made it is gone.',
    todo: 'Ask for a new one where you got this.',
  },
  achievement_not_found: {
    title: 'No such achievement here',
    happened: 'It does not exist, was deleted, or belongs to another community.',
    todo: 'The list has all there are.',
  },
  test_not_found: {
    title: 'No such test here',
    happened: 'It does not exist, was retired, or belongs to another community.',
    todo: 'Finished attempts stay in your history. Pick another test to go on.',
  },
  submission_not_found: {
    title: 'Nothing to review here',
    happened: 'It does not exist, its learner has left, or it is in another community.',
    todo: 'The queue has all that waits.',
  },
  learner_not_found: {
    title: 'No such learner here',
    happened: 'They do not learn in this community, or the gate is another community’s.',
    todo: 'The table has all learners and gates.',
  },
  course_not_found: {
    title: 'No such course here',
    happened: 'It does not exist, is not open yet, was retired, or belongs to another community.',
    todo: 'What you did stays yours. The courses of a community are one step away.',
  },
  content_not_found: {
    title: 'Nothing to read here',
    happened: 'It does not exist, is not open yet, or was retired.',
    todo: 'Its course has all there is now.',
  },
  program_not_found: {
    title: 'No such program here',
    happened: 'It does not exist, is not open yet, was retired, or belongs to another community.',
    todo: 'What you did stays yours. The courses of a community are one step away.',
  },
  gate_not_found: {
    title: 'No such gate here',
    happened: 'It does not exist, was deleted, or belongs to another course.',
    todo: 'Its course or program has all there are.',
  },
  profile_not_found: {
    title: 'Nothing public here',
    happened: 'Nobody has this name, or they keep their profile to themselves.',
    todo: 'If it is yours, sign in and make it public on your page.',
  },
  certificate_not_found: {
    title: 'No certificate has this number',
    happened: 'The number could be one, but none was issued with it, or its holder deleted their account.',
    todo: 'Compare it with the certificate once more, letter by letter.',
  },
  attempt_not_found: {
    title: 'No such attempt here',
    happened: 'It does not exist, belongs to somebody else, or to another community.',
    todo: 'Every attempt of yours is listed with its test.',
  },
  attempt_finished: {
    title: 'This attempt is finished',
    happened: 'It was handed in before, perhaps in another tab. What you saved until then is in it.',
    todo: 'Its result and its review are open.',
  },
  attempt_abandoned: {
    title: 'This attempt was given up',
    happened: 'You started over, here or on another device, and it was closed.',
    todo: 'The newer one waits with the test.',
  },
  attempt_unfinished: {
    title: 'Not finished yet',
    happened: 'There is no result and no review while an attempt is running. Your answers are saved.',
    todo: 'Resume it from the tests, and finish it there.',
  },
  community_closed: {
    title: 'This community is closed',
    happened: 'Its last admin left. No one can join it or start a test in it any more. Your results are safe.',
    todo: 'Everything you earned is still there. Pick another community to go on.',
  },
  length_unavailable: {
    title: 'This test is not that long',
    happened: 'It has fewer questions than were asked for. Nothing was started.',
    todo: 'Go back and choose a shorter length.',
  },
}

const byStatus = (status: number): Wording => {
  if (status === 404)
    return {
      title: 'Nothing at this address',
      happened: 'The page moved, or the link has a slip in it.',
      todo: 'Start again from home.',
    }
  if (status === 401 || status === 403)
    return {
      title: 'This is not yours to open',
      happened: 'Your account has no access to this page.',
      todo: 'Sign in with another account, or ask an admin of the community.',
    }
  if (status === 429)
    return {
      title: 'A little slower, please',
      happened: 'There were too many requests in a short time.',
      todo: 'Wait a minute, then try again.',
    }
  if (status < 500)
    return {
      title: 'That did not work',
      happened: 'The request was not understood.',
      todo: 'Go back and try once more.',
    }
  return {
    title: 'Something broke on our side',
    happened: 'It was noted.',
    todo: 'What you saved is safe. Try again in a moment.',
  }
}

export const describe = (status: number, code?: string): Wording => (code && PROBLEMS[code]) || byStatus(status)

const FORM_PROBLEMS: Record<string, string> = {
  invalid_credentials: 'Email and password do not match an account.',
  email_not_confirmed: 'Confirm your email first: the link is in your inbox.',
  user_already_exists: 'There is already an account with this email. Sign in instead.',
  email_exists: 'There is already an account with this email. Sign in instead.',
  weak_password: 'Choose a longer or less common password.',
  email_address_invalid: 'This email address cannot be used.',
  signup_disabled: 'New accounts are closed at the moment.',
  featured_full: 'Three are featured already. Take one of them away first.',
  award_hidden: 'It is hidden. Show it on your profile before you feature it.',
  unknown_event_type: 'There is no such event type in this community. Check its spelling.',
  name_of_teacher:
    'An instructor or admin of this community has your display name, or one that looks like it. Choose another name in your profile first.',
  community_closed: 'This community is closed: no one can join it or start a test in it any more.',
  sole_admin: 'Choose what happens to each of your communities first. Nothing was deleted.',
  last_admin: 'A community needs an admin. Make another member an admin first.',
  invitation_decided: 'An admin changed your membership after this link was created. Ask for a new invitation.',
  invitation_unclear: 'Choose what is offered; for how many, a number from 1 to 1,000 or nothing.',
  sign_in_again: 'Sign out, sign in again and come back within ten minutes. Nothing was deleted.',
  over_request_rate_limit: 'Too many tries. Wait a minute, then try again.',
}

/** The sentence above a form for a problem code of Auth or the functions; without a code the service did not respond. */
export const formProblem = (code: string | undefined) =>
  code === undefined
    ? 'The sign-in service did not answer. Nothing was changed; try again in a moment.'
    : (FORM_PROBLEMS[code] ?? 'That did not work. Nothing was changed; try again in a moment.')
