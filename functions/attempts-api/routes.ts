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
import { list, one } from '../_contracts/wire.ts'
import { body, forSignedIn, json, problemJson, problems } from '../_http/routes.ts'

const tooLate = { 409: problemJson('The attempt is finished or abandoned; `location` says where to look.') }

export const listTestsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/tests',
  summary: 'List the live tests of a community with your standing in each',
  request: { query: testsQuery },
  responses: { ...problems, 200: json(list(test), 'Sorted by category, then in the order the community chose.') },
})

export const readTestRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/tests/{id}',
  summary: 'Read a test with the topics and kinds of its bank',
  request: { params: testPath },
  responses: { ...problems, 200: json(one(testDetail), 'Nothing about any single question.') },
})

export const startRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/attempts',
  summary: 'Start an attempt, or resume the unfinished one',
  request: { headers: idempotencyHeader, body: body(startBody) },
  responses: {
    ...problems,
    409: problemJson('This Idempotency-Key was used to start something else.'),
    200: json(one(attempt), 'Resumed, in the mode and length that it was started with.'),
    201: json(one(attempt), 'Started.'),
  },
})

export const listAttemptsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/attempts',
  summary: 'List your attempts',
  request: { query: attemptsQuery },
  responses: { ...problems, 200: json(list(attemptListing), 'The newest first.') },
})

export const readAttemptRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/attempts/{id}',
  summary: 'Read one of your attempts with its questions',
  request: { params: attemptPath },
  responses: { ...problems, 200: json(one(attempt), 'With the right answers in practice, without them in an exam.') },
})

export const saveRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  path: '/attempts/{id}',
  summary: 'Save answers, flags and the position',
  request: { params: attemptPath, body: body(saveBody) },
  responses: { ...problems, ...tooLate, 200: json(one(saved), 'Saved. A repeat changes nothing.') },
})

export const finishRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/attempts/{id}/finish',
  summary: 'Finish an attempt: grade it with its last answers',
  request: { params: attemptPath, headers: idempotencyHeader, body: body(finishBody) },
  responses: { ...problems, ...tooLate, 200: json(one(result), 'Graded, now or by an earlier request.') },
})

export const reviewRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/attempts/{id}/review',
  summary: 'Review a finished attempt, question by question',
  request: { params: attemptPath },
  responses: { ...problems, ...tooLate, 200: json(one(review), 'With the right answers and explanations.') },
})
