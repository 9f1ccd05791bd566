import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { byId } from '../_contracts/courses/authoring.ts'
import { changeContentBody, contentDetail, createContentBody } from '../_contracts/courses/contents.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeContent } from '../_services/courses/change-content.ts'
import { createContent } from '../_services/courses/create-content.ts'
import { deleteContent } from '../_services/courses/delete-content.ts'

const createContentRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Course authoring'],
  path: '/courses/{id}/contents',
  operationId: 'createContent',
  summary: 'Add a lesson, WOD, scenario or test to a course as a draft',
  description: 'For instructors and admins. Learners do not see a draft.',
  ...refuses('already_exists', 'conflict', 'not_allowed', 'not_found'),
  request: { params: byId, body: body(createContentBody) },
  responses: {
    ...problems,
    201: json(one(contentDetail), 'At the end of the course.'),
    409: problemJson('The community has one with this slug, or the course is retired.'),
  },
})

const changeContentRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Course authoring'],
  path: '/contents/{id}',
  operationId: 'updateContent',
  summary: 'Change, publish or retire a lesson, WOD, scenario or test',
  description: 'For instructors and admins. Send the `revision` that you read, so that no newer change is overwritten.',
  ...refuses('conflict', 'not_allowed', 'not_found', 'not_ready'),
  request: { params: byId, body: body(changeContentBody) },
  responses: {
    ...problems,
    200: json(one(contentDetail), 'As it is now.'),
    409: problemJson('It changed since this revision, or its status cannot go back.'),
  },
})

const deleteContentRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Course authoring'],
  path: '/contents/{id}',
  operationId: 'deleteContent',
  summary: 'Delete a draft of a lesson, WOD, scenario or test',
  description: 'For instructors and admins. What was live is retired instead.',
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: byId },
  responses: { ...problems, 204: { description: 'Deleted.' }, 409: problemJson('It was live.') },
})

/** The contents of courses, for instructors and admins. */
export const createContentRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(createContentRoute, async (c) => {
      const data = await createContent(context(c), { course_id: c.req.valid('param').id, ...c.req.valid('json') })
      return c.json({ data }, 201)
    })
    .openapi(changeContentRoute, async (c) => {
      const data = await changeContent(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(deleteContentRoute, async (c) => {
      await deleteContent(context(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
}
