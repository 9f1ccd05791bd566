import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import {
  attemptToMark,
  essayPath,
  essaysPage,
  essaysQuery,
  learnerAttemptPath,
  learnerAttemptsPage,
  learnerAttemptsQuery,
  learnerPath,
  markBody,
  overrideBody,
} from '../_contracts/marking/marking.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { markEssay } from '../_services/marking/mark-essay.ts'
import { overrideScore, withdrawScore } from '../_services/marking/override.ts'
import { listEssays, listLearnerAttempts } from '../_services/marking/queue.ts'
import { readAttemptToMark } from '../_services/marking/read.ts'

const FOR_MARKERS = 'For instructors and admins of the community, never about themselves.'

const essaysRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Marking'],
  path: '/essays',
  operationId: 'listEssays',
  summary: 'List finished exams whose essays wait to be marked',
  description: 'For instructors and admins of the community. Your own exams are left out.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: essaysQuery },
  responses: { ...problems, 200: json(essaysPage, 'With the number of exams that wait.') },
})

const learnerAttemptsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Marking'],
  path: '/learners/{learner}/attempts',
  operationId: 'listLearnerAttempts',
  summary: 'List the finished attempts of a member',
  description: 'For instructors and admins of the community.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { params: learnerPath, query: learnerAttemptsQuery },
  responses: { ...problems, 200: json(learnerAttemptsPage, 'The newest first.') },
})

const readAttemptRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Marking'],
  path: '/learners/{learner}/attempts/{id}',
  operationId: 'getAttemptToMark',
  summary: 'Get a finished attempt with its essays and their marks',
  description: FOR_MARKERS,
  ...refuses('not_allowed', 'not_found'),
  request: { params: learnerAttemptPath },
  responses: { ...problems, 200: json(one(attemptToMark), 'With every score that was set by hand.') },
})

const markRoute = createRoute({
  ...forSignedIn,
  method: 'put',
  tags: ['Marking'],
  path: '/learners/{learner}/attempts/{id}/essays/{number}',
  operationId: 'markEssay',
  summary: 'Mark an essay of a finished exam, or change its mark',
  description: `${FOR_MARKERS} The score changes, and the learner is told, once every essay of the exam is marked. The same mark again changes nothing.`,
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: essayPath, body: body(markBody) },
  responses: {
    ...problems,
    200: json(one(attemptToMark), 'Marked.'),
    409: problemJson('Somebody else marked it meanwhile: `stored` says how. Nothing was changed.'),
  },
})

const overrideRoute = createRoute({
  ...forSignedIn,
  method: 'put',
  tags: ['Marking'],
  path: '/learners/{learner}/attempts/{id}/override',
  operationId: 'overrideScore',
  summary: 'Set the percent of an attempt by hand',
  description: `${FOR_MARKERS} It stands in place of what grading says, also after corrections, until it is withdrawn. The learner is told, with the reason.`,
  ...refuses('not_allowed', 'not_found'),
  request: { params: learnerAttemptPath, body: body(overrideBody) },
  responses: { ...problems, 200: json(one(attemptToMark), 'Set.') },
})

const withdrawRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Marking'],
  path: '/learners/{learner}/attempts/{id}/override',
  operationId: 'withdrawScore',
  summary: 'Withdraw the percent that was set by hand',
  description: `${FOR_MARKERS} The score is then what grading says, with all corrections and marks. Withdrawing it again changes nothing.`,
  ...refuses('not_allowed', 'not_found'),
  request: { params: learnerAttemptPath },
  responses: { ...problems, 200: json(one(attemptToMark), 'Withdrawn.') },
})

/** Essays that people read, and scores that they set. */
export const createMarkingRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(essaysRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      return c.json(await listEssays(context(c), { ...c.req.valid('query'), community }), 200)
    })
    .openapi(learnerAttemptsRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const asked = { ...c.req.valid('param'), ...c.req.valid('query'), community }
      return c.json(await listLearnerAttempts(context(c), asked), 200)
    })
    .openapi(readAttemptRoute, async (c) => {
      const data = await readAttemptToMark(context(c), c.req.valid('param'))
      return c.json({ data }, 200)
    })
    .openapi(markRoute, async (c) => {
      const data = await markEssay(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(overrideRoute, async (c) => {
      const data = await overrideScore(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(withdrawRoute, async (c) => {
      const data = await withdrawScore(context(c), c.req.valid('param'))
      return c.json({ data }, 200)
    })
}
