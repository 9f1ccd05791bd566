import type { Env, Hono } from 'hono'
import { METHODS } from 'hono/router'
import { getPath } from 'hono/utils/url'

const MOUNT = '/functions/v1'

/** Supabase passes a function the path below the mount, our own server passes the whole path. Apps see the former. */
export function pathWithoutMount(request: Request): string {
  const path = getPath(request)
  const below = path.startsWith(`${MOUNT}/`) ? path.slice(MOUNT.length) : path
  return below.length > 1 && below.endsWith('/') ? below.slice(0, -1) : below
}

/** The methods of the routes at an address; none if there is no such address. */
export function allowedMethods<E extends Env>(app: Hono<E>, path: string): string[] {
  return METHODS.map((method) => method.toUpperCase()).filter((method) => {
    const [handlers] = app.router.match(method, path)
    // Middleware is registered for all methods, a route for one.
    return handlers.some(([[, route]]) => route.method === method)
  })
}
