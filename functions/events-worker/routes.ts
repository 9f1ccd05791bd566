import { createRoute } from '@hono/zod-openapi'
import { drained, parkedEvent, requeueBody, requeued, swept } from '../_contracts/engine/events.ts'
import { list, one } from '../_contracts/wire.ts'
import { body, forScheduler, json, problems } from '../_http/routes.ts'

export const drainRoute = createRoute({
  ...forScheduler,
  method: 'post',
  path: '/drain',
  summary: 'Apply the oldest due events of the queue',
  responses: { ...problems, 200: json(one(drained), 'At most 100 events; call again while `taken` is 100.') },
})

export const sweepRoute = createRoute({
  ...forScheduler,
  method: 'post',
  path: '/sweep',
  summary:
    'Finish expired attempts, award new rules that were met before, evaluate windows and leaderboards, send streak reminders',
  responses: {
    ...problems,
    200: json(one(swept), 'A bounded part of the work; call again at once while `more` is true.'),
  },
})

export const parkedRoute = createRoute({
  ...forScheduler,
  method: 'get',
  path: '/parked',
  summary: 'List events that failed too often',
  responses: { ...problems, 200: json(list(parkedEvent), 'Each with its last error.') },
})

export const requeueRoute = createRoute({
  ...forScheduler,
  method: 'post',
  path: '/parked/requeue',
  summary: 'Give parked events another five tries',
  request: { body: body(requeueBody) },
  responses: { ...problems, 200: json(one(requeued), 'The number of those that were parked.') },
})
