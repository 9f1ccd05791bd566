import { createRoute } from '@hono/zod-openapi'
import {
  attempt,
  attemptListing,
  attemptPath,
  attemptsQuery,
  idempotencyHeader,
  review,
  startBody,
} from '../_contracts/attempts/attempts.ts'
import { result } from '../_contracts/attempts/results.ts'
import { finishBody, saveBody, saved } from '../_contracts/attempts/submissions.ts'
import { test, testDetail, testPath, testsQuery } from '../_contracts/tests/tests.ts'
import { listOfAnyCommunity, listOfCommunity, one } from '../_contracts/wire.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'

const tooLate = { 409: problemJson('The attempt is finished or abandoned; `location` says where to look.') }

export const listTestsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Tests'],
  path: '/tests',
  summary: 'List the live tests of a community with your results',
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
  summary: 'Read a test with the topics and kinds of its questions',
  ...refuses('not_found'),
  request: { params: testPath },
  responses: { ...problems, 200: json(one(testDetail), 'Without the questions themselves.') },
})

export const startRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Attempts'],
  path: '/attempts',
  summary: 'Start an attempt, or resume the unfinished one',
  ...refuses('community_closed', 'conflict', 'length_unavailable', 'not_allowed', 'not_found'),
  request: { headers: idempotencyHeader, body: body(startBody) },
  responses: {
    ...problems,
    409: problemJson('This Idempotency-Key started another attempt.'),
    200: json(one(attempt), 'Resumed, in the mode and length that it was started with.'),
    201: json(one(attempt), 'Started.'),
  },
})

export const listAttemptsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Attempts'],
  path: '/attempts',
  summary: 'List your attempts',
  ...refuses('not_found'),
  request: { query: attemptsQuery },
  responses: { ...problems, 200: json(listOfAnyCommunity(attemptListing), 'The newest first.') },
})

export const readAttemptRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Attempts'],
  path: '/attempts/{id}',
  summary: 'Read one of your attempts with its questions',
  ...refuses('not_found'),
  request: { params: attemptPath },
  responses: { ...problems, 200: json(one(attempt), 'In practice mode with the right answers; in exam mode never.') },
})

export const saveRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Attempts'],
  path: '/attempts/{id}',
  summary: 'Save answers, flags and your place in an attempt',
  ...refuses('attempt_abandoned', 'attempt_finished', 'not_found', 'response_invalid'),
  request: { params: attemptPath, body: body(saveBody) },
  responses: { ...problems, ...tooLate, 200: json(one(saved), 'Saved. Sending the same again changes nothing.') },
})

export const finishRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Attempts'],
  path: '/attempts/{id}/finish',
  summary: 'Finish an attempt and grade it',
  ...refuses('attempt_abandoned', 'attempt_finished', 'not_found', 'response_invalid'),
  request: { params: attemptPath, headers: idempotencyHeader, body: body(finishBody) },
  responses: { ...problems, ...tooLate, 200: json(one(result), 'Graded, by this request or by an earlier one.') },
})

export const reviewRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Attempts'],
  path: '/attempts/{id}/review',
  summary: 'Review a finished attempt, question by question',
  ...refuses('attempt_abandoned', 'attempt_unfinished', 'not_found'),
  request: { params: attemptPath },
  responses: { ...problems, ...tooLate, 200: json(one(review), 'With the right answers and their explanations.') },
})
