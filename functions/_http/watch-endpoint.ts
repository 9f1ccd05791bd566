import { timingSafeEqual } from 'hono/utils/buffer'
import type { z } from 'zod'
import type { WorkerFetch } from './listen.ts'

/** What somebody who knows the token may ask, by method and path. */
export type WatchRoutes = Record<string, (body: string) => Promise<object> | object>

/** A route that takes a body. */
export const taking =
  <T extends z.ZodType>(contract: T, work: (body: z.infer<T>) => Promise<object>) =>
  (text: string): Promise<object> =>
    work(contract.parse(JSON.parse(text)))

export interface WatchEndpointOptions {
  token: string
  report?: (error: unknown) => void
  routes: WatchRoutes
  /** What anybody may ask. */
  open?: Record<string, WorkerFetch>
}

/** What vantage points and guards answer each other, behind a token that all of them share. */
export const createWatchEndpoint =
  ({ token, routes, open = {}, report = () => undefined }: WatchEndpointOptions): WorkerFetch =>
  async (request, info) => {
    const { pathname } = new URL(request.url)
    const isOpen = open[pathname]
    if (isOpen) return isOpen(request, info)
    const shown = request.headers.get('Authorization')?.replace(/^Bearer /, '') ?? ''
    const route = routes[`${request.method} ${pathname}`]
    if (!(await timingSafeEqual(shown, token)) || !route) return new Response(null, { status: 404 })
    try {
      return Response.json(await route(request.method === 'GET' ? '' : await request.text()))
    } catch (error) {
      if (error instanceof SyntaxError || (error instanceof Error && error.name === 'ZodError'))
        return new Response(null, { status: 400 })
      report(error)
      return new Response(null, { status: 500 })
    }
  }
