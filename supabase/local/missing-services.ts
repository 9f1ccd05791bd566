import { Hono, type Context } from 'hono'
import { cors } from 'hono/cors'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Not a 503, which supabase-js would retry. */
const NOT_IMPLEMENTED = 501
const CODE = 'not_supported_locally'

export const missingService = (service: string) => `The local stack has no ${service}: that needs a Supabase project.`

/** What the platform offers beside Auth and the functions, by path, and the body of an error as supabase-js reads it there. */
const SERVICES: Record<string, { name: string; bodyOf: (message: string) => object }> = {
  '/rest/v1': {
    name: 'REST API for tables and functions of the database',
    bodyOf: (message) => ({ code: CODE, message, details: null, hint: 'Call the functions at /functions/v1 instead.' }),
  },
  '/storage/v1': {
    name: 'Storage',
    bodyOf: (message) => ({ statusCode: String(NOT_IMPLEMENTED), error: CODE, message }),
  },
  '/realtime/v1': { name: 'Realtime', bodyOf: (message) => ({ error: CODE, message }) },
  '/graphql/v1': { name: 'GraphQL API', bodyOf: (message) => ({ errors: [{ message, extensions: { code: CODE } }] }) },
}

/** Answers for the services of the Supabase platform that are not here: each request is told so, in that service's own shape. */
export function createMissingServices(): Hono {
  const app = new Hono()
  app.use(cors({ origin: '*', allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'], maxAge: 7200 }))
  for (const [path, { name, bodyOf }] of Object.entries(SERVICES)) {
    const refuse = (c: Context) => c.json(bodyOf(missingService(name)), NOT_IMPLEMENTED satisfies ContentfulStatusCode)
    app.all(path, refuse).all(`${path}/*`, refuse)
  }
  return app
}

export const isOfMissingService = (url: string): boolean =>
  Object.keys(SERVICES).some((path) => new URL(url).pathname.startsWith(path))

export const isRealtimeSocket = ({ url, headers }: Request): boolean =>
  headers.get('upgrade')?.toLowerCase() === 'websocket' && new URL(url).pathname === '/realtime/v1/websocket'
