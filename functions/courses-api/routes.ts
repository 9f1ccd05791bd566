import { createRoute } from '@hono/zod-openapi'
import { byId, bySlug, coursesQuery } from '../_contracts/courses/authoring.ts'
import { contentDetail } from '../_contracts/courses/contents.ts'
import { courseCard, courseDetail, enrollment } from '../_contracts/courses/courses.ts'
import { program } from '../_contracts/courses/programs.ts'
import { list, one } from '../_contracts/wire.ts'
import { forSignedIn, json, problemJson, problems } from '../_http/routes.ts'

export const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/courses',
  summary: 'The courses of a community, and how far one is with each',
  request: { query: coursesQuery },
  responses: { ...problems, 200: json(list(courseCard), 'Live ones; to who teaches there, all.') },
})

export const readRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/courses/{community}/{slug}',
  summary: 'A course with what is in it, and what of that one has done',
  request: { params: bySlug },
  responses: { ...problems, 200: json(one(courseDetail), 'Its contents in their order.') },
})

export const contentRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/contents/{community}/{slug}',
  summary: 'A lesson, WOD, scenario or test of a course, with its text',
  request: { params: bySlug },
  responses: { ...problems, 200: json(one(contentDetail), 'The text is Markdown.') },
})

export const programsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/programs',
  summary: 'The programs of a community over their courses',
  request: { query: coursesQuery },
  responses: { ...problems, 200: json(list(program), 'Live ones; to who teaches there, all.') },
})

export const programRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/programs/{community}/{slug}',
  summary: 'A program with its courses in their order',
  request: { params: bySlug },
  responses: { ...problems, 200: json(one(program), 'How far one is with each.') },
})

export const enrollRoute = createRoute({
  ...forSignedIn,
  method: 'put',
  path: '/courses/{id}/enrollment',
  summary: 'Take up a course',
  request: { params: byId },
  responses: {
    ...problems,
    200: json(one(enrollment), 'Since when. Again, it changes nothing.'),
    409: problemJson('It is not live.'),
  },
})

export const leaveRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  path: '/courses/{id}/enrollment',
  summary: 'Leave a course',
  request: { params: byId },
  responses: {
    ...problems,
    204: { description: 'What was done in it stays.' },
    409: problemJson('It is completed: that stays.'),
  },
})
