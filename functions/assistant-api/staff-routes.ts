import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { conversation, conversationsQuery } from '../_contracts/assistant/conversations.ts'
import {
  assistantQuery,
  assistantSettings,
  assistantSettingsBody,
  assistantUsage,
  usageQuery,
} from '../_contracts/assistant/settings.ts'
import { listOfCommunity, oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { listConversations } from '../_services/assistant/list-conversations.ts'
import { readUsage } from '../_services/assistant/read-usage.ts'
import { changeAssistantSettings, readAssistantSettings } from '../_services/assistant/settings.ts'

const conversationsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Conversations'],
  path: '/conversations',
  operationId: 'listConversations',
  summary: 'List what learners of a community asked and were answered',
  description:
    'For instructors and admins of the community. Learners are told so before they ask. Without names where the community wants that.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: conversationsQuery },
  responses: { ...problems, 200: json(listOfCommunity(conversation), 'The newest first.') },
})

const settingsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Assistant settings'],
  path: '/settings',
  operationId: 'getAssistantSettings',
  summary: 'Get what the assistant may do and spend in a community',
  description: 'For admins of the community. A month and a day begin at midnight UTC.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: assistantQuery },
  responses: { ...problems, 200: json(oneOfCommunity(assistantSettings), 'With what was spent this month.') },
})

const changeSettingsRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Assistant settings'],
  path: '/settings',
  operationId: 'changeAssistantSettings',
  summary: 'Change what the assistant may do and spend in a community',
  description:
    'For admins of the community; what is left out stays. Whatever a community chooses, it spends no more than the whole site may.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: assistantQuery, body: body(assistantSettingsBody) },
  responses: { ...problems, 200: json(oneOfCommunity(assistantSettings), 'As it is from now on.') },
})

const usageRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Assistant settings'],
  path: '/usage',
  operationId: 'getAssistantUsage',
  summary: 'Get what the assistant cost a community, by day, task and model',
  description: 'For admins of the community. Days without a question are left out.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: usageQuery },
  responses: { ...problems, 200: json(listOfCommunity(assistantUsage), 'The oldest day first.') },
})

export function createStaffRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(conversationsRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const { data, next } = await listConversations(context(c), { ...c.req.valid('query'), community })
      return c.json({ community, data, page: { next } }, 200)
    })
    .openapi(settingsRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await readAssistantSettings(context(c), community)
      return c.json({ community, data }, 200)
    })
    .openapi(changeSettingsRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await changeAssistantSettings(context(c), { ...c.req.valid('json'), community })
      return c.json({ community, data }, 200)
    })
    .openapi(usageRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await readUsage(context(c), { ...c.req.valid('query'), community })
      return c.json({ community, data, page: { next: null } }, 200)
    })
}
