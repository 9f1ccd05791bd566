import { createRoute, z } from '@hono/zod-openapi'
import {
  attempt,
  attemptListing,
  attemptPath,
  attemptsQuery,
  idempotencyHeader,
  review,
  startBody,
} from '../_contracts/attempts/attempts.ts'
import { calibrationOfLearner } from '../_contracts/attempts/confidence.ts'
import { result } from '../_contracts/attempts/results.ts'
import { finishBody, saveBody, saved } from '../_contracts/attempts/submissions.ts'
import { test, testDetail, testPath, testsQuery } from '../_contracts/tests/tests.ts'
import { questionReportBody, reportedQuestionOfAttempt, reportPath } from '../_contracts/corrections/reports.ts'
import { listOfAnyCommunity, listOfCommunity, one, oneOfCommunity } from '../_contracts/wire.ts'
import { HOURS } from '../_http/response-cache.ts'
import { body, cached, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'

const tooLate = { 409: problemJson('The attempt is finished or abandoned; `location` says where to look.') }

export const listTestsRoute = createRoute({
  ...forSignedIn,
  ...cached(1 * HOURS),
  method: 'get',
  tags: ['Tests'],
  path: '/tests',
  operationId: 'listTests',
  summary: 'List the live tests of a community with your results',
  description: 'For members of the community. Each test comes with your best and latest results.',
  ...refuses('no_community', 'not_found'),
  request: { query: testsQuery },
  responses: {
    ...problems,
    200: json(listOfCommunity(test), 'Sorted by category, then in the order the community chose.'),
  },
})

export const readTestRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Tests'],
  path: '/tests/{id}',
  operationId: 'getTest',
  summary: 'Get a test with the topics and kinds of its questions',
  description: 'For members of its community.',
  ...refuses('not_found'),
  request: { params: testPath },
  responses: { ...problems, 200: json(one(testDetail), 'Without the questions themselves.') },
})

export const startRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Attempts'],
  path: '/attempts',
  operationId: 'startAttempt',
  summary: 'Start an attempt, or resume the unfinished one',
  description:
    'You have at most one unfinished attempt per test. `restart` gives it up and starts another. A repeat with the same Idempotency-Key returns the same attempt.',
  ...refuses(
    'attempts_used_up',
    'community_closed',
    'conflict',
    'length_unavailable',
    'live_running',
    'not_allowed',
    'not_found',
  ),
  request: { headers: idempotencyHeader, body: body(startBody) },
  responses: {
    ...problems,
    409: problemJson('This Idempotency-Key started another attempt, or no exam is left.'),
    200: json(one(attempt), 'Resumed, in the mode and length that it was started with.'),
    201: json(one(attempt), 'Started.'),
  },
})

export const listAttemptsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Attempts'],
  path: '/attempts',
  operationId: 'listAttempts',
  summary: 'List your attempts',
  description: 'Of all your communities, including those you left, or of one.',
  ...refuses('not_found'),
  request: { query: attemptsQuery },
  responses: { ...problems, 200: json(listOfAnyCommunity(attemptListing), 'The newest first.') },
})

export const readUnfinishedRoute = createRoute({
  ...forSignedIn,
  ...cached(1 * HOURS),
  method: 'get',
  tags: ['Attempts'],
  path: '/attempts/unfinished',
  operationId: 'getUnfinishedAttempt',
  summary: 'Get the unfinished attempt that you started last',
  description: 'In one community.',
  ...refuses('no_community', 'not_found'),
  request: { query: testsQuery },
  responses: { ...problems, 200: json(oneOfCommunity(z.union([attemptListing, z.null()])), 'Null if there is none.') },
})

export const readCalibrationRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Attempts'],
  path: '/attempts/calibration',
  operationId: 'getCalibration',
  summary: 'Get how often you are right when you say you are sure',
  description:
    'In one community, over your latest 200 finished attempts. Attempts whose review cannot be read yet are left out, and so are those that were finished faster than anyone reads.',
  ...refuses('no_community', 'not_found'),
  request: { query: testsQuery },
  responses: { ...problems, 200: json(oneOfCommunity(calibrationOfLearner), 'Zeros where you never said it.') },
})

export const readAttemptRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Attempts'],
  path: '/attempts/{id}',
  operationId: 'getAttempt',
  summary: 'Get one of your attempts with its questions',
  description: 'An attempt whose time is up is finished by this request.',
  ...refuses('live_running', 'not_found', 'read_only'),
  request: { params: attemptPath },
  responses: {
    ...problems,
    409: problemJson('A live session shows it question by question.'),
    200: json(
      one(attempt),
      'In practice mode with the right answers, unless the test shows them later; in exam mode never.',
    ),
  },
})

export const saveRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Attempts'],
  path: '/attempts/{id}',
  operationId: 'saveAttempt',
  summary: 'Save answers, flags and your place in an attempt',
  description:
    'Send answers in batches as often as you like: of each question the latest answer counts. In practice mode the first stored answer is final.',
  ...refuses('attempt_abandoned', 'attempt_finished', 'live_moved_on', 'live_over', 'not_found', 'response_invalid'),
  request: { params: attemptPath, body: body(saveBody) },
  responses: { ...problems, ...tooLate, 200: json(one(saved), 'Saved. Sending the same again changes nothing.') },
})

export const finishRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Attempts'],
  path: '/attempts/{id}/finish',
  operationId: 'finishAttempt',
  summary: 'Finish an attempt and grade it',
  description: 'Unanswered questions count as wrong. A repeat returns the first result and changes nothing.',
  ...refuses('attempt_abandoned', 'attempt_finished', 'live_running', 'not_found', 'response_invalid'),
  request: { params: attemptPath, headers: idempotencyHeader, body: body(finishBody) },
  responses: { ...problems, ...tooLate, 200: json(one(result), 'Graded, by this request or by an earlier one.') },
})

export const reviewRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Attempts'],
  path: '/attempts/{id}/review',
  operationId: 'reviewAttempt',
  summary: 'Review a finished attempt, question by question',
  description: 'Only after the attempt is finished.',
  ...refuses('attempt_abandoned', 'attempt_unfinished', 'feedback_later', 'not_found', 'read_only'),
  request: { params: attemptPath },
  responses: { ...problems, ...tooLate, 200: json(one(review), 'With the right answers and their explanations.') },
})

const reportable = {
  ...refuses('not_found', 'too_early'),
  path: '/attempts/{id}/questions/{number}/report',
} as const

export const readReportRoute = createRoute({
  ...forSignedIn,
  ...reportable,
  tags: ['Attempts'],
  method: 'get',
  operationId: 'getQuestionReport',
  summary: 'Get your report about a question of an attempt',
  description: 'Once you have answered the question and seen what is right.',
  request: { params: reportPath },
  responses: { ...problems, 200: json(one(reportedQuestionOfAttempt), 'With what came of it.') },
})

export const reportRoute = createRoute({
  ...forSignedIn,
  ...reportable,
  tags: ['Attempts'],
  method: 'put',
  operationId: 'reportQuestion',
  summary: 'Report that something is wrong with a question',
  description:
    'Once you have answered the question and seen what is right. Until an instructor decides, another report of yours replaces this one.',
  request: { params: reportPath, body: body(questionReportBody) },
  responses: { ...problems, 200: json(one(reportedQuestionOfAttempt), 'Instructors look at it, and you are told.') },
})
