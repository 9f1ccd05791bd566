import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import {
  calendarAddress,
  calendarPath,
  examPlanBody,
  planQuery,
  studyPlan,
  todaysReview,
} from '../_contracts/plans/plans.ts'
import { oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forPrograms, forSignedIn, json, problems, refuses, textWithEtag, withEtag } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { createCalendar } from '../_services/plans/create-calendar.ts'
import { readCalendar } from '../_services/plans/read-calendar.ts'
import { readToday } from '../_services/plans/read-today.ts'
import { readPlan } from '../_services/plans/read.ts'
import { deleteCalendar } from '../_services/plans/remove-calendar.ts'
import { deletePlan } from '../_services/plans/remove.ts'
import { savePlan } from '../_services/plans/save.ts'

const CALENDAR = 'text/calendar; charset=utf-8'

const ofPlan = {
  ...forSignedIn,
  tags: ['Plan'],
  ...refuses('no_community', 'not_found'),
  request: { query: planQuery },
}

const todayRoute = createRoute({
  ...ofPlan,
  ...withEtag,
  method: 'get',
  path: '/today',
  operationId: 'getToday',
  summary: 'Get how much to review today, and what to do next',
  description:
    'What is due by FSRS, and before an exam whatever has waited for a quarter of the days that were left when it was answered last. Only what is enough for today is counted, never a backlog.',
  responses: { ...problems, 200: json(oneOfCommunity(todaysReview), 'As of your date.') },
})

const readRoute = createRoute({
  ...ofPlan,
  ...withEtag,
  method: 'get',
  path: '/plan',
  operationId: 'getPlan',
  summary: 'Get your exam date, and what each day until then holds',
  description: 'Computed from today: a day that was missed makes nothing overdue.',
  responses: { ...problems, 200: json(oneOfCommunity(studyPlan), 'With what there is to do today.') },
})

const saveRoute = createRoute({
  ...ofPlan,
  method: 'put',
  path: '/plan',
  operationId: 'setPlan',
  summary: 'Set when your exam is, and how many minutes a day you have',
  description: 'You have one plan per community. This one takes the place of the one that was there.',
  request: { ...ofPlan.request, body: body(examPlanBody) },
  responses: { ...problems, 200: json(oneOfCommunity(studyPlan), 'The plan, with all its days.') },
})

const deleteRoute = createRoute({
  ...ofPlan,
  method: 'delete',
  path: '/plan',
  operationId: 'deletePlan',
  summary: 'Remove your exam date',
  description: 'Reviews go on as they are due. A repeat changes nothing.',
  responses: { ...problems, 200: json(oneOfCommunity(studyPlan), 'Without an exam date.') },
})

const createCalendarRoute = createRoute({
  ...ofPlan,
  method: 'post',
  path: '/plan/calendar',
  operationId: 'createCalendar',
  summary: 'Make a secret address under which calendar programs read your plan',
  description: 'The address from before ends. Whoever knows an address can read the plan.',
  responses: { ...problems, 201: json(oneOfCommunity(calendarAddress), 'With the secret, which is told only now.') },
})

const deleteCalendarRoute = createRoute({
  ...ofPlan,
  method: 'delete',
  path: '/plan/calendar',
  operationId: 'deleteCalendar',
  summary: 'End the address of your calendar',
  description: 'A repeat changes nothing.',
  responses: { ...problems, 200: json(oneOfCommunity(studyPlan), 'The plan, without an address.') },
})

const calendarRoute = createRoute({
  ...forPrograms,
  ...textWithEtag(CALENDAR),
  method: 'get',
  tags: ['Plan'],
  path: '/calendar/{file}',
  operationId: 'readCalendar',
  summary: 'Read a plan as iCalendar, by its secret address',
  description:
    'For calendar programs, without a token. The days of the plan and the day of the exam, each as an entry for the whole day (RFC 5545).',
  ...refuses('not_found'),
  request: { params: calendarPath },
  responses: {
    ...problems,
    200: {
      description: 'Without entries while there is no exam ahead.',
      content: { 'text/calendar': { schema: z.string() } },
    },
  },
})

/** An exam date, today's review and the days until the exam, for learners. */
export const createPlanRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(todayRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      return c.json({ community, data: await readToday(context(c), community) }, 200)
    })
    .openapi(readRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      return c.json({ community, data: await readPlan(context(c), community) }, 200)
    })
    .openapi(saveRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await savePlan(context(c), { ...c.req.valid('json'), community })
      return c.json({ community, data }, 200)
    })
    .openapi(deleteRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      return c.json({ community, data: await deletePlan(context(c), community) }, 200)
    })
    .openapi(createCalendarRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      return c.json({ community, data: await createCalendar(context(c), community) }, 201)
    })
    .openapi(deleteCalendarRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      return c.json({ community, data: await deleteCalendar(context(c), community) }, 200)
    })
    .openapi(calendarRoute, async (c) => {
      const text = await readCalendar(deps, c.req.valid('param').file.replace(/\.ics$/, ''))
      return c.body(text, 200, { 'Content-Type': CALENDAR })
    })
}
