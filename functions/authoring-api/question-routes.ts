import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { bulkBody, orderQuestionsBody } from '../_contracts/authoring/bulk.ts'
import {
  addQuestionBody,
  changedQuestion,
  draftPath,
  draftQuestionPath,
  draftState,
  duplicateQuestionBody,
  editQuestionBody,
  revisionQuery,
} from '../_contracts/authoring/drafts.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeQuestions } from '../_services/authoring/bulk.ts'
import { orderDraft } from '../_services/authoring/order-questions.ts'
import {
  addQuestion,
  duplicateQuestion,
  editQuestion,
  readDraftQuestion,
  removeQuestion,
} from '../_services/authoring/questions.ts'

const FOR_AUTHORS = 'For instructors and admins of the community.'
const changed = {
  409: problemJson('It was changed since this revision: `stored` has what is there, `yours` what was not saved.'),
}

const addRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Draft questions'],
  path: '/tests/{id}/draft/questions',
  operationId: 'addQuestion',
  summary: 'Add a question to the working copy',
  description: `${FOR_AUTHORS} It may be unfinished. With an \`id\` of yours, a repeat adds nothing.`,
  ...refuses('draft_full', 'not_allowed', 'not_found'),
  request: { params: draftPath, body: body(addQuestionBody) },
  responses: { ...problems, 201: json(one(changedQuestion), 'Added.') },
})

const readRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Draft questions'],
  path: '/tests/{id}/draft/questions/{question}',
  operationId: 'getDraftQuestion',
  summary: 'Get a question of the working copy with all that is written of it',
  description: FOR_AUTHORS,
  ...refuses('not_allowed', 'not_found'),
  request: { params: draftQuestionPath },
  responses: { ...problems, 200: json(one(changedQuestion), 'As it is now.') },
})

const editRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Draft questions'],
  path: '/tests/{id}/draft/questions/{question}',
  operationId: 'editQuestion',
  summary: 'Save what is written of a question',
  description: `${FOR_AUTHORS} Send all of it, and the \`revision\` that you read.`,
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: draftQuestionPath, body: body(editQuestionBody) },
  responses: { ...problems, ...changed, 200: json(one(changedQuestion), 'Saved, with the problems it still has.') },
})

const removeRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Draft questions'],
  path: '/tests/{id}/draft/questions/{question}',
  operationId: 'removeQuestion',
  summary: 'Remove a question from the working copy',
  description: `${FOR_AUTHORS} Published versions keep it.`,
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: draftQuestionPath, query: revisionQuery },
  responses: { ...problems, ...changed, 200: json(one(draftState), 'Removed; an undo brings it back.') },
})

const duplicateRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Draft questions'],
  path: '/tests/{id}/draft/questions/{question}/copies',
  operationId: 'duplicateQuestion',
  summary: 'Copy a question behind itself',
  description: `${FOR_AUTHORS} The copy is a question of its own.`,
  ...refuses('draft_full', 'not_allowed', 'not_found'),
  request: { params: draftQuestionPath, body: body(duplicateQuestionBody) },
  responses: { ...problems, 201: json(one(changedQuestion), 'The copy.') },
})

const orderRoute = createRoute({
  ...forSignedIn,
  method: 'put',
  tags: ['Draft questions'],
  path: '/tests/{id}/draft/order',
  operationId: 'orderDraftQuestions',
  summary: 'Put the questions into another order',
  description: `${FOR_AUTHORS} Send the order that you read, too: of two at once, the second gets a conflict.`,
  ...refuses('conflict', 'not_allowed', 'not_found', 'order_differs'),
  request: { params: draftPath, body: body(orderQuestionsBody) },
  responses: { ...problems, 200: json(one(draftState), 'Ordered.'), 409: problemJson('The order had changed.') },
})

const bulkRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Draft questions'],
  path: '/tests/{id}/draft/bulk',
  operationId: 'changeQuestions',
  summary: 'Change several questions at once: topic, tags, pool and more, copy, move to another test, delete',
  description: `${FOR_AUTHORS} One undo takes all of it back. Questions that move keep their lineage; in the test that they go to, nothing from before can be undone afterwards.`,
  ...refuses('conflict', 'draft_full', 'not_allowed', 'not_found'),
  request: { params: draftPath, body: body(bulkBody) },
  responses: { ...problems, ...changed, 200: json(one(draftState), 'Done.') },
})

/** The questions of a working copy. */
export const createQuestionRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(addRoute, async (c) => {
      const { id: question, ...added } = c.req.valid('json')
      const data = await addQuestion(context(c), { ...c.req.valid('param'), ...added, question })
      return c.json({ data }, 201)
    })
    .openapi(readRoute, async (c) => {
      const data = await readDraftQuestion(context(c), c.req.valid('param'))
      return c.json({ data }, 200)
    })
    .openapi(editRoute, async (c) => {
      const data = await editQuestion(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(removeRoute, async (c) => {
      const data = await removeQuestion(context(c), { ...c.req.valid('param'), ...c.req.valid('query') })
      return c.json({ data }, 200)
    })
    .openapi(duplicateRoute, async (c) => {
      const data = await duplicateQuestion(context(c), { ...c.req.valid('param'), copy: c.req.valid('json').id })
      return c.json({ data }, 201)
    })
    .openapi(orderRoute, async (c) => {
      const data = await orderDraft(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(bulkRoute, async (c) => {
      const data = await changeQuestions(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
}
