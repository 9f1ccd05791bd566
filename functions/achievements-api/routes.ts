import { createRoute } from '@hono/zod-openapi'
import { catalogueEntry, catalogueQuery } from '../_contracts/achievements.ts'
import { list } from '../_contracts/wire.ts'
import { forSignedIn, json, problems } from '../_http/routes.ts'

export const catalogueRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/',
  summary: 'What can be earned in a community, and how far one is',
  request: { query: catalogueQuery },
  responses: { ...problems, 200: json(list(catalogueEntry), 'Pack by pack; secrets are sealed.') },
})
