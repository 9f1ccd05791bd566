import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './auth.ts'

export type Log = (entry: Record<string, unknown>) => void

/** One JSON object a line, for whatever collects them. */
export const logToConsole: Log = (entry) => console.log(JSON.stringify(entry))

export const logRequests = (functionName: string, log: Log, now: () => number) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const start = now()
    await next()
    log({
      level: c.res.status >= 500 ? 'error' : 'info',
      time: new Date(start).toISOString(),
      function: functionName,
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: now() - start,
      request_id: c.var.requestId,
      user_id: c.var.claims?.sub,
    })
  })
