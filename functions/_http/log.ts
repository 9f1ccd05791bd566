import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './auth.ts'

export type Log = (entry: Record<string, unknown>) => void

/** One JSON object a line, for whatever collects them. */
export const logToConsole: Log = (entry) => console.log(JSON.stringify(entry))

/** How long a line may wait for others, in milliseconds. */
const TOGETHER = 20

export interface BulkLog {
  log: Log
  /** Writes what waits. */
  flush: () => void
}

/** For servers: to write a line takes as long as to write a hundred, so they go together. Errors wait for nothing. */
export function logInBulk(write: (text: string) => void = console.log): BulkLog {
  let lines: string[] = []
  const flush = () => {
    if (lines.length > 0) write(lines.join('\n'))
    lines = []
  }
  const log: Log = (entry) => {
    lines.push(JSON.stringify(entry))
    if (entry.level === 'error') flush()
    else if (lines.length === 1) setTimeout(flush, TOGETHER)
  }
  return { log, flush }
}

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
      request_id: c.get('requestId'),
      user_id: c.get('claims')?.sub,
    })
  })
