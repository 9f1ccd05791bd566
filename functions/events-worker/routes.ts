import { createRoute } from '@hono/zod-openapi'
import { drained, parkedEvent, requeueBody, requeued, swept } from '../_contracts/engine/events.ts'
import { list, one } from '../_contracts/wire.ts'
import { body, forScheduler, json, problems } from '../_http/routes.ts'

export const drainRoute = createRoute({
  ...forScheduler,
  method: 'post',
  tags: ['Queue'],
  path: '/drain',
  operationId: 'drainQueue',
  summary: 'Apply the oldest due events of the queue',
  description:
    'For the scheduler. An event that fails is tried again later, and parked after five tries. Takes none where events go through Kafka.',
  responses: { ...problems, 200: json(one(drained), 'At most 100 events; call again while `taken` is 100.') },
})

export const sweepRoute = createRoute({
  ...forScheduler,
  method: 'post',
  tags: ['Sweeps'],
  path: '/sweep',
  operationId: 'sweep',
  summary: 'Do a part of the background work',
  description:
    'Finishes attempts that ran out of time, goes on with corrections of questions, lets what learners remember follow their attempts, gives learners what new rules say they have met, checks rules about time windows and leaderboards, refreshes leaderboards, reminds learners of streaks at risk, mails those who teach about questions, sends mail, counts days anew that have something new, judges the alerts of operators, pays for answers of the assistant whose process died, and forgets rate limits that are over.',
  responses: { ...problems, 200: json(one(swept), 'What was done; call again at once while `more` is true.') },
})

export const parkedRoute = createRoute({
  ...forScheduler,
  method: 'get',
  tags: ['Queue'],
  path: '/parked',
  operationId: 'listParkedEvents',
  summary: 'List the events that failed too often',
  description: 'For operators. A parked event waits until it is requeued.',
  responses: { ...problems, 200: json(list(parkedEvent), 'Each with its last error.') },
})

export const requeueRoute = createRoute({
  ...forScheduler,
  method: 'post',
  tags: ['Queue'],
  path: '/parked/requeue',
  operationId: 'requeueEvents',
  summary: 'Give parked events another five tries',
  description: 'For operators, after the cause was removed.',
  request: { body: body(requeueBody) },
  responses: { ...problems, 200: json(one(requeued), 'How many events went back into the queue.') },
})
