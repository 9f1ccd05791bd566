import { createRoute } from '@hono/zod-openapi'
import { access, figures } from '../_contracts/ops/figures.ts'
import { series, seriesQuery } from '../_contracts/ops/series.ts'
import { one } from '../_contracts/wire.ts'
import { forSignedIn, json, problems, refuses } from '../_http/routes.ts'

export const accessRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Operations'],
  path: '/access',
  operationId: 'getOpsAccess',
  summary: 'Check whether you operate the site',
  description: 'For everybody who is signed in, so that a page knows whether to link to the figures.',
  responses: { ...problems, 200: json(one(access), 'Whether the caller may read the rest of this function.') },
})

export const figuresRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Operations'],
  path: '/figures',
  operationId: 'getFigures',
  summary: 'Get how the site does at this moment',
  description:
    'For operators of the site. From Postgres, and from what the processes tell it every ten seconds; counts and percentiles are of the last five minutes.',
  ...refuses('not_found'),
  responses: { ...problems, 200: json(one(figures), 'The state of every alert, and the figures behind it.') },
})

export const seriesRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Time series'],
  path: '/series',
  operationId: 'getSeries',
  summary: 'Get what the last days came to',
  description:
    'For operators of the site. Days are in UTC; today is counted every quarter of an hour, and an earlier day again when something of it comes late.',
  ...refuses('not_found'),
  request: { query: seriesQuery },
  responses: { ...problems, 200: json(one(series), 'Unlocks, learners and events by day, and what was earned.') },
})
