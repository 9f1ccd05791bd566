import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { byId, changeBody, createBody, orderBody } from '../_contracts/courses/authoring.ts'
import { program } from '../_contracts/courses/programs.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeProgram } from '../_services/courses/change-program.ts'
import { createProgram } from '../_services/courses/create-program.ts'
import { deleteProgram } from '../_services/courses/delete-program.ts'
import { orderCourses } from '../_services/courses/order-program.ts'

const createProgramRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/programs',
  summary: 'Begin a program, as a draft',
  request: { body: body(createBody) },
  responses: {
    ...problems,
    201: json(one(program), 'A draft: learners do not see it.'),
    409: problemJson('The community has one with this slug.'),
  },
})

const changeProgramRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  path: '/programs/{id}',
  summary: 'Change, publish or retire a program',
  request: { params: byId, body: body(changeBody) },
  responses: {
    ...problems,
    200: json(one(program), 'As it is now.'),
    409: problemJson('Somebody changed it since this revision, or there is no way back.'),
  },
})

const deleteProgramRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  path: '/programs/{id}',
  summary: 'Delete a draft; its courses stay',
  request: { params: byId },
  responses: { ...problems, 204: { description: 'It is gone.' }, 409: problemJson('It was live.') },
})

const orderCoursesRoute = createRoute({
  ...forSignedIn,
  method: 'put',
  path: '/programs/{id}/courses',
  summary: 'Say which courses a program has, in which order',
  request: { params: byId, body: body(orderBody) },
  responses: {
    ...problems,
    200: json(one(program), 'As it is now.'),
    409: problemJson('It is not as it was read; `errors` has the list that is there.'),
  },
})

/** Programs, for instructors and admins. */
export const createProgramRoutes = (deps: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(createProgramRoute, async (c) => {
      const data = await createProgram(deps, c.var.claims, c.req.valid('json'))
      return c.json({ data }, 201)
    })
    .openapi(changeProgramRoute, async (c) => {
      const data = await changeProgram(deps, c.var.claims, c.req.valid('param').id, c.req.valid('json'))
      return c.json({ data }, 200)
    })
    .openapi(deleteProgramRoute, async (c) => {
      await deleteProgram(deps.db, c.var.claims, c.req.valid('param').id)
      return c.body(null, 204)
    })
    .openapi(orderCoursesRoute, async (c) => {
      const data = await orderCourses(deps, c.var.claims, c.req.valid('param').id, c.req.valid('json'))
      return c.json({ data }, 200)
    })
