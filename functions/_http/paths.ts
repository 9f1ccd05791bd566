import type { Env, Hono } from 'hono'
import { METHODS } from 'hono/router'
import { getPath } from 'hono/utils/url'

const MOUNT = '/functions/v1'

/** Supabase hands a function the path below the mount, our own server the whole one. Apps see the former. */
export function pathWithoutMount(request: Request): string {
  const path = getPath(request)
  const below = path.startsWith(`${MOUNT}/`) ? path.slice(MOUNT.length) : path
  return below.length > 1 && below.endsWith('/') ? below.slice(0, -1) : below
}

/** Which methods an address takes: none means that there is no such address. */
export function allowedMethods<E extends Env>(app: Hono<E>, path: string): string[] {
  return METHODS.map((method) => method.toUpperCase()).filter((method) => {
    const [handlers] = app.router.match(method, path)
    // Middleware is registered for all methods; only a route has one of its own.
    return handlers.some(([[, route]]) => route.method === method)
  })
}
