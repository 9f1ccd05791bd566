import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import {
  answerBody,
  askHeader,
  claimThreadBody,
  handOverBody,
  mergeBody,
  queuePage,
  queueQuery,
  settleBody,
  staffThread,
  threadPath,
} from '../_contracts/support/support.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { claimThread, handOverThread } from '../_services/support/claim.ts'
import { mergeThread } from '../_services/support/merge.ts'
import { answerThread, readQueue, readQueuedThread, settleThread } from '../_services/support/queue.ts'

const CLAIMED = 'Somebody else is answering it.'

const queueRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Question queue'],
  path: '/queue',
  operationId: 'listQueue',
  summary: 'List what members asked',
  description:
    'For instructors and admins of the community. What waits for them comes first that has waited the longest, all else newest first. First words of somebody new are `held`.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: queueQuery },
  responses: { ...problems, 200: json(queuePage, 'With how many are open, and how many wait for a first look.') },
})

const threadRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Question queue'],
  path: '/queue/{id}',
  operationId: 'getQueuedQuestion',
  summary: 'Get a question with its notes, what happened to it, and the learner’s other questions',
  description: 'For instructors and admins of its community. Names the questions that wait before and after it.',
  ...refuses('not_found'),
  request: { params: threadPath },
  responses: { ...problems, 200: json(one(staffThread), 'In the order in which it was written.') },
})

const claimRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Question queue'],
  path: '/queue/{id}/claim',
  operationId: 'claimQuestion',
  summary: 'Claim a question, so that nobody else answers it at the same time',
  description: 'The claim lasts fifteen minutes; claiming again renews it, `release` ends it.',
  ...refuses('claimed', 'not_allowed', 'not_found'),
  request: { params: threadPath, body: body(claimThreadBody) },
  responses: { ...problems, 409: problemJson(CLAIMED), 200: json(one(staffThread), 'Claimed or released.') },
})

const answerRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Question queue'],
  path: '/queue/{id}/answer',
  operationId: 'answerQuestion',
  summary: 'Answer a question, or write a note that learners do not see',
  description: 'An answer ends your claim, and the assistant says nothing here any more. A note changes nothing else.',
  ...refuses('claimed', 'conflict', 'not_allowed', 'not_found'),
  request: { params: threadPath, headers: askHeader, body: body(answerBody) },
  responses: {
    ...problems,
    409: problemJson('Somebody else is answering it, or this Idempotency-Key was already used for another message.'),
    200: json(one(staffThread), 'With the answer.'),
  },
})

const settleRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Question queue'],
  path: '/queue/{id}/state',
  operationId: 'settleQuestion',
  summary: 'Resolve a question without an answer, put it off, or open it again',
  description: 'For instructors and admins of its community.',
  ...refuses('claimed', 'not_allowed', 'not_found'),
  request: { params: threadPath, body: body(settleBody) },
  responses: { ...problems, 409: problemJson(CLAIMED), 200: json(one(staffThread), 'As it is now.') },
})

const mergeRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Question queue'],
  path: '/queue/{id}/merge',
  operationId: 'mergeQuestions',
  summary: 'Join two questions of one learner',
  description:
    'The other question then has everything that was said and what happened, and this one leads to it. It is open if one of them was.',
  ...refuses('claimed', 'not_allowed', 'not_found', 'validation_failed'),
  request: { params: threadPath, body: body(mergeBody) },
  responses: { ...problems, 409: problemJson(CLAIMED), 200: json(one(staffThread), 'The other question.') },
})

const handOverRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Question queue'],
  path: '/queue/{id}/hand-over',
  operationId: 'handOverQuestion',
  summary: 'Hand a question over to somebody else who teaches',
  description: 'They have the claim then, and a notification tells them. A note is for all who teach.',
  ...refuses('claimed', 'not_allowed', 'not_found', 'validation_failed'),
  request: { params: threadPath, body: body(handOverBody) },
  responses: { ...problems, 409: problemJson(CLAIMED), 200: json(one(staffThread), 'Claimed by them.') },
})

export const createQueueRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(queueRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      return c.json(await readQueue(context(c), { ...c.req.valid('query'), community }), 200)
    })
    .openapi(threadRoute, async (c) => {
      const data = await readQueuedThread(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(claimRoute, async (c) => {
      const data = await claimThread(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(answerRoute, async (c) => {
      const key = c.req.valid('header')['idempotency-key']
      const data = await answerThread(context(c), { ...c.req.valid('param'), ...c.req.valid('json'), key })
      return c.json({ data }, 200)
    })
    .openapi(settleRoute, async (c) => {
      const data = await settleThread(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(mergeRoute, async (c) => {
      const data = await mergeThread(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(handOverRoute, async (c) => {
      const data = await handOverThread(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
}
