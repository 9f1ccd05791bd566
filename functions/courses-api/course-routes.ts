import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { byId, changeBody, createBody, orderBody } from '../_contracts/courses/authoring.ts'
import { courseDetail } from '../_contracts/courses/courses.ts'
import { one, oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeCourse } from '../_services/courses/change.ts'
import { createCourse } from '../_services/courses/create.ts'
import { deleteCourse } from '../_services/courses/delete.ts'
import { orderContents } from '../_services/courses/order.ts'

const createCourseRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Course authoring'],
  path: '/courses',
  operationId: 'createCourse',
  summary: 'Create a course as a draft',
  description: 'For instructors and admins. Without a slug, one is made from the title.',
  ...refuses('already_exists', 'no_community', 'not_allowed', 'not_found'),
  request: { body: body(createBody) },
  responses: {
    ...problems,
    201: json(oneOfCommunity(courseDetail), 'Learners do not see a draft.'),
    409: problemJson('The community has one with this slug.'),
  },
})

const changeCourseRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Course authoring'],
  path: '/courses/{id}',
  operationId: 'updateCourse',
  summary: 'Change, publish or retire a course',
  description: 'Publishing also publishes the drafts in it; retiring also retires its live contents.',
  ...refuses('conflict', 'not_allowed', 'not_found', 'not_ready'),
  request: { params: byId, body: body(changeBody) },
  responses: {
    ...problems,
    200: json(one(courseDetail), 'As it is now.'),
    409: problemJson('It changed since this revision, or its status cannot go back.'),
  },
})

const deleteCourseRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Course authoring'],
  path: '/courses/{id}',
  operationId: 'deleteCourse',
  summary: 'Delete a draft of a course with the contents in it',
  description: 'For instructors and admins. A course that was live is retired instead.',
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: byId },
  responses: { ...problems, 204: { description: 'Deleted.' }, 409: problemJson('It was live.') },
})

const orderContentsRoute = createRoute({
  ...forSignedIn,
  method: 'put',
  tags: ['Course authoring'],
  path: '/courses/{id}/order',
  operationId: 'orderContents',
  summary: 'Reorder the contents of a course',
  description: 'Send all contents that are not retired, in the order you read and in the new order.',
  ...refuses('conflict', 'not_allowed', 'not_found', 'order_differs'),
  request: { params: byId, body: body(orderBody) },
  responses: {
    ...problems,
    200: json(one(courseDetail), 'As it is now.'),
    409: problemJson('The list changed since you read it; `errors` has the current one.'),
  },
})

/** Courses, for instructors and admins. */
export const createCourseRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(createCourseRoute, async (c) => {
      const community = await choose(c, c.req.valid('json').community)
      const data = await createCourse(context(c), { ...c.req.valid('json'), community })
      return c.json({ community, data }, 201)
    })
    .openapi(changeCourseRoute, async (c) => {
      const data = await changeCourse(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(deleteCourseRoute, async (c) => {
      await deleteCourse(context(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
    .openapi(orderContentsRoute, async (c) => {
      const data = await orderContents(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
}
