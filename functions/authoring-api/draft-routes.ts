import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { comparisonQuery, draftComparison } from '../_contracts/authoring/comparison.ts'
import {
  beginDraftBody,
  draftPath,
  draftSettingsBody,
  draftState,
  previewQuery,
  revisionQuery,
  testDraft,
  undoBody,
} from '../_contracts/authoring/drafts.ts'
import { draftPreview, previewBody } from '../_contracts/authoring/preview.ts'
import { publishBody, publishedTest } from '../_contracts/authoring/tests.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { beginWorkingCopy, discardDraft } from '../_services/authoring/begin.ts'
import { changeSettings } from '../_services/authoring/change-settings.ts'
import { compareVersions } from '../_services/authoring/compare.ts'
import { previewContent, previewDraft } from '../_services/authoring/preview.ts'
import { publishDraft } from '../_services/authoring/publish.ts'
import { readDraft } from '../_services/authoring/read-draft.ts'
import { stepDraft } from '../_services/authoring/undo.ts'

const FOR_AUTHORS = 'For instructors and admins of the community.'
const changed = { 409: problemJson('It was changed since this revision.') }

const readRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Working copies'],
  path: '/tests/{id}/draft',
  operationId: 'getTestDraft',
  summary: 'Get the working copy of a test, and what publishing it would meet',
  description: `${FOR_AUTHORS} Where nobody changed anything, it is what the latest version has: the first change begins a working copy by itself.`,
  ...refuses('not_allowed', 'not_found'),
  request: { params: draftPath },
  responses: { ...problems, 200: json(one(testDraft), 'As it is now.') },
})

const beginRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Working copies'],
  path: '/tests/{id}/draft',
  operationId: 'beginTestDraft',
  summary: 'Begin a working copy, from the latest version or from an earlier one',
  description: `${FOR_AUTHORS} A repeat finds the working copy there is.`,
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: draftPath, body: body(beginDraftBody) },
  responses: {
    ...problems,
    200: json(one(testDraft), 'As it is now.'),
    409: problemJson('There is one already, and another version was asked for.'),
  },
})

const discardRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Working copies'],
  path: '/tests/{id}/draft',
  operationId: 'discardTestDraft',
  summary: 'Throw the working copy away',
  description: `${FOR_AUTHORS} Published and imported versions stay. This cannot be undone.`,
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: draftPath, query: revisionQuery },
  responses: { ...problems, ...changed, 204: { description: 'Gone.' } },
})

const settingsRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Working copies'],
  path: '/tests/{id}/draft/settings',
  operationId: 'updateTestSettings',
  summary: 'Change what the test will say of itself once it is published',
  description: FOR_AUTHORS,
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: draftPath, body: body(draftSettingsBody) },
  responses: {
    ...problems,
    200: json(one(draftState), 'Saved.'),
    409: problemJson('They were changed since this revision: `stored` has them, `yours` what was not saved.'),
  },
})

const compareRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Working copies'],
  path: '/tests/{id}/draft/comparison',
  operationId: 'compareTestVersions',
  summary: 'Compare the working copy with a version, or two versions',
  description: FOR_AUTHORS,
  ...refuses('not_allowed', 'not_found'),
  request: { params: draftPath, query: comparisonQuery },
  responses: { ...problems, 200: json(one(draftComparison), 'Question by question.') },
})

const previewRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Working copies'],
  path: '/tests/{id}/draft/preview',
  operationId: 'previewTestDraft',
  summary: 'Get the working copy as a learner would meet it in practice',
  description: `${FOR_AUTHORS} Nothing is stored.`,
  ...refuses('not_allowed', 'not_found'),
  request: { params: draftPath, query: previewQuery },
  responses: { ...problems, 200: json(one(draftPreview), 'An attempt that exists nowhere.') },
})

const previewContentRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Working copies'],
  path: '/tests/{id}/draft/preview',
  operationId: 'previewQuestion',
  summary: 'Get a question that is not saved as a learner would meet it',
  description: `${FOR_AUTHORS} Nothing is stored.`,
  ...refuses('not_allowed', 'not_found'),
  request: { params: draftPath, body: body(previewBody) },
  responses: { ...problems, 200: json(one(draftPreview), 'An attempt that exists nowhere.') },
})

const undoRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Working copies'],
  path: '/tests/{id}/draft/undo',
  operationId: 'undoDraftChange',
  summary: 'Take the last change back',
  description: `${FOR_AUTHORS} The last 200 changes can be undone in order, whoever made them.`,
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: draftPath, body: body(undoBody) },
  responses: { ...problems, 200: json(one(draftState), 'Undone.'), 409: problemJson('It is not the last change.') },
})

const redoRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Working copies'],
  path: '/tests/{id}/draft/redo',
  operationId: 'redoDraftChange',
  summary: 'Bring the change again that was undone last',
  description: `${FOR_AUTHORS} Any other change ends what can be redone.`,
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: draftPath, body: body(undoBody) },
  responses: { ...problems, 200: json(one(draftState), 'Redone.'), 409: problemJson('It is not the next change.') },
})

const publishRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Working copies'],
  path: '/tests/{id}/draft/publish',
  operationId: 'publishTest',
  summary: 'Publish the working copy as the next version',
  description: `${FOR_AUTHORS} All of it goes live, or nothing: \`errors\` names everything that is in the way. Fewer than 25 questions take \`short\`. Attempts that were begun keep their version.`,
  ...refuses('conflict', 'not_allowed', 'not_found', 'not_ready', 'too_few_questions'),
  request: { params: draftPath, body: body(publishBody) },
  responses: { ...problems, ...changed, 200: json(one(publishedTest), 'Learners take it from now on.') },
})

/** The working copy as a whole. */
export const createDraftRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => {
      const data = await readDraft(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(beginRoute, async (c) => {
      const data = await beginWorkingCopy(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(discardRoute, async (c) => {
      await discardDraft(context(c), { ...c.req.valid('param'), ...c.req.valid('query') })
      return c.body(null, 204)
    })
    .openapi(settingsRoute, async (c) => {
      const data = await changeSettings(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(compareRoute, async (c) => {
      const data = await compareVersions(context(c), { ...c.req.valid('param'), ...c.req.valid('query') })
      return c.json({ data }, 200)
    })
    .openapi(previewRoute, async (c) => {
      const data = await previewDraft(context(c), { ...c.req.valid('param'), ...c.req.valid('query') })
      return c.json({ data }, 200)
    })
    .openapi(previewContentRoute, async (c) => {
      const data = await previewContent(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(undoRoute, async (c) => {
      const step = { ...c.req.valid('param'), ...c.req.valid('json') }
      const data = await stepDraft(context(c), { ...step, direction: 'undo' })
      return c.json({ data }, 200)
    })
    .openapi(redoRoute, async (c) => {
      const step = { ...c.req.valid('param'), ...c.req.valid('json') }
      const data = await stepDraft(context(c), { ...step, direction: 'redo' })
      return c.json({ data }, 200)
    })
    .openapi(publishRoute, async (c) => {
      const data = await publishDraft(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
}
