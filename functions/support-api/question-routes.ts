import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import {
  askBody,
  askHeader,
  messageBody,
  myThreadsQuery,
  thread,
  threadPath,
  threadSummary,
} from '../_contracts/support/support.ts'
import { listOfCommunity, one, oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { askQuestion } from '../_services/support/ask.ts'
import { listMyThreads, readMyThread } from '../_services/support/read-mine.ts'
import { settleOwnThread, writeInThread } from '../_services/support/write.ts'

const USED_KEY = 'This Idempotency-Key was already used for another message.'

const askRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Questions'],
  path: '/threads',
  operationId: 'askQuestion',
  summary: 'Ask the people of a community, or its assistant',
  description:
    'Only you and those who teach in the community read it. A question of a finished attempt is shown as you saw it, with your answer. The same words, while nobody has resolved them, are the question that is there. The assistant gives its answer at `/threads/{id}/answer`; the first words of somebody new go to a person in any case.',
  ...refuses('attempt_abandoned', 'attempt_unfinished', 'conflict', 'exam_running', 'no_community', 'not_found'),
  request: { headers: askHeader, body: body(askBody) },
  responses: {
    ...problems,
    409: problemJson(`${USED_KEY.slice(0, -1)}, or the attempt is not finished.`),
    200: json(oneOfCommunity(thread), 'The question that was there already.'),
    201: json(oneOfCommunity(thread), 'The new question.'),
  },
})

const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Questions'],
  path: '/threads',
  operationId: 'listQuestions',
  summary: 'List what you asked in a community',
  description: 'One that was merged into another is part of that.',
  ...refuses('no_community', 'not_found'),
  request: { query: myThreadsQuery },
  responses: { ...problems, 200: json(listOfCommunity(threadSummary), 'The latest first.') },
})

const readRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Questions'],
  path: '/threads/{id}',
  operationId: 'getQuestion',
  summary: 'Get a question of yours with everything that was answered',
  description: 'Notes of those who teach are no part of it.',
  ...refuses('not_found'),
  request: { params: threadPath },
  responses: { ...problems, 200: json(one(thread), 'In the order in which it was written.') },
})

const writeRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Questions'],
  path: '/threads/{id}/messages',
  operationId: 'writeInQuestion',
  summary: 'Write more in a question of yours',
  description: 'Opens it again, if it was resolved.',
  ...refuses('conflict', 'not_found'),
  request: { params: threadPath, headers: askHeader, body: body(messageBody) },
  responses: { ...problems, 409: problemJson(USED_KEY), 200: json(one(thread), 'With the message.') },
})

const personRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Questions'],
  path: '/threads/{id}/person',
  operationId: 'askForPerson',
  summary: 'Ask for a person instead of the assistant',
  description: 'The assistant says nothing in this question any more.',
  ...refuses('not_found'),
  request: { params: threadPath },
  responses: { ...problems, 200: json(one(thread), 'A person answers from now on.') },
})

const resolveRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Questions'],
  path: '/threads/{id}/resolve',
  operationId: 'resolveQuestion',
  summary: 'Say that a question of yours is answered',
  description: 'It leaves the queue.',
  ...refuses('not_found'),
  request: { params: threadPath },
  responses: { ...problems, 200: json(one(thread), 'Resolved. Writing more opens it again.') },
})

export const createQuestionRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(askRoute, async (c) => {
      const asked = c.req.valid('json')
      const community = await choose(c, asked.community)
      const key = c.req.valid('header')['idempotency-key']
      const { thread: data, isNew } = await askQuestion(context(c), { ...asked, community, key })
      const answer = { community: data.community, data }
      return isNew ? c.json(answer, 201) : c.json(answer, 200)
    })
    .openapi(listRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const { data, next } = await listMyThreads(context(c), { ...c.req.valid('query'), community })
      return c.json({ community, data, page: { next } }, 200)
    })
    .openapi(readRoute, async (c) => {
      const data = await readMyThread(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(writeRoute, async (c) => {
      const key = c.req.valid('header')['idempotency-key']
      const data = await writeInThread(context(c), { ...c.req.valid('param'), ...c.req.valid('json'), key })
      return c.json({ data }, 200)
    })
    .openapi(personRoute, async (c) => {
      const { id } = c.req.valid('param')
      const data = await settleOwnThread(context(c), { id, event: { type: 'learner_asked_for_a_person' } })
      return c.json({ data }, 200)
    })
    .openapi(resolveRoute, async (c) => {
      const { id } = c.req.valid('param')
      const data = await settleOwnThread(context(c), { id, event: { type: 'learner_resolved' } })
      return c.json({ data }, 200)
    })
}
