import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { helpPath, ladder, practiceHelpPath, stepBody, stepHeader } from '../_contracts/assistant/help.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { EVENT_STREAM, eventStream } from '../_http/event-stream.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { answerStep } from '../_services/assistant/answer-step.ts'
import { readLadder } from '../_services/assistant/read-ladder.ts'
import type { AssistantServices } from '../_services/assistant/assistant-services.ts'
import { takeStep, type OpenStep } from '../_services/assistant/take-step.ts'
import type { WithClaims } from '../_services/context.ts'
import { ABOUT_ANSWER } from './about-answer.ts'

const ladderRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Help'],
  path: '/attempts/{id}/questions/{number}',
  operationId: 'getLadder',
  summary: 'Get the help that a question of your attempt had, and what comes next',
  description:
    'In practice, and in the review of a finished attempt. Refused while an exam of yours asks the question.',
  ...refuses('attempt_abandoned', 'exam_running', 'feedback_later', 'not_found', 'read_only'),
  request: { params: helpPath },
  responses: {
    ...problems,
    409: problemJson('The attempt was given up.'),
    200: json(one(ladder), 'With who else reads it.'),
  },
})

const stepRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Help'],
  path: '/attempts/{id}/questions/{number}/steps',
  operationId: 'takeHelpStep',
  summary: 'Take the next step of help with a question',
  description: ABOUT_ANSWER,
  ...refuses(
    'attempt_abandoned',
    'conflict',
    'effort_missing',
    'exam_running',
    'feedback_later',
    'no_more_help',
    'not_found',
    'response_invalid',
  ),
  request: { params: helpPath, headers: stepHeader, body: body(stepBody) },
  responses: {
    ...problems,
    409: problemJson('There is no more help, the attempt was given up, or the key was used for another step.'),
    200: { description: 'Server-sent events.', content: { 'text/event-stream': { schema: z.string() } } },
  },
})

const practiceLadderRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Help'],
  path: '/practice/{id}/questions/{number}',
  operationId: 'getPracticeLadder',
  summary: 'Get the help that a question of your practice session had, and what comes next',
  description:
    'While you practice, and in the review of a finished session. Refused while you take an exam on the test of the question, or on one that asks it.',
  ...refuses('attempt_abandoned', 'exam_running', 'feedback_later', 'not_found', 'read_only'),
  request: { params: practiceHelpPath },
  responses: {
    ...problems,
    409: problemJson('The session was given up.'),
    200: json(one(ladder), 'With who else reads it.'),
  },
})

const practiceStepRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Help'],
  path: '/practice/{id}/questions/{number}/steps',
  operationId: 'takePracticeHelpStep',
  summary: 'Take the next step of help with a question of your practice session',
  description: ABOUT_ANSWER,
  ...refuses(
    'attempt_abandoned',
    'conflict',
    'effort_missing',
    'exam_running',
    'feedback_later',
    'no_more_help',
    'not_found',
    'response_invalid',
  ),
  request: { params: practiceHelpPath, headers: stepHeader, body: body(stepBody) },
  responses: {
    ...problems,
    409: problemJson('There is no more help, the session was given up, or the key was used for another step.'),
    200: { description: 'Server-sent events.', content: { 'text/event-stream': { schema: z.string() } } },
  },
})

export function createHelpRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const answer = (asking: WithClaims<AssistantServices>, step: OpenStep) => {
    const leaving = new AbortController()
    return eventStream(answerStep(asking, step, leaving.signal), {
      onLeave: () => leaving.abort(),
      // An answer ends by itself, within the time that a model has for it.
      onEnd: () => {},
    })
  }
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(ladderRoute, async (c) => {
      const data = await readLadder(context(c), { at: 'attempts', ...c.req.valid('param') })
      return c.json({ data }, 200)
    })
    .openapi(practiceLadderRoute, async (c) => {
      const data = await readLadder(context(c), { at: 'practice', ...c.req.valid('param') })
      return c.json({ data }, 200)
    })
    .openapi(stepRoute, async (c) => {
      const key = c.req.valid('header')['idempotency-key']
      const step = await takeStep(context(c), { at: 'attempts', ...c.req.valid('param'), ...c.req.valid('json'), key })
      return c.body(answer(context(c), step), 200, EVENT_STREAM)
    })
    .openapi(practiceStepRoute, async (c) => {
      const key = c.req.valid('header')['idempotency-key']
      const step = await takeStep(context(c), { at: 'practice', ...c.req.valid('param'), ...c.req.valid('json'), key })
      return c.body(answer(context(c), step), 200, EVENT_STREAM)
    })
}
