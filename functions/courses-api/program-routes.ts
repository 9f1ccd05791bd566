import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { byId, changeBody, createBody, orderBody } from '../_contracts/courses/authoring.ts'
import { program } from '../_contracts/courses/programs.ts'
import { one, oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeProgram } from '../_services/courses/change-program.ts'
import { createProgram } from '../_services/courses/create-program.ts'
import { deleteProgram } from '../_services/courses/delete-program.ts'
import { orderCourses } from '../_services/courses/order-program.ts'

const createProgramRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Program authoring'],
  path: '/programs',
  operationId: 'createProgram',
  summary: 'Create a program as a draft',
  description: 'For instructors and admins. Without a slug, one is made from the title.',
  ...refuses('already_exists', 'no_community', 'not_allowed', 'not_found'),
  request: { body: body(createBody) },
  responses: {
    ...problems,
    201: json(oneOfCommunity(program), 'Learners do not see a draft.'),
    409: problemJson('The community has one with this slug.'),
  },
})

const changeProgramRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Program authoring'],
  path: '/programs/{id}',
  operationId: 'updateProgram',
  summary: 'Change, publish or retire a program',
  description: 'For instructors and admins. Send the `revision` that you read, so that no newer change is overwritten.',
  ...refuses('conflict', 'not_allowed', 'not_found', 'not_ready'),
  request: { params: byId, body: body(changeBody) },
  responses: {
    ...problems,
    200: json(one(program), 'As it is now.'),
    409: problemJson('It changed since this revision, or its status cannot go back.'),
  },
})

const deleteProgramRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Program authoring'],
  path: '/programs/{id}',
  operationId: 'deleteProgram',
  summary: 'Delete a draft of a program; its courses stay',
  description: 'For instructors and admins. A program that was live is retired instead.',
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: byId },
  responses: { ...problems, 204: { description: 'Deleted.' }, 409: problemJson('It was live.') },
})

const orderCoursesRoute = createRoute({
  ...forSignedIn,
  method: 'put',
  tags: ['Program authoring'],
  path: '/programs/{id}/courses',
  operationId: 'orderCourses',
  summary: 'Set the courses of a program and their order',
  description: 'For instructors and admins. Send the courses in the order you read and in the new order.',
  ...refuses('conflict', 'not_allowed', 'not_found', 'order_differs'),
  request: { params: byId, body: body(orderBody) },
  responses: {
    ...problems,
    200: json(one(program), 'As it is now.'),
    409: problemJson('The list changed since you read it; `errors` has the current one.'),
  },
})

/** Programs, for instructors and admins. */
export const createProgramRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(createProgramRoute, async (c) => {
      const community = await choose(c, c.req.valid('json').community)
      const data = await createProgram(context(c), { ...c.req.valid('json'), community })
      return c.json({ community, data }, 201)
    })
    .openapi(changeProgramRoute, async (c) => {
      const data = await changeProgram(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(deleteProgramRoute, async (c) => {
      await deleteProgram(context(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
    .openapi(orderCoursesRoute, async (c) => {
      const data = await orderCourses(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
}
