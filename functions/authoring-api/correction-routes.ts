import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { draftPath } from '../_contracts/authoring/drafts.ts'
import {
  correction,
  correctionBody,
  correctionHeader,
  correctionPath,
  correctionSummary,
} from '../_contracts/corrections/corrections.ts'
import {
  reportedDetail,
  reportsPage,
  reportsPath,
  reportsQuery,
  settledReports,
  settleReportsBody,
} from '../_contracts/corrections/reports.ts'
import { list, one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { createCorrection } from '../_services/corrections/create-correction.ts'
import { listCorrections, readCorrection } from '../_services/corrections/read.ts'
import { listReports, readReports, settleQuestionReports } from '../_services/corrections/reports.ts'
import { applyCorrection, withdrawCorrection } from '../_services/corrections/settle.ts'

const FOR_AUTHORS = 'For instructors and admins of the community.'

const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Corrections'],
  path: '/tests/{id}/corrections',
  operationId: 'listCorrections',
  summary: 'List the corrections of a test’s questions',
  description: FOR_AUTHORS,
  ...refuses('not_allowed', 'not_found'),
  request: { params: draftPath },
  responses: { ...problems, 200: json(list(correctionSummary), 'The newest 100, the newest first.') },
})

const createCorrectionRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Corrections'],
  path: '/tests/{id}/corrections',
  operationId: 'createCorrection',
  summary: 'See whom a correction of a published question would change',
  description: `${FOR_AUTHORS} Nothing changes yet: it is counted in the background whose scores, XP and achievements it would change. It applies to the question in every published version that asks it with the same options.`,
  ...refuses('not_allowed', 'not_found', 'validation_failed'),
  request: { params: draftPath, headers: correctionHeader, body: body(correctionBody) },
  responses: { ...problems, 201: json(one(correction), 'Being previewed.') },
})

const readRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Corrections'],
  path: '/corrections/{id}',
  operationId: 'getCorrection',
  summary: 'Get a correction with what it changes',
  description: FOR_AUTHORS,
  ...refuses('not_allowed', 'not_found'),
  request: { params: correctionPath },
  responses: { ...problems, 200: json(one(correction), 'As far as learners were looked at.') },
})

const applyRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Corrections'],
  path: '/corrections/{id}/apply',
  operationId: 'applyCorrection',
  summary: 'Apply a correction and grade finished attempts anew',
  description: `${FOR_AUTHORS} Answers are graded with it from now on. Those whose score changes are told once, with their scores before and after. What was unlocked stays.`,
  ...refuses('conflict', 'not_allowed', 'not_found', 'too_early'),
  request: { params: correctionPath },
  responses: {
    ...problems,
    200: json(one(correction), 'Grading anew.'),
    409: problemJson('Its preview is not complete, or it was withdrawn.'),
  },
})

const withdrawRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Corrections'],
  path: '/corrections/{id}/withdraw',
  operationId: 'withdrawCorrection',
  summary: 'Withdraw a correction that was not applied',
  description: FOR_AUTHORS,
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: correctionPath },
  responses: { ...problems, 200: json(one(correction), 'Withdrawn.'), 409: problemJson('It was applied.') },
})

const reportsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Corrections'],
  path: '/reports',
  operationId: 'listQuestionReports',
  summary: 'List the questions that learners reported',
  description: `${FOR_AUTHORS} Until somebody decides.`,
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: reportsQuery },
  responses: {
    ...problems,
    200: json(reportsPage, 'With the number of questions that wait.'),
  },
})

const readReportsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Corrections'],
  path: '/tests/{id}/reports/{lineage}',
  operationId: 'getQuestionReports',
  summary: 'Get what learners reported about a question',
  description: FOR_AUTHORS,
  ...refuses('not_allowed', 'not_found'),
  request: { params: reportsPath },
  responses: { ...problems, 200: json(one(reportedDetail), 'With the question and its key.') },
})

const settleRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Corrections'],
  path: '/tests/{id}/reports/{lineage}',
  operationId: 'settleQuestionReports',
  summary: 'Decide about the reports on a question without a correction',
  description: `${FOR_AUTHORS} Those who reported it are told.`,
  ...refuses('not_allowed', 'not_found'),
  request: { params: reportsPath, body: body(settleReportsBody) },
  responses: { ...problems, 200: json(one(settledReports), 'How many were open.') },
})

/** What is wrong with published questions, and what follows of mending it. */
export const createCorrectionRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const data = await listCorrections(context(c), c.req.valid('param').id)
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(createCorrectionRoute, async (c) => {
      const key = c.req.valid('header')['idempotency-key'] ?? crypto.randomUUID()
      const id = await createCorrection(context(c), {
        ...c.req.valid('json'),
        test_id: c.req.valid('param').id,
        key,
      })
      return c.json({ data: await readCorrection(context(c), id) }, 201)
    })
    .openapi(readRoute, async (c) => {
      const data = await readCorrection(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(applyRoute, async (c) => {
      const data = await applyCorrection(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(withdrawRoute, async (c) => {
      const data = await withdrawCorrection(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(reportsRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      return c.json(await listReports(context(c), { ...c.req.valid('query'), community }), 200)
    })
    .openapi(readReportsRoute, async (c) => {
      const data = await readReports(context(c), c.req.valid('param'))
      return c.json({ data }, 200)
    })
    .openapi(settleRoute, async (c) => {
      const settled = await settleQuestionReports(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data: { settled } }, 200)
    })
}
