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

const tooLate = { 409: problemJson('It is finished or given up; `location` says where to look.') }

export const listTestsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/tests',
  summary: 'The live tests of a community, and where the reader stands with each',
  request: { query: testsQuery },
  responses: { ...problems, 200: json(list(test), 'Sorted by category, then in the order the community chose.') },
})

export const readTestRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/tests/{id}',
  summary: 'One test, and what its bank is made of',
  request: { params: testPath },
  responses: { ...problems, 200: json(one(testDetail), 'Says nothing about any single question.') },
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
  summary: "One's own attempts",
  request: { query: attemptsQuery },
  responses: { ...problems, 200: json(list(attemptListing), 'The newest first.') },
})

export const readAttemptRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/attempts/{id}',
  summary: "One of one's own attempts, with its questions",
  request: { params: attemptPath },
  responses: { ...problems, 200: json(one(attempt), 'In practice with what is right; of an exam never.') },
})

export const saveRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  path: '/attempts/{id}',
  summary: 'Keep answers, flags and the place',
  request: { params: attemptPath, body: body(saveBody) },
  responses: { ...problems, ...tooLate, 200: json(one(saved), 'Kept. The same again changes nothing.') },
})

export const finishRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/attempts/{id}/finish',
  summary: 'Grade an attempt, with the last answers it brings',
  request: { params: attemptPath, headers: idempotencyHeader, body: body(finishBody) },
  responses: { ...problems, ...tooLate, 200: json(one(result), 'Graded, now or before.') },
})

export const reviewRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/attempts/{id}/review',
  summary: 'A finished attempt, question by question',
  request: { params: attemptPath },
  responses: { ...problems, ...tooLate, 200: json(one(review), 'With what is right, and why.') },
})
