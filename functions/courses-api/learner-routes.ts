import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { byId, bySlug, coursesQuery } from '../_contracts/courses/authoring.ts'
import { contentDetail } from '../_contracts/courses/contents.ts'
import { courseCard, courseDetail, enrollment } from '../_contracts/courses/courses.ts'
import { program } from '../_contracts/courses/programs.ts'
import { listOfCommunity, one, oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { HOURS } from '../_http/response-cache.ts'
import { cached, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { enroll } from '../_services/courses/enroll.ts'
import { leaveCourse } from '../_services/courses/leave.ts'
import { listPrograms } from '../_services/courses/list-programs.ts'
import { listCourses } from '../_services/courses/list.ts'
import { readContent } from '../_services/courses/read-content.ts'
import { readProgram } from '../_services/courses/read-program.ts'
import { readCourse } from '../_services/courses/read.ts'

const listRoute = createRoute({
  ...forSignedIn,
  ...cached(1 * HOURS, { changesWithDay: true }),
  method: 'get',
  tags: ['Courses'],
  path: '/courses',
  operationId: 'listCourses',
  summary: 'List the courses of a community with your progress in each',
  description: 'For members of the community.',
  ...refuses('no_community', 'not_found'),
  request: { query: coursesQuery },
  responses: { ...problems, 200: json(listOfCommunity(courseCard), 'Live courses; instructors and admins get all.') },
})

const readRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Courses'],
  path: '/courses/{community}/{slug}',
  operationId: 'getCourse',
  summary: 'Get a course with its contents and your progress in them',
  description: 'Instructors and admins also get drafts and retired contents.',
  ...refuses('not_found'),
  request: { params: bySlug },
  responses: { ...problems, 200: json(oneOfCommunity(courseDetail), 'Its contents are in order.') },
})

const contentRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Courses'],
  path: '/contents/{community}/{slug}',
  operationId: 'getContent',
  summary: 'Get a lesson, WOD, scenario or test of a course with its text',
  description: 'For members of the community. A WOD is a short daily exercise.',
  ...refuses('not_found'),
  request: { params: bySlug },
  responses: { ...problems, 200: json(oneOfCommunity(contentDetail), 'The text is Markdown.') },
})

const programsRoute = createRoute({
  ...forSignedIn,
  ...cached(1 * HOURS, { changesWithDay: true }),
  method: 'get',
  tags: ['Programs'],
  path: '/programs',
  operationId: 'listPrograms',
  summary: 'List the programs of a community with their courses',
  description: 'For members of the community.',
  ...refuses('no_community', 'not_found'),
  request: { query: coursesQuery },
  responses: { ...problems, 200: json(listOfCommunity(program), 'Live programs; instructors and admins get all.') },
})

const programRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Programs'],
  path: '/programs/{community}/{slug}',
  operationId: 'getProgram',
  summary: 'Get a program with its courses in order',
  description: 'For members of the community.',
  ...refuses('not_found'),
  request: { params: bySlug },
  responses: { ...problems, 200: json(oneOfCommunity(program), 'With your progress in each course.') },
})

const enrollRoute = createRoute({
  ...forSignedIn,
  method: 'put',
  tags: ['Courses'],
  path: '/courses/{id}/enrollment',
  operationId: 'enrollInCourse',
  summary: 'Enroll in a course',
  description: 'Only live courses take enrollments.',
  ...refuses('conflict', 'not_found'),
  request: { params: byId },
  responses: {
    ...problems,
    200: json(one(enrollment), 'Your enrollment. Enrolling again changes nothing.'),
    409: problemJson('The course is not live.'),
  },
})

const leaveRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Courses'],
  path: '/courses/{id}/enrollment',
  operationId: 'leaveCourse',
  summary: 'Leave a course',
  description: 'You can enroll again later.',
  ...refuses('conflict', 'not_found'),
  request: { params: byId },
  responses: {
    ...problems,
    204: { description: 'You left it. What you did in it stays.' },
    409: problemJson('You completed it: a completed enrollment stays.'),
  },
})

/** Courses, contents and programs for learners. */
export const createLearnerRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await listCourses(context(c), community)
      return c.json({ community, data, page: { next: null } }, 200)
    })
    .openapi(readRoute, async (c) => {
      const community = await choose(c, c.req.valid('param').community)
      const data = await readCourse(context(c), c.req.valid('param'))
      return c.json({ community, data }, 200)
    })
    .openapi(contentRoute, async (c) => {
      const community = await choose(c, c.req.valid('param').community)
      const data = await readContent(context(c), c.req.valid('param'))
      return c.json({ community, data }, 200)
    })
    .openapi(programsRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await listPrograms(context(c), community)
      return c.json({ community, data, page: { next: null } }, 200)
    })
    .openapi(programRoute, async (c) => {
      const community = await choose(c, c.req.valid('param').community)
      const data = await readProgram(context(c), c.req.valid('param'))
      return c.json({ community, data }, 200)
    })
    .openapi(enrollRoute, async (c) => {
      const data = await enroll(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(leaveRoute, async (c) => {
      await leaveCourse(context(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
}
