import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { byId, changeBody, createBody, orderBody } from '../_contracts/courses/authoring.ts'
import { courseDetail } from '../_contracts/courses/courses.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeCourse } from '../_services/courses/change.ts'
import { createCourse } from '../_services/courses/create.ts'
import { deleteCourse } from '../_services/courses/delete.ts'
import { orderContents } from '../_services/courses/order.ts'

const createCourseRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/courses',
  summary: 'Begin a course, as a draft',
  request: { body: body(createBody) },
  responses: {
    ...problems,
    201: json(one(courseDetail), 'A draft: learners do not see it.'),
    409: problemJson('The community has one with this slug.'),
  },
})

const changeCourseRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  path: '/courses/{id}',
  summary: 'Change, publish or retire a course',
  description: 'Publishing takes along what is in it as a draft, retiring what is live.',
  request: { params: byId, body: body(changeBody) },
  responses: {
    ...problems,
    200: json(one(courseDetail), 'As it is now.'),
    409: problemJson('Somebody changed it since this revision, or there is no way back.'),
  },
})

const deleteCourseRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  path: '/courses/{id}',
  summary: 'Delete a draft with what is in it',
  request: { params: byId },
  responses: { ...problems, 204: { description: 'It is gone.' }, 409: problemJson('It was live.') },
})

const orderContentsRoute = createRoute({
  ...forSignedIn,
  method: 'put',
  path: '/courses/{id}/order',
  summary: 'Put what is in a course into another order',
  description: 'All that is not retired, as it was read and as it shall be.',
  request: { params: byId, body: body(orderBody) },
  responses: {
    ...problems,
    200: json(one(courseDetail), 'As it is now.'),
    409: problemJson('It is not as it was read; `errors` has the list that is there.'),
  },
})

/** Courses, for instructors and admins. */
export const createCourseRoutes = (deps: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(createCourseRoute, async (c) => {
      const data = await createCourse(deps, c.var.claims, c.req.valid('json'))
      return c.json({ data }, 201)
    })
    .openapi(changeCourseRoute, async (c) => {
      const data = await changeCourse(deps, c.var.claims, c.req.valid('param').id, c.req.valid('json'))
      return c.json({ data }, 200)
    })
    .openapi(deleteCourseRoute, async (c) => {
      await deleteCourse(deps.db, c.var.claims, c.req.valid('param').id)
      return c.body(null, 204)
    })
    .openapi(orderContentsRoute, async (c) => {
      const data = await orderContents(deps, c.var.claims, c.req.valid('param').id, c.req.valid('json'))
      return c.json({ data }, 200)
    })
