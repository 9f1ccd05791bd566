import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './auth.ts'

export type Log = (entry: Record<string, unknown>) => void

/** One JSON object a line, for whatever collects them. */
export const logToConsole: Log = (entry) => console.log(JSON.stringify(entry))

/** How long a line may wait for others, in milliseconds, and how many go together: more than a pipe holds would wait for its reader. */
const TOGETHER = 20
const AT_MOST = 100

export interface BulkLog {
  log: Log
  /** Writes what waits. */
  flush: () => void
}

/** For servers: to write a line takes as long as to write a hundred, so they go together. Errors wait for nothing. */
export function createBulkLog(write: (text: string) => void = console.log): BulkLog {
  let lines: string[] = []
  const flush = () => {
    if (lines.length > 0) write(lines.join('\n'))
    lines = []
  }
  const log: Log = (entry) => {
    lines.push(JSON.stringify(entry))
    if (entry.level === 'error' || lines.length >= AT_MOST) flush()
    else if (lines.length === 1) setTimeout(flush, TOGETHER)
  }
  return { log, flush }
}

/** What is told of a request that was answered. */
export interface RequestLogEntry {
  /** When it came, in milliseconds. */
  start: number
  method: string
  path: string
  status: number
  request_id: string
  user_id: string | undefined
}

export type LogRequest = (answered: RequestLogEntry) => void

/** A line for each request of one function. */
export const createRequestLogger =
  (log: Log, functionName: string, now: () => number): LogRequest =>
  ({ start, method, path, status, request_id, user_id }) =>
    log({
      level: status >= 500 ? 'error' : 'info',
      time: isoTime(start),
      function: functionName,
      method,
      path,
      status,
      ms: now() - start,
      request_id,
      user_id,
    })

/** Many come in the same millisecond. */
let last = { time: Number.NaN, text: '' }
function isoTime(time: number): string {
  if (time !== last.time) last = { time, text: new Date(time).toISOString() }
  return last.text
}

export const logRequests = (tell: LogRequest, now: () => number) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const start = now()
    await next()
    const { method, path } = c.req
    tell({ start, method, path, status: c.res.status, request_id: c.get('requestId'), user_id: c.get('claims')?.sub })
  })
