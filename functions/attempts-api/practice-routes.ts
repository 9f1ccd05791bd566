import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { attemptPath, idempotencyHeader } from '../_contracts/attempts/attempts.ts'
import { finishBody, saveBody, saved } from '../_contracts/attempts/submissions.ts'
import {
  attemptMisses,
  nextPractice,
  nextPracticeQuery,
  practiceListing,
  practiceListQuery,
  practicePreview,
  practiceQuery,
  practiceResult,
  practiceReview,
  practiceSession,
  startPracticeBody,
} from '../_contracts/practice/practice.ts'
import { questionReportBody, reportedQuestionOfAttempt, reportPath } from '../_contracts/corrections/reports.ts'
import { listOfCommunity, one, oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { readQuestionToReport, reportQuestion } from '../_services/corrections/report.ts'
import { countMisses } from '../_services/practice/count-misses.ts'
import { finishPractice } from '../_services/practice/finish.ts'
import { listPractice } from '../_services/practice/list.ts'
import { readNextPractice } from '../_services/practice/next.ts'
import { previewPractice } from '../_services/practice/preview.ts'
import { readPractice } from '../_services/practice/read.ts'
import { reviewPractice } from '../_services/practice/review.ts'
import { savePracticeProgress } from '../_services/practice/save.ts'
import { startPractice } from '../_services/practice/start.ts'

const ofPractice = { ...forSignedIn, tags: ['Practice'] }
const notNow = { 409: problemJson('The session is finished or abandoned, or not finished yet.') }

const previewRoute = createRoute({
  ...ofPractice,
  method: 'get',
  path: '/practice/preview',
  operationId: 'previewPractice',
  summary: 'Preview what practice across the tests of a community would ask',
  description:
    'Only live questions that practice may ask, of tests that show at once what is right and on which you take no exam. What you missed and know follows from all that you finished.',
  ...refuses('attempt_abandoned', 'attempt_unfinished', 'feedback_later', 'no_community', 'not_found'),
  request: { query: practiceQuery },
  responses: {
    ...problems,
    409: problemJson('The attempt is not finished, or its review cannot be read yet.'),
    200: json(oneOfCommunity(practicePreview), 'A start with the same seed, length and filters asks just that.'),
  },
})

const nextRoute = createRoute({
  ...ofPractice,
  method: 'get',
  path: '/practice/next',
  operationId: 'getNextPractice',
  summary: 'Get which practice fits you now',
  description:
    'While you are new, a warm-up: start the preset `exam_mix` with 5 easy or medium questions. Afterwards what your last attempt missed.',
  ...refuses('no_community', 'not_found'),
  request: { query: nextPracticeQuery },
  responses: { ...problems, 200: json(oneOfCommunity(nextPractice), 'In one community.') },
})

const listRoute = createRoute({
  ...ofPractice,
  method: 'get',
  path: '/practice',
  operationId: 'listPractice',
  summary: 'List your finished practice sessions in a community',
  description: 'The unfinished one is in the preview.',
  ...refuses('no_community', 'not_found'),
  request: { query: practiceListQuery },
  responses: { ...problems, 200: json(listOfCommunity(practiceListing), 'The newest first.') },
})

const startRoute = createRoute({
  ...ofPractice,
  method: 'post',
  path: '/practice',
  operationId: 'startPractice',
  summary: 'Start a practice session, or resume the unfinished one',
  description:
    'You have at most one unfinished session per community. `restart` gives it up and starts another. A repeat with the same Idempotency-Key returns the same session. A session is no attempt on a test.',
  ...refuses(
    'attempt_abandoned',
    'attempt_unfinished',
    'community_closed',
    'conflict',
    'feedback_later',
    'not_found',
    'nothing_to_practice',
  ),
  request: { headers: idempotencyHeader, body: body(startPracticeBody) },
  responses: {
    ...problems,
    409: problemJson('Nothing fits, the community is closed, or this Idempotency-Key started another session.'),
    200: json(one(practiceSession), 'Resumed, as it was started.'),
    201: json(one(practiceSession), 'Started.'),
  },
})

const readRoute = createRoute({
  ...ofPractice,
  method: 'get',
  path: '/practice/{id}',
  operationId: 'getPractice',
  summary: 'Get one of your practice sessions with its questions',
  description: 'As it was started: what is published since changes nothing, but corrections count.',
  ...refuses('not_found'),
  request: { params: attemptPath },
  responses: { ...problems, 200: json(one(practiceSession), 'With the right answers.') },
})

const saveRoute = createRoute({
  ...ofPractice,
  method: 'patch',
  path: '/practice/{id}',
  operationId: 'savePractice',
  summary: 'Save answers, flags and your place in a practice session',
  description: 'Send answers in batches as often as you like. The first stored answer to a question is final.',
  ...refuses('attempt_abandoned', 'attempt_finished', 'not_found', 'response_invalid'),
  request: { params: attemptPath, body: body(saveBody) },
  responses: { ...problems, ...notNow, 200: json(one(saved), 'Saved. Sending the same again changes nothing.') },
})

const finishRoute = createRoute({
  ...ofPractice,
  method: 'post',
  path: '/practice/{id}/finish',
  operationId: 'finishPractice',
  summary: 'Finish a practice session and grade it',
  description:
    'A right answer pays one XP, each question once a day and at most 30 a day. Ten answers on a day, in one session or several, make it count for your streak. A repeat returns the first result and changes nothing.',
  ...refuses('attempt_abandoned', 'not_found', 'response_invalid'),
  request: { params: attemptPath, headers: idempotencyHeader, body: body(finishBody) },
  responses: { ...problems, ...notNow, 200: json(one(practiceResult), 'Graded, now or earlier.') },
})

const reviewRoute = createRoute({
  ...ofPractice,
  method: 'get',
  path: '/practice/{id}/review',
  operationId: 'reviewPractice',
  summary: 'Review a finished practice session, question by question',
  description: 'Questions whose tests do not show now what is right are left out.',
  ...refuses('attempt_abandoned', 'attempt_unfinished', 'not_found'),
  request: { params: attemptPath },
  responses: {
    ...problems,
    ...notNow,
    200: json(one(practiceReview), 'With the right answers and their explanations.'),
  },
})

const reportable = { ...ofPractice, ...refuses('not_found', 'too_early') }
const onQuestion = { path: '/practice/{id}/questions/{number}/report' } as const

const readReportRoute = createRoute({
  ...reportable,
  ...onQuestion,
  method: 'get',
  operationId: 'getPracticeReport',
  summary: 'Get your report about a question of a practice session',
  description: 'Once you have answered the question and seen what is right.',
  request: { params: reportPath },
  responses: { ...problems, 200: json(one(reportedQuestionOfAttempt), 'With what came of it.') },
})

const reportRoute = createRoute({
  ...reportable,
  ...onQuestion,
  method: 'put',
  operationId: 'reportPracticeQuestion',
  summary: 'Report that something is wrong with a question of a practice session',
  description:
    'Once you have answered the question and seen what is right. Until an instructor decides, another report of yours replaces this one.',
  request: { params: reportPath, body: body(questionReportBody) },
  responses: { ...problems, 200: json(one(reportedQuestionOfAttempt), 'Instructors look at it, and you are told.') },
})

const missesRoute = createRoute({
  ...ofPractice,
  method: 'get',
  path: '/attempts/{id}/misses',
  operationId: 'countMisses',
  summary: 'Count what a finished attempt missed, and how much of it can be practiced now',
  description:
    'Nothing of what is reserved for exams, is live no more, or is shown later. Start practice with its misses.',
  ...refuses('attempt_abandoned', 'attempt_unfinished', 'not_found'),
  request: { params: attemptPath },
  responses: { ...problems, ...notNow, 200: json(one(attemptMisses), 'None before the review can be read.') },
})

/** Practice across tests, for learners. */
export const createPracticeRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(previewRoute, async (c) => {
      const query = c.req.valid('query')
      const community = await choose(c, query.community)
      return c.json({ community, data: await previewPractice(context(c), { ...query, community }) }, 200)
    })
    .openapi(nextRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      return c.json({ community, data: await readNextPractice(context(c), community) }, 200)
    })
    .openapi(listRoute, async (c) => {
      const query = c.req.valid('query')
      const community = await choose(c, query.community)
      const { data, next } = await listPractice(context(c), { ...query, community })
      return c.json({ community, data, page: { next } }, 200)
    })
    .openapi(startRoute, async (c) => {
      const key = c.req.valid('header')['idempotency-key']
      const { session, resumed } = await startPractice(context(c), { ...c.req.valid('json'), key })
      return resumed ? c.json({ data: session }, 200) : c.json({ data: session }, 201)
    })
    .openapi(readRoute, async (c) => {
      const data = await readPractice(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(saveRoute, async (c) => {
      const data = await savePracticeProgress(context(c), { ...c.req.valid('json'), ...c.req.valid('param') })
      return c.json({ data }, 200)
    })
    .openapi(finishRoute, async (c) => {
      const data = await finishPractice(context(c), { ...c.req.valid('json'), ...c.req.valid('param') })
      return c.json({ data }, 200)
    })
    .openapi(reviewRoute, async (c) => {
      const data = await reviewPractice(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(readReportRoute, async (c) => {
      const data = await readQuestionToReport(context(c), { ...c.req.valid('param'), at: 'practice' })
      return c.json({ data }, 200)
    })
    .openapi(reportRoute, async (c) => {
      const place = { ...c.req.valid('param'), at: 'practice' } as const
      const data = await reportQuestion(context(c), { ...c.req.valid('json'), ...place })
      return c.json({ data }, 200)
    })
    .openapi(missesRoute, async (c) => {
      const data = await countMisses(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
}
